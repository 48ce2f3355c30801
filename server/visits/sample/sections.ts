import { choice, choices } from '../../fields/choice.ts'
import { date, dateOrNone } from '../../fields/date.ts'
import { known, textOf, type Field } from '../../fields/field.ts'
import { offPage, section, type ValuesOf } from '../../fields/sections.ts'
import { longText, text } from '../../fields/text.ts'
import { labelOf, yesNo, type Vocabulary } from '../../fields/vocabulary.ts'
import { numberMeant, type Referenced } from '../../incidents/naming.ts'
import { byHand, comparisons, findings, sampleSources, waysSampled } from './vocabulary.ts'
import type { Finding, HowSampled, SampleSource } from './vocabulary.ts'
import { whichRecord, type Which } from './words.ts'

/** What the form must know of what is stored. */
export interface SampleFacts {
  visits: Vocabulary
  /** The establishment of each visit. */
  houses: ReadonlyMap<string, string>
  /** The incidents that the number or reference typed so far may mean. */
  incidents: readonly Referenced[]
  /** As it is typed so far, or stands. */
  how: HowSampled | undefined
  fixed?: Fixed
}

/** What never changes of a record that stands already. */
interface Fixed extends Which {
  visitId: string
  how: HowSampled
  enteredNumber: string
}

/** What is asked about a record that the scrutineer samples. */
export const sampledSections = (facts: SampleFacts) => [
  section('record', 'Which record it is', {
    visitId: visitField(facts),
    how: howField(facts),
    incidentNumber: numberField(facts),
  }),
  section('source', 'The source outside the records', isFromHere(facts.how) ? notFromOutside : fromOutside),
  section(
    'check',
    'What you found',
    { ...comparedField, finding: foundOf(facts.how), ...wordsFields },
    facts.fixed && whichRecord(facts.fixed),
  ),
  section('told', 'What the establishment was told', {
    ...toldFields,
    enteredNumber: linkedField(facts.fixed?.enteredNumber ?? ''),
  }),
]

/** A sampled record as its form gives it. */
export type Sampled = ValuesOf<typeof sampledSections>

const isFromHere = (how: HowSampled | undefined) => how === 'drawn' || how === 'chosen'

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
    : offPage({ ...known('Visit', fixed.visitId, labelOf(visits, fixed.visitId)), codes: visits })

const howField = ({ fixed }: SampleFacts): Field<HowSampled> =>
  fixed === undefined
    ? choice<HowSampled>({
        question: 'How did it come into the sample?',
        label: 'Came into the sample',
        from: byHand,
        codes: waysSampled,
        missing: 'Say whether you chose it here or it comes from another source',
      })
    : offPage({
        ...known('Came into the sample', fixed.how, labelOf(waysSampled, fixed.how)),
        codes: waysSampled,
      })

/** 'CKI-2018-0042'; empty where no incident here is what the source tells of. */
const numberField = ({ fixed, incidents, houses }: SampleFacts): Field<string> => {
  if (fixed?.how === 'drawn') return offPage(known('Incident', fixed.incidentNumber, fixed.incidentNumber))
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

const nothing = <Value>(label: string, value: Value): Field<Value> =>
  offPage({ ...known(label, value, ''), words: () => [] })

/** Null unless it came from outside the records. */
const notFromOutside = {
  source: nothing<SampleSource | null>('Source', null),
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

const fromOutside: typeof notFromOutside = {
  source: {
    ...sourceChoice,
    type: (name, value) => ({ [name]: value ?? '' }),
    words: (value) => (value === null ? [] : [labelOf(sampleSources, value)]),
  },
  sourceReference: text({
    question: 'Where in the source is it?',
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

/** The incident that was entered after it was found not to be in the records: linked, never typed here; empty without one. */
const linkedField = (number: string): Field<string> =>
  offPage({
    ...known('Entered since', number, ''),
    words: (value) => (value === '' ? [] : [`Incident ${value}`]),
  })
