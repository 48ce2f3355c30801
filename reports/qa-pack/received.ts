import type { IncidentFact } from '../annual-review/facts.ts'
import { monthOf } from '../period.ts'
import { monthRecords } from '../statistics/month-records.ts'
import { monthsInOperation } from '../statistics/months-in-operation.ts'
import { number, plural } from '../wording.ts'
import type { DatasetFacts } from './dataset.ts'

/** The months of a column for which the establishment's records were received, and those for which nothing was. */
export interface Received {
  received: string[]
  missing: string[]
}

/** One month's, by the same rule as the review's (DOMAIN.md 3.6). */
export function receivedIn(
  { states, quarter, nil, recordedIn }: DatasetFacts,
  incidents: readonly IncidentFact[],
  month: string,
): Received {
  const monthsOpen = monthsInOperation(states, quarter.months)
  const counted = incidents.map(({ happenedAt }) => monthOf(happenedAt))
  const state = monthRecords({ monthsOpen, counted, nil, recorded: recordedIn }, month)
  return {
    received: state === 'no records' || state === 'not open' ? [] : [month],
    missing: state === 'no records' ? [month] : [],
  }
}

/** Words for a number from the establishment's records: 'No records', or of how many months of the quarter it is. */
export function ofReceived({ received, missing }: Received, words: string): string {
  if (missing.length === 0) return words
  if (received.length === 0) return 'No records'
  return `${words} (${number(received.length)} of ${plural(received.length + missing.length, 'month')})`
}
