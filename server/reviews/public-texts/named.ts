import type { Looks } from '../../fields/looks-personal.ts'
import type { PublicPart } from '../vocabulary.ts'

/** Something in a text for the public that names a person, or looks as if it did. */
export interface Named {
  part: PublicPart
  sentence: string
  what: Looks['what'] | 'a pseudonym'
  text: string
  key: string
  /** Tells it from the others on the page, whatever else is accepted meanwhile. */
  id: string
}
