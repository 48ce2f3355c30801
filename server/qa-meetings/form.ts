import { choice, choiceOrNone } from '../fields/choice.ts'
import { date, dateOrNone } from '../fields/date.ts'
import { form, type Rule } from '../fields/form.ts'
import { repeated } from '../fields/repeated.ts'
import { longText, text } from '../fields/text.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { recordForm, section, type RecordForm, type ValuesOf } from '../fields/sections.ts'
import { dayParts } from '../visits/vocabulary.ts'
import { quarter, reviewYear } from '../../reports/period.ts'
import { longDate } from '../../reports/wording.ts'
import { actionStatuses, attendances, isOverdue, organisations, ownerOf, quarters } from './vocabulary.ts'
import type { Organisation, QuarterName } from './vocabulary.ts'

export interface MeetingFormFacts {
  establishments: Vocabulary
  /** Local date. */
  today: string
  /** Review years to choose from, the newest first. */
  years: readonly number[]
  /** Quarters that have their meeting already, the one being corrected left out. */
  taken: readonly { year: number; quarter: QuarterName }[]
}

/** What is asked about a meeting (DOMAIN.md 3.3). Overdue is never asked: it is worked out from the due date. */
const sectionsFor = (facts: MeetingFormFacts) => [
  section('meeting', 'The meeting', aboutTheMeeting(facts)),
  section('attendance', 'Attendance', {
    attendance: repeated({
      question: 'Who was invited, and did they come?',
      label: 'Attendance',
      hint: 'One line an organisation. Roles and organisations only, no names',
      one: 'Organisation',
      item: attendeeForm(facts.establishments),
      line: (attendee) => attendeeLine(facts.establishments, attendee),
      missing: 'Enter at least one organisation',
      max: 40,
    }),
  }),
  section('minutes', 'Agenda and minutes', minutesAndAgenda),
  section('actions', 'Actions', {
    actions: repeated({
      question: 'Which actions did the meeting set?',
      label: 'Actions',
      one: 'Action',
      item: actionForm,
      line: (action) => actionLine(action, facts.today),
      max: 50,
    }),
  }),
]

/** A quality assurance meeting. */
export type Meeting = ValuesOf<typeof sectionsFor>

const aboutTheMeeting = ({ years }: MeetingFormFacts) => ({
  /** The review year by its first April, as text: '2018'. */
  year: choice({
    question: 'Which review year is the meeting about?',
    label: 'Review year',
    from: years.map((year) => ({ value: String(year), label: reviewYear(year).words })),
    missing: 'Choose the review year',
    asSelect: true,
  }),
  quarter: choice({
    question: 'Which quarter is it about?',
    label: 'Quarter',
    from: quarters,
    missing: 'Choose the quarter',
  }),
  metOn: date({
    question: 'When was the meeting?',
    label: 'Date of the meeting',
    missing: 'Enter the date of the meeting',
  }),
  chair: text({
    question: 'Who chaired it?',
    label: 'Chair',
    hint: 'A role, such as head of safeguarding partnership',
    missing: 'Enter the role of the chair',
  }),
  daysUsed: choice({
    question: 'How much of the scrutineer’s day allowance did it use?',
    label: 'Days of the scrutineer',
    from: dayParts,
    missing: 'Say how much of the scrutineer’s day allowance the meeting used',
  }),
})

/** These sit at the table for one establishment, so the line says which. */
const ofAnEstablishment: readonly Organisation[] = ['head-of-safeguarding', 'governor']

const attendeeForm = (establishments: Vocabulary) =>
  form(
    {
      organisation: choice({
        question: 'Organisation',
        from: organisations,
        missing: 'Choose the organisation',
        asSelect: true,
      }),
      establishmentId: choiceOrNone({
        question: 'For which establishment?',
        label: 'Establishment',
        hint: 'Leave as it is where the organisation covers all of them',
        from: establishments,
      }),
      attendance: choice({
        question: 'Did they come?',
        label: 'Attendance',
        from: attendances,
        missing: 'Say whether they came',
        asSelect: true,
      }),
    },
    [
      {
        needs: ['organisation', 'establishmentId'],
        at: 'establishmentId',
        broken: ({ organisation, establishmentId }) =>
          ofAnEstablishment.includes(organisation) && establishmentId === null,
        message: 'Choose the establishment they came from',
      },
    ],
  )

