import { linkMinutes, makeLink } from '../access/links/actions.ts'
import type { Act } from '../database/write.ts'
import type { Parts } from '../parts.ts'
import { paths } from '../paths.ts'

/** A new one-time link, in the lines of whoever hands it over. */
export async function linkLines(
  { db, config }: Pick<Parts, 'db' | 'config'>,
  act: Act,
  personId: string,
): Promise<string[]> {
  const token = await makeLink(db, act, personId)
  return [
    `One-time link, shown once, for ${linkMinutes} minutes: ${config.origin}${paths.oneTimeLink(token)}`,
    'Hand it over in person. A new one: npx scrutiny users link',
  ]
}
