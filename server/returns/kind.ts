import { monthlyReturnAbout } from './about.ts'
import { returnContent } from './queries.ts'
import { returnSubject } from './vocabulary.ts'

/** A signed return, as `history verify` reads it back. */
export const monthlyReturnKind = { name: returnSubject, about: monthlyReturnAbout, contentOf: returnContent }
