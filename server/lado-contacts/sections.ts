import { choice, choices } from '../fields/choice.ts'
import { date, dateOrNone } from '../fields/date.ts'
import { refuseNames } from '../children/pseudonym.ts'
import { offPage, section, type ValuesOf } from '../fields/sections.ts'
import { good, type Field } from '../fields/field.ts'
import { textList } from '../fields/text-list.ts'
import { longText, text } from '../fields/text.ts'
import { yesNoNotRecorded, type Vocabulary } from '../fields/vocabulary.ts'
import { numberMeant, type Referenced } from '../incidents/naming.ts'
import { asksPosition, asksStrategy, offeredFor, type Stands } from './consultation.ts'
import * as lists from './vocabulary.ts'

/** What the form must know of what is stored. */
export interface LadoFormFacts {
  establishments: Vocabulary
  /** The incidents that the numbers and references typed so far may mean. */
  incidents: readonly Referenced[]
  /** The establishment typed so far, whose references are looked up. */
  typedHouse?: string
  /** Comparison keys of those of the typed pseudonyms that records of the typed establishment hold. */
  knownPseudonyms: ReadonlySet<string>
  /** Whether any version of the contact that is corrected names a member of staff. */
  namesStaff?: boolean
  /** Whether it is a consultation, as it is typed or stands: less is asked about it. */
  isConsultation?: boolean
  /** The answers that stand, of a contact that is shown or corrected. */
  stands?: Stands
}

/** What is asked about a LADO contact (DOMAIN.md 3.2). */
export const ladoContactSections = (facts: LadoFormFacts) => [
  section('contact', 'The contact', contactFields(facts)),
  section('allegation', 'The concern or allegation', allegationFields(facts)),
  section('handling', 'What was done in the meantime', handlingFields(facts)),
  section('outcome', 'Outcome', outcomeFields(facts)),
]

export type LadoContact = ValuesOf<typeof ladoContactSections>

const contactFields = ({ establishments, incidents, typedHouse, knownPseudonyms }: LadoFormFacts) => ({
  establishmentId: choice({
    question: 'Which establishment is it about?',
    label: 'Establishment',
    from: establishments,
    missing: 'Choose the establishment it is about',
  }),
  type: choice({
    question: 'What kind of contact is it?',
    label: 'Type',
    from: lists.ladoContactTypes,
    missing: 'Say whether it is a consultation, a referral, information or a historical allegation',
  }),
  receivedOn: date({
    question: 'When did the LADO receive it?',
    label: 'Received',
    missing: 'Enter the date on which the LADO received it',
  }),
  eventOn: dateOrNone({
    question: 'When did it happen?',
    label: 'Date of the event',
    hint: 'Leave empty if nobody knows. The delay of a referral counts from this day',
  }),
  referrer: choice({
    question: 'Who made the contact?',
    label: 'Made by',
    hint: 'What the establishment itself makes known, its head of safeguarding can read here',
    from: lists.ladoReferrers,
    missing: 'Say who made the contact',
  }),
  source: choice({
    question: 'Where does the concern come from?',
    label: 'Source',
    from: lists.ladoSources,
    missing: 'Say where the concern comes from',
  }),
  ...whoItIsAbout(knownPseudonyms, (typed) => numberMeant(incidents, typed, typedHouse)),
})

/** @param numberOf the number of the incident that was typed, by its own reference or in another spelling */
const whoItIsAbout = (known: ReadonlySet<string>, numberOf: (typed: string) => string) => ({
  /** Numbers of ours: 'CKI-2018-0042'. */
  incidentNumbers: textList({
    question: 'Which restraint incidents is it about?',
    label: 'Linked incidents',
    hint: 'The establishment’s references or our numbers, such as UOF/18/0042 or CKI-2018-0042: one a line, or with commas between. Leave empty if there is none',
    max: 20,
    length: 40,
    normal: numberOf,
  }),
  children: textList({
    question: 'Which children is it about?',
    label: 'Children',
    hint: 'Pseudonyms, such as K-12: one a line, or with commas between. Never a name',
    max: 20,
    length: 40,
    holds: 'pseudonyms',
  }),
  /** Always empty on a consultation. */
  staffPseudonym: text({
    question: 'Which member of staff is it about?',
    label: 'Member of staff',
    hint: 'A pseudonym, such as S-7, never a name. Leave empty for a consultation',
    max: 40,
    holds: 'pseudonyms',
    refuse: refuseNames(known),
    width: 'govuk-input--width-10',
  }),
})

const strategyOn = dateOrNone({
  question: 'When was the strategy discussion?',
  label: 'Strategy discussion',
  hint: 'Leave empty if there was none yet',
})

const allegationFields = (facts: LadoFormFacts) => ({
  category: choice({
    question: 'What kind of harm is it about?',
    label: 'Category',
    from: lists.ladoCategories,
    missing: 'Say what kind of harm it is about',
  }),
  limbs: choices({
    question: 'Which parts of the harm threshold are in question?',
    label: 'Harm threshold',
    hint: 'Choose all that apply. The person has, or may have:',
    from: lists.harmLimbs,
  }),
  account: longText({
    question: 'What is said to have happened?',
    label: 'Account',
    hint: 'The head of safeguarding never sees this text. Pseudonyms and roles only',
    hiddenFrom: ['head'],
  }),
  threshold: choice({
    question: 'Is the harm threshold met?',
    label: 'Threshold',
    ...(facts.isConsultation === true
      ? { hint: 'A consultation gives advice. If it is met, go back and make this a referral' }
      : {}),
    from: offeredFor(facts).thresholds,
    codes: lists.thresholds,
    missing: 'Say whether the harm threshold is met, or that it is not decided yet',
  }),
  strategyOn: asksStrategy(facts) ? strategyOn : notAsked(strategyOn, null),
})

const staffPosition = choice({
  question: 'What is the position of the member of staff in the meantime?',
  label: 'Staff position',
  from: lists.staffPositions,
  missing: 'Say what the position of the member of staff is in the meantime',
})

const handlingFields = (facts: LadoFormFacts) => ({
  staffPosition: asksPosition(facts) ? staffPosition : notAsked(staffPosition, 'not-recorded'),
  footageSecured: choice({
    question: 'Was footage secured?',
    label: 'Footage secured',
    from: yesNoNotRecorded,
    missing: 'Say whether footage was secured',
  }),
  childInformed: choice({
    question: 'Was the child told what happens, and supported?',
    label: 'Child informed',
    from: yesNoNotRecorded,
    missing: 'Say whether the child was told what happens',
  }),
})

const outcomeFields = (facts: LadoFormFacts) => ({
  outcome: choice({
    question: 'What is the outcome?',
    label: 'Outcome',
    from: offeredFor(facts).outcomes,
    codes: lists.ladoOutcomes,
    missing: 'Give the outcome, or say that it is open',
  }),
  outcomeOn: dateOrNone({
    question: 'When was the outcome decided?',
    label: 'Date of the outcome',
    hint: 'Leave empty while it is open',
  }),
  shared: choice({
    question: 'Is it shared with the head of safeguarding of the establishment?',
    label: 'Sharing',
    hint: 'The head then reads it without the account. What the establishment made known itself, its head reads either way',
    from: lists.sharings,
    missing: 'Say whether it is shared with the establishment',
  }),
})

/** What does not apply to a consultation: nothing typed is taken for it. */
const notAsked = <Value>(field: Field<Value>, answer: Value): Field<Value> =>
  offPage({ ...field, read: () => good(answer), view: () => null })
