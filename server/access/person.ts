import type { Organisation } from '../qa-meetings/vocabulary.ts'
import type { Role } from './vocabulary.ts'

/** Someone who is signed in: whatever is read or written is read or written for a person. */
export interface Person {
  id: string
  name: string
  role: Role
  /** A head of safeguarding belongs to one establishment and sees no other. */
  establishmentId: string | null
  /** The organisation a partner comes from, for the meetings it belongs to. */
  organisation: Organisation | null
}
