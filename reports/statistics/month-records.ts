/**
 * What is known of one establishment in one month (DOMAIN.md 3.6, "No records is not nought"): it recorded incidents that
 * count; it signed that no force was used; it recorded incidents and each was withdrawn; it was open and nothing was
 * received; it was not open.
 */
export type MonthRecords = 'counted' | 'nil' | 'recorded' | 'no records' | 'not open'

interface Known {
  /** Months in which it was open on any day (F2). */
  monthsOpen: readonly string[]
  /** Months of the incidents that count. */
  counted: readonly string[]
  /** Months of which a nil return is signed. */
  nil: readonly string[]
  /** Months of every incident that it recorded, withdrawn ones included. */
  recorded: readonly string[]
}

/**
 * Months are 'YYYY-MM'. Only 'counted', 'nil' and 'recorded' allow a month to be counted, as nought where nothing counts.
 * A population says nothing about force.
 */
export function monthRecords(known: Known, month: string): MonthRecords {
  if (known.counted.includes(month)) return 'counted'
  if (!known.monthsOpen.includes(month)) return 'not open'
  if (known.nil.includes(month)) return 'nil'
  return known.recorded.includes(month) ? 'recorded' : 'no records'
}
