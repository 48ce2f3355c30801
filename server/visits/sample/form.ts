import { choice, choices } from '../../fields/choice.ts'
import { date, dateOrNone } from '../../fields/date.ts'
import { known, textOf, type Field } from '../../fields/field.ts'
import { form, type Form, type Rule } from '../../fields/form.ts'
import { wholeNumber } from '../../fields/number.ts'
import { longText, text } from '../../fields/text.ts'
import { labelOf, yesNo, type Vocabulary } from '../../fields/vocabulary.ts'
import { numberMeant, type Referenced } from '../../incidents/naming.ts'
import type { RecordForm, Section } from '../../fields/sections.ts'
import { sampleRules } from './rules.ts'
import type { DrawAsked, Sampled } from './sampled.ts'
import { byHand, comparisons, findings, mostDrawn, sampleSources, waysSampled } from './vocabulary.ts'
import type { Finding, HowSampled } from './vocabulary.ts'
import { whichRecord } from './words.ts'

/** What the form must know of what is stored. */
export interface SampleFacts {
  visits: Vocabulary
  /** The establishment of each visit. */
  houses: ReadonlyMap<string, string>
  /** The incidents that the number or reference typed so far may mean. */
  incidents: readonly Referenced[]
  /** As it is typed so far, or stands. */
  how: HowSampled | undefined
  /** What never changes of a record that stands already. */
  fixed?: Sampled
}

const visitField = ({ visits, fixed }: SampleFacts): Field<string> =>
  fixed === undefined
    ? choice({
        question: 'On which visit was it sampled?',
        label: 'Visit',
        hint: 'Log the visit first, if it is not here',
        from: visits,
        missing: 'Choose the visit on which it was sampled',
        asSelect: true,
      })
    : { ...known('Visit', fixed.visitId, labelOf(visits, fixed.visitId)), codes: visits }

const howField = ({ fixed }: SampleFacts): Field<HowSampled> =>
  fixed === undefined
    ? choice<HowSampled>({
        question: 'How did it come into the sample?',
        label: 'Came into the sample',
        from: byHand,
        codes: waysSampled,
        missing: 'Say whether you chose it here or it comes from another source',
      })
    : {
        ...known('Came into the sample', fixed.how, labelOf(waysSampled, fixed.how)),
        codes: waysSampled,
      }

const numberField = ({ fixed, incidents, houses }: SampleFacts): Field<string> => {
  if (fixed?.how === 'drawn') return known('Incident', fixed.incidentNumber, fixed.incidentNumber)
  const asked = text({
    question: 'Which incident is it?',
    label: 'Incident',
    hint: 'The establishment’s reference or our number, such as UOF/18/0042 or CKI-2018-0042. Leave it empty where a source outside the records tells of one that is not here',
    max: 40,
    width: 'govuk-input--width-10',
  })
  return {
    ...asked,
    read: (name, typed, context) => {
      const found = asked.read(name, typed, context)
      if (!found.ok) return found
      const house = houses.get(fixed?.visitId ?? textOf(typed, 'visitId'))
      return { ok: true, value: numberMeant(incidents, found.value, house) }
    },
  }
}

const nothing = <Value>(label: string, value: Value): Field<Value> => ({
  ...known(label, value, ''),
  words: () => [],
})

const notFromOutside = {
  source: nothing<Sampled['source']>('Source', null),
  sourceReference: nothing('Reference in the source', ''),
  sourceOn: nothing<string | null>('Date in the source', null),
  sourcePlace: nothing('Place in the source', ''),
}

const sourceChoice = choice({
  question: 'Where does it come from?',
  label: 'Source',
  from: sampleSources,
  missing: 'Say where it comes from',
})

const sourceDate = {
  question: 'When does the source say that it happened?',
  label: 'Date in the source',
  missing: 'Enter the date that the source gives',
}

const fromOutside = {
  source: {
    ...sourceChoice,
    type: (name: string, value: string | null) => ({ [name]: value ?? '' }),
    words: (value: string | null) => (value === null ? [] : [labelOf(sampleSources, value)]),
  },
  sourceReference: text({
    question: 'Where in the source does it stand?',
    label: 'Reference in the source',
    hint: 'For example, “Entry 31”. No names',
    max: 100,
  }),
  sourceOn: { ...dateOrNone(sourceDate), read: date(sourceDate).read },
  sourcePlace: text({
    question: 'Where did it happen, as the source says?',
    label: 'Place in the source',
    hint: 'For example, “Education, first floor”',
    max: 100,
  }),
}

