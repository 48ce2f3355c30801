import { monthStart, reviewYear, reviewYearOf } from '../../reports/period.ts'
import { monthName } from '../../reports/wording.ts'
import type { Progress } from './carry-out.ts'

/**
 * Says how far the records are: on a terminal in one line that is written over month by month, elsewhere a line a review
 * year. The signature of a review takes longest, and stands in the month in which it was signed.
 */
export function progressTo(out: { write: (text: string) => unknown; isTTY?: boolean }): Progress {
  let year = ''
  return (month) => {
    const { label } = reviewYear(reviewYearOf(monthStart(month)))
    const isNew = label !== year
    year = label
    if (out.isTTY === true) out.write(`\r\u001b[KMaking the records of ${monthName(month)} …`)
    else if (isNew) out.write(`Making the records of ${label} …\n`)
  }
}

/** Leaves a terminal's line empty for what is said next. */
export const endProgress = (out: { write: (text: string) => unknown; isTTY?: boolean }): void => {
  if (out.isTTY === true) out.write('\r\u001b[K')
}
