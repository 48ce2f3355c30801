import { CompiledQuery, sql } from 'kysely'
import { childrenOfKeys } from '../children/actions.ts'
import { childMeant } from '../children/pseudonym.ts'
import type { Db } from '../database/schema.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { namesWhole } from './third-parties.ts'
import { kindNamed, kinds } from '../kinds.ts'
import { namingQuery } from './naming.ts'
import type { SubjectKind } from './vocabulary.ts'

export interface Subject {
  establishmentId: string
  kind: SubjectKind
  pseudonym: string
}

/** The children whose pseudonym has the key of the one that is asked for. */
export interface ChildrenMeant {
  /** Their ids: the one that is meant, and any that nobody has said is another. */
  ids: string[]
  /** Pseudonyms of those that somebody said are other children. */
  others: string[]
}

/** Which children a subject's pseudonym means. */
export async function childrenMeant(
  db: Db,
  { establishmentId, kind, pseudonym }: Subject,
): Promise<ChildrenMeant> {
  if (kind !== 'child') return { ids: [], others: [] }
  const alike = await childrenOfKeys(db, establishmentId, [pseudonym])
  const meant = childMeant(alike, pseudonym)
  if (meant === undefined || alike.length === 1) return { ids: alike.map(({ id }) => id), others: [] }
  const undecided = await undecidedPairs(db, meant.id)
  const isIn = ({ id }: { id: string }) => id === meant.id || undecided.has(id)
  return {
    ids: alike.filter(isIn).map(({ id }) => id),
    others: alike.filter((each) => !isIn(each)).map((each) => each.pseudonym),
  }
}

/** The children of whom nobody has said whether they are this one, since one record names both. */
async function undecidedPairs(db: Db, id: string): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('childJoin')
    .select(['keptId', 'joinedId'])
    .where('state', '=', 'in-one-record')
    .where((eb) => eb.or([eb('keptId', '=', id), eb('joinedId', '=', id)]))
    .execute()
  return new Set(rows.flatMap(({ keptId, joinedId }) => [keptId, joinedId]))
}

/** The kinds as the answer lists them: what happened to the person first, then what was said of it. */
const inOrder = kinds.toSorted((one, other) => placeOf(one.name) - placeOf(other.name))

function placeOf(kind: string): number {
  const place = ['incident', 'lado-contact', 'sampled-record', 'child-join'].indexOf(kind)
  return place === -1 ? kinds.length : place
}

interface RecordAbout {
  kind: string
  id: string
  /** A local day or an instant. */
  at: string
}

/** The records about one child or member of staff, by kind, the earliest first: what happened to one person in its sequence. */
export async function recordsAbout(
  db: Db,
  subject: Subject,
  { ids }: ChildrenMeant,
): Promise<{ kind: string; id: string }[]> {
  const who = subject.kind === 'child' ? JSON.stringify(ids) : comparisonKey(subject.pseudonym)
  const lists = await Promise.all(
    inOrder.map(async ({ name: kind, about }) => {
      const text = namingQuery(about, subject.kind)
      if (text === undefined) return []
      const { rows } = await db.executeQuery<Record<string, string>>(
        CompiledQuery.raw(text, [subject.establishmentId, who]),
      )
      const found = rows.map((row) => {
        const [id = '', at = ''] = Object.values(row)
        return { kind, id, at }
      })
      return inSequence([...found, ...(await textsNaming(db, kind, subject))])
    }),
  )
  return lists.flat().map(({ kind, id }) => ({ kind, id }))
}

function inSequence(records: readonly RecordAbout[]): RecordAbout[] {
  const once = [...new Map(records.map((each) => [each.id, each])).values()]
  const place = ({ at, id }: RecordAbout) => `${at} ${id}`
  return once.sort((one, other) => (place(one) < place(other) ? -1 : Number(place(one) > place(other))))
}

/** Records whose own words name the pseudonym, of the kinds that may tell of somebody who is in no record. */
async function textsNaming(
  db: Db,
  kind: string,
  { establishmentId, pseudonym }: Subject,
): Promise<RecordAbout[]> {
  const about = kindNamed(kind)?.about
  if (about?.textsNaming === undefined || about.keeping.keeping === 'kept') return []
  const { table, day, establishment } = about.keeping
  const columns = about.textsNaming.map((column) => sql.ref(column))
  const { rows } = await sql<{ id: string; at: string; texts: string }>`
    select id, ${sql.ref(day)} as at, json_array(${sql.join(columns)}) as texts from ${sql.table(table)}
    where ${sql.ref(establishment ?? '')} = ${establishmentId}`.execute(db)
  return rows
    .filter(({ texts }) => namesWhole(JSON.parse(texts), pseudonym))
    .map(({ id, at }) => ({ kind, id, at }))
}
