import { returnContent } from './queries.ts'
import { returnSubject } from './vocabulary.ts'

/** How a signed return is read back for `history verify`. */
export const monthlyReturnKind = { name: returnSubject, contentOf: returnContent }
