import { monthEnd, monthStart } from '../period.ts'
import type { EstablishmentState } from '../../server/establishments/vocabulary.ts'

/**
 * F2, DOMAIN.md 5.2 (Ethnicity facts and figures 1.1): the months of a period in which the establishment was open
 * on any day; a rate divides by these. The dated states stand oldest first, each until the next; before the first
 * it was not open.
 */
export function monthsInOperation(
  states: readonly { from: string; state: EstablishmentState }[],
  months: readonly string[],
): string[] {
  const open = states
    .map(({ from, state }, index) => ({ from, state, until: states[index + 1]?.from ?? '9999-12-31' }))
    .filter(({ state }) => state === 'open')
  return months.filter((month) =>
    open.some(({ from, until }) => from <= monthEnd(month) && until > monthStart(month) && from < until),
  )
}
