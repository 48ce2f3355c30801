import type { ValueOf } from '../../fields/vocabulary.ts'

/** Where two children stand whose pseudonyms read the same. */
export const joinStates = [
  { value: 'joined', label: 'Joined as one child' },
  { value: 'in-one-record', label: 'Not joined: one record names both' },
  { value: 'apart', label: 'Two children' },
] as const
export type JoinState = ValueOf<typeof joinStates>

/** What the pages call the list of them. */
export const joinsTitle = 'Pseudonyms that read the same'

/** The subject in the history of two children whose pseudonyms read the same. */
export const joinSubject = 'child-join'

/** A signed month in which the number of children on whom force was used is another by what was done. */
export interface ChangedMonth {
  /** 'YYYY-MM' */
  month: string
  was: number
  is: number
}
