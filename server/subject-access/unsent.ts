import { roles } from '../access/vocabulary.ts'
import type { Db } from '../database/schema.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { draftPlace } from '../kinds.ts'
import type { Subject } from './queries.ts'
import { namesWhole } from './third-parties.ts'

/** Text that somebody typed and has not sent: what it is, whose office holds it, since when. Not the text. */
export interface Unsent {
  what: string
  office: string
  savedAt: string
}

interface Held extends Unsent {
  typed: unknown
  /** The establishment whose pseudonyms it uses, where that is known. */
  establishmentId: string | null
}

/**
 * Drafts and kept forms that name a pseudonym, the oldest first: they are held about its person too (UK GDPR, article 15).
 * One that may be of another establishment is left out only where that is known.
 */
export async function unsentAbout(db: Db, { establishmentId, pseudonym }: Subject): Promise<Unsent[]> {
  const held = [...(await drafts(db)), ...(await keptForms(db))]
  return held
    .filter((each) => each.establishmentId === null || each.establishmentId === establishmentId)
    .filter(({ typed }) => namesWhole(typed, pseudonym))
    .map(({ what, office, savedAt }) => ({ what, office, savedAt }))
    .sort((one, other) => one.savedAt.localeCompare(other.savedAt))
}

async function drafts(db: Db): Promise<Held[]> {
  const rows = await db
    .selectFrom('draft')
    .select(['kind', 'subjectId', 'typed', 'savedAt', 'role', 'establishmentId'])
    .execute()
  return rows.map(({ kind, subjectId, typed, savedAt, ...writer }) => {
    const one = draftPlace(kind)?.one ?? kind
    return heldBy(writer, typed, {
      what: `${subjectId === null ? 'New' : 'Correction of the'} ${one}`,
      savedAt,
    })
  })
}

async function keptForms(db: Db): Promise<Held[]> {
  const rows = await db
    .selectFrom('keptForm')
    .innerJoin('person', 'person.id', 'keptForm.personId')
    .select(['keptForm.path', 'keptForm.typed', 'keptForm.keptAt'])
    .select(['person.role', 'person.establishmentId'])
    .execute()
  return rows.map(({ path, typed, keptAt, ...writer }) =>
    heldBy(writer, typed, { what: `Form at ${path.split('?')[0] ?? ''}`, savedAt: keptAt }),
  )
}

function heldBy(
  writer: { role: string; establishmentId: string | null },
  typed: string,
  { what, savedAt }: Omit<Unsent, 'office'>,
): Held {
  const content = JSON.parse(typed) as Record<string, unknown>
  const chosen = content['establishmentId']
  const establishmentId =
    writer.establishmentId ?? (typeof chosen === 'string' && chosen !== '' ? chosen : null)
  return { what, office: labelOf(roles, writer.role), savedAt, typed: content, establishmentId }
}