const foundOf = (how: HowSampled | undefined) =>
  choice<Finding>({
    question: 'What did you find?',
    label: 'Finding',
    // An incident that is here cannot be missing.
    from: isFromHere(how) ? findings.filter(({ value }) => value !== 'not-in-records') : findings,
    codes: findings,
    missing: 'Say what you found, or that it is not checked yet',
  })

const linkedField = (number: string): Field<string> => ({
  ...known('Entered since', number, ''),
  words: (value) => (value === '' ? [] : [`Incident ${value}`]),
})

const comparedField = {
  comparedWith: choices({
    question: 'What did you compare it with?',
    label: 'Compared with',
    from: comparisons,
  }),
}

const wordsFields = {
  missing: text({
    question: 'What was missing, if it could not be checked?',
    label: 'Missing',
    hint: 'For example, “Footage is kept for 90 days only”. Leave it empty otherwise',
    max: 500,
  }),
  note: longText({
    question: 'What do you note about it?',
    label: 'Note',
    hint: 'For example, what differs. Only the scrutineer reads it. Pseudonyms and roles, no names',
    max: 4000,
    hiddenFrom: ['head'],
  }),
}

const toldFields = {
  told: choice({
    question: 'Was the establishment told?',
    label: 'Establishment told',
    hint: 'From “Yes” on, its head of safeguarding reads here which record it was (its number; its day and place, if it is not here) and what you found: never your note, what you compared it with, or where it came from',
    from: yesNo,
    missing: 'Say whether the establishment was told',
  }),
}

/** What is asked about a record that the scrutineer samples. */
const sampledForm = (facts: SampleFacts): Form<Sampled> =>
  form<Sampled>(
    {
      visitId: visitField(facts),
      how: howField(facts),
      incidentNumber: numberField(facts),
      ...(isFromHere(facts.how) ? notFromOutside : fromOutside),
      ...comparedField,
      finding: foundOf(facts.how),
      ...wordsFields,
      ...toldFields,
      enteredNumber: linkedField(facts.fixed?.enteredNumber ?? ''),
    },
    sampleRules(facts),
  )

const isFromHere = (how: HowSampled | undefined) => how === 'drawn' || how === 'chosen'

const checkOf = (fixed: Sampled | undefined): Section<Sampled>[] => [
  {
    slug: 'check',
    title: 'What you found',
    ...(fixed === undefined ? {} : { hint: whichRecord(fixed) }),
    names: ['comparedWith', 'finding', 'missing', 'note'],
  },
  { slug: 'told', title: 'What the establishment was told', names: ['told'] },
]

const source: Section<Sampled> = {
  slug: 'source',
  title: 'The source outside the records',
  names: ['source', 'sourceReference', 'sourceOn', 'sourcePlace'],
}

function sectionsFor({ how, fixed }: SampleFacts): Section<Sampled>[] {
  const check = checkOf(fixed)
  if (how === 'drawn') return check
  const names = ['visitId', 'how', 'incidentNumber'] as const
  const which: Section<Sampled> = {
    slug: 'record',
    title: 'Which record it is',
    names: fixed === undefined ? names : ['incidentNumber'],
  }
  return isFromHere(how) ? [which, ...check] : [which, source, ...check]
}

export const sampledRecordForm = (facts: SampleFacts): RecordForm<Sampled> => ({
  form: sampledForm(facts),
  sections: sectionsFor(facts),
})

const drawRules: Rule<DrawAsked>[] = [
  {
    needs: ['fromOn', 'toOn'],
    at: 'toOn-day',
    broken: ({ fromOn, toOn }) => toOn < fromOn,
    message: 'The last day cannot be before the first',
  },
]

/** What is asked before a sample is drawn. */
export const drawForm: Form<DrawAsked> = form<DrawAsked>(
  {
    fromOn: date({
      question: 'From which day on?',
      label: 'First day',
      hint: 'Incidents that happened on this day or later',
      missing: 'Enter the first day to draw from',
    }),
    toOn: date({
      question: 'To which day?',
      label: 'Last day',
      missing: 'Enter the last day to draw from',
    }),
    asked: wholeNumber({
      question: 'How many incidents?',
      hint: 'All of them, where there are no more than that',
      missing: 'Enter how many incidents to draw',
      min: 1,
      max: mostDrawn,
    }),
  },
  drawRules,
)

/** Which incident the establishment entered after it was found missing. */
export const linkForm = form<{ incidentNumber: string }>({
  incidentNumber: text({
    question: 'Which incident did the establishment enter?',
    label: 'Incident',
    hint: 'Its reference or our number, such as UOF/18/0042 or CKI-2018-0042',
    missing: 'Enter the reference or the number of the incident',
    max: 40,
    width: 'govuk-input--width-10',
  }),
})
