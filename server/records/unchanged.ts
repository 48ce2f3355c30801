import { canonical } from '../history/canonical.ts'

/** Whether a list of a record reads as it stands: a correction writes nothing of it then. */
export const isSameList = (stands: readonly unknown[], now: readonly unknown[]): boolean =>
  canonical(stands) === canonical(now)

/** The same for what stands in no order, such as choices. */
export const isSameSet = (stands: readonly string[], now: readonly string[]): boolean =>
  isSameList([...stands].sort(), [...now].sort())
