import { monthEnd } from '../../../reports/period.ts'
import { monthName } from '../../../reports/wording.ts'
import type { Role } from '../../access/vocabulary.ts'
import { choice } from '../../fields/choice.ts'
import { date } from '../../fields/date.ts'
import { known, type Field } from '../../fields/field.ts'
import type { Rule } from '../../fields/form.ts'
import { wholeNumber } from '../../fields/number.ts'
import { longText, text } from '../../fields/text.ts'
import type { Vocabulary } from '../../fields/vocabulary.ts'
import { recordForm, section, type RecordForm, type ValuesOf } from '../../fields/sections.ts'
import { sources } from './vocabulary.ts'

export interface OutsideCountFacts {
  establishments: Vocabulary
  /** Months that are over, the latest first. */
  months: readonly string[]
  /** What is recorded already, the one being corrected left out. */
  taken: readonly { source: string; establishmentId: string; month: string }[]
  role: Role
  /** The scrutineer's notes as they stand, for whoever may not read them. */
  privateNotes: string
}

const sectionsFor = (facts: OutsideCountFacts) => [
  section('count', 'The count', {
    source: choice({
      question: 'Who counted?',
      label: 'Source',
      from: sources,
      missing: 'Choose who counted',
    }),
    establishmentId: choice({
      question: 'At which establishment?',
      label: 'Establishment',
      from: facts.establishments,
      missing: 'Choose the establishment',
    }),
    /** 'YYYY-MM' */
    month: choice({
      question: 'For which month?',
      label: 'Month',
      from: facts.months.map((month) => ({ value: month, label: monthName(month) })),
      missing: 'Choose the month',
      asSelect: true,
    }),
    ...whatWasCounted,
    privateNotes: notesField(facts),
  }),
]

/** A count that another source gives of one establishment’s month. */
export type OutsideCount = ValuesOf<typeof sectionsFor>

const whatWasCounted = {
  count: wholeNumber({
    question: 'How many did they count?',
    label: 'Their count',
    hint: 'As they gave it. 0 is a count too',
    missing: 'Enter how many they counted, 0 if none',
    max: 10_000,
  }),
  origin: text({
    question: 'Where is the figure from?',
    label: 'Where from',
    hint: 'For example, “Monthly use-of-force return, page 2” or “Letter of the head of healthcare”. Roles, no names',
    missing: 'Say where the figure is from',
    max: 300,
  }),
  receivedOn: date({
    question: 'When did you receive it?',
    label: 'Received',
    missing: 'Enter the day on which you received it',
  }),
  /** Empty while nobody has explained a difference. */
  explanation: longText({
    question: 'If it differs from our count, what explains the difference?',
    label: 'Explanation of a difference',
    hint: 'The head of safeguarding of the establishment reads this. Leave empty until it is explained. No names of children or staff',
    max: 2000,
    rows: 4,
  }),
}

const hiddenFrom = ['head', 'business-manager'] as const

function notesField({ role, privateNotes }: OutsideCountFacts): Field<string> {
  const asked = longText({
    question: 'Notes for yourself',
    label: 'Private notes',
    hint: 'Only the scrutineer sees these',
    max: 2000,
    rows: 3,
    hiddenFrom,
  })
  return role === 'scrutineer' ? asked : { ...known('Private notes', privateNotes, ''), hiddenFrom }
}

const rulesOf = ({ taken }: OutsideCountFacts): Rule<OutsideCount>[] => [
  {
    needs: ['source', 'establishmentId', 'month'],
    at: 'month',
    broken: (count) =>
      taken.some(
        ({ source, establishmentId, month }) =>
          source === count.source && establishmentId === count.establishmentId && month === count.month,
      ),
    message: ({ month }) =>
      `This source’s count for ${monthName(month)} is recorded already: correct that record instead`,
  },
  {
    needs: ['month', 'receivedOn'],
    at: 'receivedOn-day',
    broken: ({ month, receivedOn }) => receivedOn <= monthEnd(month),
    message: 'A month’s count cannot be received before the month is over',
  },
]

export const outsideCountRecordForm = (facts: OutsideCountFacts): RecordForm<OutsideCount> =>
  recordForm(sectionsFor(facts), rulesOf(facts))
