import { longDate, plural } from '../../reports/wording.ts'
import { choice } from '../fields/choice.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { date } from '../fields/date.ts'
import { form, type Rule } from '../fields/form.ts'
import { wholeNumber } from '../fields/number.ts'
import { repeated } from '../fields/repeated.ts'
import { text } from '../fields/text.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { recordForm, section, type RecordForm, type ValuesOf } from '../fields/sections.ts'
import { recordedWhileNotOpen, type RecordedDay } from './recorded-days.ts'
import { establishmentStates, establishmentTypes, genderIntakes } from './vocabulary.ts'

const age = (question: string, missing: string, [min, max]: [number, number]) =>
  wholeNumber({ question, missing, min, max, suffix: 'years' })

const attributesForm = form(
  {
    fromOn: date({
      question: 'From which day is this true?',
      label: 'From',
      missing: 'Enter the first day on which this is true',
      mayBeAhead: true,
    }),
    name: text({ question: 'Name', hint: 'As people call it', missing: 'Enter the name' }),
    type: choice({
      question: 'What type of establishment is it?',
      from: establishmentTypes,
      missing: 'Choose the type of establishment',
    }),
    operator: text({ question: 'Who runs it?', missing: 'Say who runs it' }),
    places: wholeNumber({
      question: 'How many places does it have?',
      missing: 'Enter how many places it has, 0 if none',
      max: 1000,
    }),
    youngest: age('How old is the youngest child it takes?', 'Enter the youngest age', [10, 18]),
    oldest: age('How old is the oldest it holds?', 'Enter the oldest age', [10, 19]),
    genders: choice({ question: 'Who does it hold?', from: genderIntakes, missing: 'Say who it holds' }),
    state: choice({
      question: 'Is it open?',
      from: establishmentStates,
      missing: 'Say whether it is open, paused or closed',
    }),
    source: text({
      question: 'Where is this known from?',
      hint: 'A document or a meeting. Leave empty if nobody needs to look it up',
      max: 500,
    }),
  },
  [
    {
      needs: ['youngest', 'oldest'],
      at: 'oldest',
      broken: ({ youngest, oldest }) => oldest < youngest,
      message: 'The oldest cannot be younger than the youngest',
    },
  ],
)

/** What is true of an establishment from a day on, until the next. */
export type Attributes = ValuesOf<typeof attributesForm>

/** One line for a summary: 'From 1 July 2016: Medway STC, …'. */
const attributesInWords = (each: Attributes): string =>
  [
    `From ${longDate(each.fromOn)}: ${each.name}`,
    labelOf(establishmentTypes, each.type),
    each.operator,
    `${each.places} places`,
    `ages ${each.youngest} to ${each.oldest}`,
    labelOf(genderIntakes, each.genders).toLowerCase(),
    labelOf(establishmentStates, each.state).toLowerCase(),
    ...(each.source === '' ? [] : [`source: ${each.source}`]),
  ].join(', ')

/** What is recorded already: the codes and names that others have or had, and the days with incidents on which it is open. */
export interface EstablishmentFormFacts {
  taken: ReadonlySet<string>
  recorded: readonly RecordedDay[]
}

const sections = [
  section('establishment', 'The establishment', {
    code: text({
      question: 'What is its code?',
      label: 'Code',
      hint: 'Two to six capital letters, such as CKI. Incident numbers begin with it',
      missing: 'Enter the code of the establishment',
      pattern: {
        regex: /^[A-Z]{2,6}$/,
        message: 'Enter the code as two to six capital letters, such as CKI',
      },
      width: 'govuk-input--width-5',
    }),
    attributes: repeated({
      question: 'What is true of it, and from when?',
      label: 'What is true of it',
      hint: 'Add one for each day on which something changed. The first says what was true when it opened',
      one: 'Change',
      item: attributesForm,
      missing: 'Enter what is true of the establishment',
      max: 50,
      line: attributesInWords,
    }),
  }),
]

export type Establishment = ValuesOf<typeof sections>

const establishmentRules = ({ taken, recorded }: EstablishmentFormFacts): Rule<Establishment>[] => [
  {
    needs: ['code'],
    at: 'code',
    broken: ({ code }) => taken.has(comparisonKey(code)),
    message: 'Another establishment has this code. Enter a different one',
  },
  {
    needs: ['attributes'],
    at: 'attributes',
    broken: ({ attributes }) => attributes.some(({ name }) => taken.has(comparisonKey(name))),
    message:
      'Another establishment has or had this name. Enter a different one, or nobody can tell them apart',
  },
  {
    needs: ['attributes'],
    at: 'attributes',
    broken: ({ attributes }) => new Set(attributes.map(({ fromOn }) => fromOn)).size < attributes.length,
    message: 'Two changes begin on the same day. Put them together, or correct one of the days',
  },
  {
    needs: ['attributes'],
    at: 'attributes',
    broken: ({ attributes }) => recordedWhileNotOpen(recorded, attributes) !== undefined,
    message: ({ attributes }) => stillRecorded(recordedWhileNotOpen(recorded, attributes)),
  },
]

const stillRecorded = (shut: ReturnType<typeof recordedWhileNotOpen>): string =>
  shut === undefined
    ? ''
    : `${plural(shut.count, 'incident is', 'incidents are')} recorded for days on which it would not be open, the last on ${longDate(shut.lastOn)}. Enter a day after that as its last change, or have those incidents corrected first`

export const establishmentRecordForm = (facts: EstablishmentFormFacts): RecordForm<Establishment> =>
  recordForm(sections, establishmentRules(facts))
