import {
  addDays,
  addHours,
  addWorkingDays,
  dayDeadline,
  hourDeadline,
  localDateOf,
  workingDayDeadline,
  type DeadlineState,
} from '../../reports/clocks.ts'
import type { RecordDeadlines } from '../../reports/in-force.ts'
import type { ChildDebrief, SafeguardingDecision } from './vocabulary.ts'

/** What of an incident the clocks run on: the establishment's own times as it states them. */
export interface Timed {
  happenedAt: string
  writtenAt: string | null
  signedAt: string | null
  safeguardingDecision: SafeguardingDecision
  children: readonly { debrief: ChildDebrief; spokenToAt: string | null }[]
}

export interface RecordStates {
  written: DeadlineState
  signed: DeadlineState
  /** Of the child furthest behind; undefined where every child declined, since the offer was made. */
  spokenTo: DeadlineState | undefined
}

/**
 * How a record stands to its deadlines at the start of a local day: one that runs out in the course of that day is
 * still due. Met and met late are worked out to the minute.
 */
export function recordStates(incident: Timed, deadlines: RecordDeadlines, today: string): RecordStates {
  const clock = { startsAt: incident.happenedAt, now: startOf(today) }
  const spokenTo = incident.children
    .filter(({ debrief }) => debrief !== 'declined')
    .map(({ debrief, spokenToAt }) =>
      dayDeadline({
        ...clock,
        doneAt: spokenToAt,
        withinDays: deadlines.childSpokenToWithinDays,
        knownNotDone: debrief === 'not-done',
      }),
    )
  return {
    written: hourDeadline({
      ...clock,
      doneAt: incident.writtenAt,
      withinHours: deadlines.writtenWithinHours,
    }),
    signed: hourDeadline({ ...clock, doneAt: incident.signedAt, withinHours: deadlines.signedWithinHours }),
    spokenTo: furthestBehind(spokenTo),
  }
}

/** Whether a decision is still to be made, and late: the working days within which an allegation is referred. */
export const decisionState = (
  incident: Pick<Timed, 'happenedAt' | 'safeguardingDecision'>,
  deadlines: RecordDeadlines,
  today: string,
): DeadlineState =>
  incident.safeguardingDecision === 'undecided'
    ? workingDayDeadline({
        startsAt: incident.happenedAt,
        doneAt: null,
        withinWorkingDays: deadlines.ladoReferralWorkingDays,
        now: startOf(today),
        knownNotDone: true,
      })
    : 'met'

/** By when each is to be done: moments for what runs in hours, local dates for what runs in days. */
export function dueTimes(happenedAt: string, deadlines: RecordDeadlines) {
  const day = localDateOf(happenedAt)
  return {
    writtenAt: addHours(happenedAt, deadlines.writtenWithinHours),
    signedAt: addHours(happenedAt, deadlines.signedWithinHours),
    spokenToOn: addDays(day, deadlines.childSpokenToWithinDays),
    decidedOn: addWorkingDays(day, deadlines.ladoReferralWorkingDays),
  }
}

const worstFirst: DeadlineState[] = ['contradiction', 'overdue', 'not-supplied', 'due', 'met-late', 'met']

/** The state that most needs something done. */
export const furthestBehind = (states: readonly DeadlineState[]): DeadlineState | undefined =>
  worstFirst.find((state) => states.includes(state))

const startOf = (day: string): string => `${day}T00:00:00`
