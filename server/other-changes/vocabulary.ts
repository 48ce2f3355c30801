import type { ValueOf } from '../fields/vocabulary.ts'

/** The subject in the history of a look at the list, and of having read it. */
export const otherChangesSubject = 'other-changes'

/** What of other records is pointed out: somebody may want a month or a year to look better. */
export const pointedOut = [
  { value: 'population', label: 'Population far above the places or the month before' },
  { value: 'figure', label: 'Published figure changed' },
  { value: 'new-figure', label: 'Published figure added' },
  { value: 'import', label: 'Published figures imported' },
  { value: 'counted', label: 'Count of another source changed' },
  { value: 'explained', label: 'Difference explained' },
  { value: 'minutes', label: 'Minutes replaced' },
  { value: 'type', label: 'Type of establishment changed' },
  { value: 'state', label: 'Opening, pause or closing changed' },
  { value: 'places', label: 'Places of an establishment changed' },
  { value: 'allegation', label: 'Allegation changed' },
] as const
export type PointedOut = ValueOf<typeof pointedOut>
