import type { JoinState } from '../children/joins/vocabulary.ts'
import type { YesNo } from '../fields/vocabulary.ts'
import type { Written } from './written.ts'

/** Children by pseudonym, and which of them are one. */
export interface ChildTables {
  child: {
    id: string
    establishmentId: string
    pseudonym: string
    /** Null only until an upgrade has made it. */
    pseudonymKey: string | null
    apart: number
    recordedAt: string
  }
  childJoin: Written & {
    id: string
    establishmentId: string
    keptId: string
    joinedId: string
    pseudonym: string
    state: JoinState
    headSees: YesNo
    /** JSON of `ChangedMonth[]`. */
    months: string
  }
}