const agendaItemForm = form({
  title: text({
    question: 'Item',
    hint: 'For example, use of force in the quarter',
    missing: 'Enter the item',
  }),
})

const minutesAndAgenda = {
  agenda: repeated({
    question: 'What was on the agenda?',
    label: 'Agenda',
    one: 'Item',
    item: agendaItemForm,
    line: ({ title }) => title,
    max: 40,
  }),
  minutes: longText({
    question: 'Minutes',
    hint: 'No names of children or staff. Leave empty until they are written',
    rows: 15,
    max: 50_000,
  }),
  minutesApprovedOn: dateOrNone({
    question: 'When were the minutes approved?',
    label: 'Minutes approved',
    hint: 'Leave empty until they are approved',
  }),
}

const actionForm = form({
  action: longText({
    question: 'What is to be done?',
    missing: 'Say what is to be done',
    rows: 2,
    max: 1000,
  }),
  organisation: choice({
    question: 'Which organisation does it?',
    label: 'Organisation',
    from: organisations,
    missing: 'Choose the organisation that does it',
    asSelect: true,
  }),
  ownerRole: text({
    question: 'Who there?',
    label: 'Owner',
    hint: 'A role, such as head of operations',
    missing: 'Enter the role of the person who does it',
  }),
  dueOn: dateOrNone({ question: 'By when?', label: 'Due', mayBeAhead: true }),
  status: choice({
    question: 'What is its status?',
    label: 'Status',
    from: actionStatuses,
    missing: 'Choose the status of the action',
    asSelect: true,
  }),
})

export type Attendee = ValuesOf<typeof attendeeForm>
export type MeetingAction = ValuesOf<typeof actionForm>

function attendeeLine(
  establishments: Vocabulary,
  { organisation, establishmentId, attendance }: Attendee,
): string {
  const where = establishmentId === null ? '' : `, ${labelOf(establishments, establishmentId)}`
  return `${labelOf(organisations, organisation)}${where}: ${labelOf(attendances, attendance)}`
}

function actionLine(action: MeetingAction, today: string): string {
  const due = action.dueOn === null ? 'no due date' : `due ${longDate(action.dueOn)}`
  return `${actionStanding(action, today)}: ${action.action} (${ownerOf(action)}; ${due})`
}

/** Its status, or 'Overdue' where it is unfinished after its due date. */
const actionStanding = (action: MeetingAction, today: string): string =>
  isOverdue(action, today) ? 'Overdue' : labelOf(actionStatuses, action.status)

const rulesOf = ({ taken }: MeetingFormFacts): Rule<Meeting>[] => [
  {
    needs: ['year', 'quarter'],
    at: 'quarter',
    broken: (meeting) =>
      taken.some((each) => each.quarter === meeting.quarter && String(each.year) === meeting.year),
    message: quarterTaken,
  },
  {
    needs: ['year', 'quarter', 'metOn'],
    at: 'metOn-day',
    broken: (meeting) => meeting.metOn < quarter(Number(meeting.year), meeting.quarter).startsOn,
    message: 'The meeting cannot be before the quarter it is about. Check the quarter and the date',
  },
  {
    needs: ['attendance'],
    at: 'attendance',
    broken: ({ attendance }) => hasTwice(attendance.map((each) => [each.organisation, each.establishmentId])),
    message: 'An organisation is entered twice. Enter each once, or once for each establishment',
  },
  {
    needs: ['metOn', 'minutesApprovedOn'],
    at: 'minutesApprovedOn-day',
    broken: ({ metOn, minutesApprovedOn }) => minutesApprovedOn !== null && minutesApprovedOn < metOn,
    message: 'The minutes cannot be approved before the meeting',
  },
]

/** Said by the form, and by the action where two people record the same quarter at once. */
export const quarterTaken =
  'This quarter has its meeting already. Choose another quarter, or correct the meeting that is recorded'

const hasTwice = (rows: readonly unknown[][]): boolean =>
  new Set(rows.map((row) => JSON.stringify(row))).size < rows.length

export const meetingRecordForm = (facts: MeetingFormFacts): RecordForm<Meeting> =>
  recordForm(sectionsFor(facts), rulesOf(facts))
