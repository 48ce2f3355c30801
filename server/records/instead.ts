import { howPseudonymsLook, looksLikePseudonym } from '../children/pseudonym.ts'
import { knownPseudonyms } from '../children/queries.ts'
import type { Db } from '../database/schema.ts'
import { looksPersonal, type Looks } from '../fields/looks-personal.ts'
import { isRole } from '../fields/roles-in.ts'

interface Instead {
  establishmentId: string | null
  what: Looks['what']
  typed: string
}

/** Whether a text can stand in the place of a find: a pseudonym; a role for a name; for a date or number, words that hold none. */
export async function maybeInstead(db: Db, { establishmentId, what, typed }: Instead): Promise<boolean> {
  if (typed === '') return false
  if (looksLikePseudonym(typed)) return true
  if (what === 'a name' ? isRole(typed) : looksPersonal(typed).length === 0) return true
  return (await knownPseudonyms(db, establishmentId ?? '', [typed])).size > 0
}

/** What to do about a text that cannot. */
export const whatInstead: Record<Looks['what'], string> = {
  'a name': `${howPseudonymsLook}, or a role, such as duty governor`,
  'a date of birth': 'Write words that name nobody, such as “15 years old”, and no date of birth',
  'a prison number': `${howPseudonymsLook}, or write words that hold no number of one person`,
  'a personal number': `${howPseudonymsLook}, or write words that hold no number of one person`,
}
