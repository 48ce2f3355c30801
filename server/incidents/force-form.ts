import { choice } from '../fields/choice.ts'
import { form } from '../fields/form.ts'
import { section } from '../fields/sections.ts'
import { wholeNumber, wholeNumberOrNone } from '../fields/number.ts'
import { repeated } from '../fields/repeated.ts'
import { longText } from '../fields/text.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { longDate, minutes, plural } from '../../reports/wording.ts'
import type { IncidentFormFacts, Technique } from './form-facts.ts'
import { handcuffs, techniqueLevels } from './vocabulary.ts'

/** The measure, for how long, by which techniques, and with what effect. */
export function force({ techniques }: IncidentFormFacts) {
  const offered: Vocabulary = techniques.map((each) => ({ value: each.value, label: inWords(each) }))
  return section('force', 'The force used', {
    ...measure,
    techniques: repeated({
      question: 'Which techniques were used?',
      label: 'Techniques',
      hint: 'Enter each technique once, with how often it was used. Leave empty if none is on the record',
      one: 'Technique',
      item: techniqueForm(offered),
      max: 20,
      line: ({ technique, uses }) => `${labelOf(offered, technique)}: ${plural(uses, 'use')}`,
    }),
    ...effect,
  })
}

const techniqueForm = (offered: Vocabulary) =>
  form({
    technique: choice({
      question: 'Which technique?',
      from: offered,
      missing: 'Choose the technique',
      asSelect: true,
    }),
    uses: wholeNumber({
      question: 'How often was it used?',
      hint: 'Count each use, by whichever member of staff',
      missing: 'Enter how often the technique was used',
      min: 1,
      max: 50,
    }),
  })

/** 'Head hold (medium)', with the last day of one that is no longer taught. */
const inWords = ({ label, level, toOn }: Technique): string =>
  `${label} (${labelOf(techniqueLevels, level).toLowerCase()}${toOn === null ? '' : `, until ${longDate(toOn)}`})`

const measure = {
  description: longText({
    question: 'What was done?',
    label: 'Description of the measure',
    hint: 'Who held what, and how it ended. Pseudonyms and roles only',
    missing: 'Describe the force that was used',
  }),
  /** Null: not supplied. */
  durationMinutes: {
    ...wholeNumberOrNone({
      question: 'How long did it last, in minutes?',
      label: 'Duration',
      hint: 'From the first touch to the last, 0 for less than a minute. Leave empty if it is not on the record',
      max: 1440,
      suffix: 'minutes',
    }),
    words: (value: number | null) => (value === null ? [] : [minutes(value)]),
  },
}

const effect = {
  handcuffs: choice({
    question: 'Were handcuffs used?',
    label: 'Handcuffs',
    from: handcuffs,
    missing: 'Say whether handcuffs were used',
  }),
  painJustification: longText({
    question: 'Why was a pain-inducing technique used?',
    label: 'Justification of a pain-inducing technique',
    hint: 'Which serious harm was about to happen, and why nothing else could stop it. Leave empty if none was used',
    rows: 3,
  }),
  effectiveness: longText({
    question: 'How effective was it, and what followed?',
    label: 'Effectiveness and consequences',
    missing: 'Say how effective the use of force was and what followed',
    rows: 3,
  }),
}
