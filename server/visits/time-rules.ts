import { addDays, localDateTime } from '../../reports/clocks.ts'
import type { Rule } from '../fields/form.ts'
import type { Visit } from './sections.ts'

/** Whether it ended after midnight: the times have no day of their own. */
export const endsNextDay = ({ startedAt, endedAt }: Pick<Visit, 'startedAt' | 'endedAt'>): boolean =>
  startedAt !== '' && endedAt !== '' && endedAt < startedAt

/** By the clock, over midnight where the end comes first. */
function minutesBetween(start: string, end: string): number {
  const [from = 0, to = 0] = [start, end].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3)))
  return (to - from + 24 * 60) % (24 * 60)
}

/** An end before the start that no visit over midnight explains. */
export const isTooLong = (visit: Pick<Visit, 'startedAt' | 'endedAt'>): boolean =>
  endsNextDay(visit) && minutesBetween(visit.startedAt, visit.endedAt) > 12 * 60

/** Whether the clocks went forward over this time of that day. */
const isSkipped = (day: string, time: string): boolean =>
  time !== '' && localDateTime(day, time).kind === 'does-not-exist'

const skipped = 'The clocks went forward that night and this time did not happen. Check the time'

/** What must hold between the day and the times of a visit. */
export const timeRules: Rule<Visit>[] = [
  {
    needs: ['visitedOn', 'startedAt'],
    at: 'startedAt',
    broken: ({ visitedOn, startedAt }) => isSkipped(visitedOn, startedAt),
    message: skipped,
  },
  {
    needs: ['visitedOn', 'startedAt', 'endedAt'],
    at: 'endedAt',
    broken: ({ visitedOn, ...times }) =>
      isSkipped(endsNextDay(times) ? addDays(visitedOn, 1) : visitedOn, times.endedAt),
    message: skipped,
  },
  {
    needs: ['startedAt', 'endedAt'],
    at: 'endedAt',
    broken: isTooLong,
    message:
      'The end cannot be before the start. A visit that ended the next day can have lasted 12 hours at most',
  },
]
