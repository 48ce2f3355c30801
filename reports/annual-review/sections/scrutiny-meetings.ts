import { labelOf } from '../../../server/fields/vocabulary.ts'
import {
  actionStatuses,
  attendances,
  organisations,
  quarters,
} from '../../../server/qa-meetings/vocabulary.ts'
import type { Block, TableBlock } from '../../report.ts'
import { listOf, longDate, number, plural, shortDate } from '../../wording.ts'
import {
  counted,
  heading,
  notRecorded,
  numberColumn,
  paragraph,
  partnershipMinutes,
  row,
  table,
  textColumn,
  words,
} from '../blocks.ts'
import type { MeetingFact, ReviewFacts } from '../facts.ts'
import { refer } from '../numbering.ts'
import type { Year } from '../year.ts'

/** The year's quality assurance meetings: held, attended, and what became of their actions. */
export function meetingBlocks({ facts, period }: Year): Block[] {
  const title = heading('Quality assurance meetings')
  if (facts.meetings.length === 0)
    return [title, paragraph(`No quality assurance meeting was recorded in ${period.words}.`)]
  return [
    title,
    paragraph(meetingSentence(facts, period.endsOn)),
    meetingTable(facts, period.words),
    attendanceTable(facts, period.words),
    ...actionBlocks(facts, period.words),
  ]
}

/** The meeting about January to March is held in the next year: what it is about and when it met are two things. */
function meetingSentence({ meetings }: ReviewFacts, endsOn: string): string {
  const missing = quarters.filter(({ value }) => !meetings.some(({ quarter }) => quarter === value))
  const gap =
    missing.length === 0
      ? ', one or more about each quarter'
      : `: none is recorded about ${listOf(missing.map(({ label }) => label))}`
  return (
    `There ${meetings.length === 1 ? 'was' : 'were'} ${plural(meetings.length, 'meeting')}${gap}; ${heldWords(meetings, endsOn)}. ` +
    `${refer('qa-meetings')} lists them and ${refer('qa-attendance')} shows who came.`
  )
}

function heldWords(meetings: readonly MeetingFact[], endsOn: string): string {
  const after = meetings.filter(({ metOn }) => metOn > endsOn).length
  const within = meetings.length - after
  if (after === 0) return 'all were held in the year'
  return `${number(within)} ${within === 1 ? 'was' : 'were'} held in the year and ${number(after)} after it`
}

function meetingTable({ meetings, dataTo }: ReviewFacts, when: string): TableBlock {
  return table({
    id: 'qa-meetings',
    caption: `Quality assurance meetings, ${when}`,
    columns: [
      textColumn('About the quarter', 3),
      textColumn('Met on', 2),
      numberColumn('Organisations present or with a deputy', 2),
      textColumn('Minutes approved', 2),
      numberColumn('Actions set'),
      numberColumn('Days used'),
    ],
    rows: meetings.map((meeting) =>
      row(
        words(labelOf(quarters, meeting.quarter)),
        words(shortDate(meeting.metOn)),
        counted(organisationsAt(meeting)),
        meeting.minutesApprovedOn === null ? notRecorded : words(shortDate(meeting.minutesApprovedOn)),
        counted(meeting.actions.length),
        counted(meeting.daysUsed),
      ),
    ),
    keeper: 'the partnership',
    source: partnershipMinutes(longDate(dataTo)),
  })
}

/** Each organisation once: it may be named for each of two establishments. */
const organisationsAt = ({ attendance }: MeetingFact): number =>
  new Set(attendance.filter(isThere).map(({ organisation }) => organisation)).size

const isThere = ({ attendance }: MeetingFact['attendance'][number]): boolean =>
  attendance === 'present' || attendance === 'deputy'

function attendanceTable({ meetings, dataTo }: ReviewFacts, when: string): TableBlock {
  const named = meetings.flatMap(({ attendance }) => attendance)
  return table({
    id: 'qa-attendance',
    caption: `Attendance at quality assurance meetings by organisation, ${when}`,
    columns: [textColumn('Organisation', 4), ...attendances.map(({ label }) => numberColumn(label))],
    rows: organisations.map(({ value, label }) => {
      const own = named.filter(({ organisation }) => organisation === value)
      return row(
        words(label),
        ...attendances.map((kind) =>
          counted(own.filter(({ attendance }) => attendance === kind.value).length),
        ),
      )
    }),
    notes: ['Numbers of entries in the minutes. An organisation with noughts only is named in no minutes.'],
    keeper: 'the partnership',
    source: partnershipMinutes(longDate(dataTo)),
  })
}

/** Overdue: still open or in progress, with a due date before the day to which the data run. */
export function isOverdue(action: MeetingFact['actions'][number], dataTo: string): boolean {
  const isUnfinished = action.status === 'open' || action.status === 'in-progress'
  return isUnfinished && action.dueOn !== null && action.dueOn < dataTo
}

function actionBlocks({ meetings, dataTo }: ReviewFacts, when: string): Block[] {
  const actions = meetings.flatMap(({ metOn, actions: set }) => set.map((action) => ({ metOn, ...action })))
  if (actions.length === 0) return [paragraph('The meetings set no action.')]
  const overdue = actions.filter((action) => isOverdue(action, dataTo)).length
  return [
    paragraph(
      `The meetings set ${plural(actions.length, 'action')}; ${overdue === 0 ? 'none' : number(overdue)} ` +
        `${overdue > 1 ? 'were' : 'was'} overdue on ${longDate(dataTo)} (${refer('qa-actions')}).`,
    ),
    table({
      id: 'qa-actions',
      caption: `Actions of the quality assurance meetings, ${when}`,
      columns: [
        textColumn('Set on', 2),
        textColumn('Action', 5),
        textColumn('Owner', 3),
        textColumn('Due', 2),
        textColumn('Standing', 2),
      ],
      rows: actions.map((action) =>
        row(
          words(shortDate(action.metOn)),
          words(action.text),
          words(action.owner),
          action.dueOn === null ? notRecorded : words(shortDate(action.dueOn)),
          words(isOverdue(action, dataTo) ? 'Overdue' : labelOf(actionStatuses, action.status)),
        ),
      ),
      notes: [`Overdue is worked out against ${longDate(dataTo)}, the day to which the data run.`],
      keeper: 'the partnership',
      source: partnershipMinutes(longDate(dataTo)),
    }),
  ]
}
