import { upperFirst } from '../../reports/wording.ts'
import { mayAskToMask, type Permission } from '../access/permissions.ts'
import type { Person } from '../access/person.ts'
import type { Role } from '../access/vocabulary.ts'
import type { Db } from '../database/schema.ts'
import { recordKinds } from '../kinds.ts'
import type { RecordKind } from '../records/kind.ts'
import { heldIn, type Held } from './held.ts'
import { partsOf, type MaskablePart } from './parts.ts'
import { maskableReview } from '../reviews/masking.ts'

type AnyKind = RecordKind<Record<string, unknown>>

/** A record as its reader finds it. */
export interface MaskableRecord {
  id: string
  establishmentId: string | null
  /** As its page calls it. */
  title: string
  /** Its kind and number alone: a title of its own could hold a text. */
  numbered: string
  href: string
  content: Record<string, unknown>
}

/** A kind of record in which a name can be masked. */
export interface Maskable {
  name: string
  /** What stands in an address, from '/' to the last place: '/incidents/:id'. */
  pattern: string
  /** What it takes to ask for it. */
  ask: Permission
  read: Permission
  viewsAreEvents: boolean
  reasonsHiddenFrom?: readonly Role[]
  /** The tables whose texts are masked, each with the column that names the record. */
  tables: readonly (readonly [table: string, column: string])[]
  contentOf: (db: Db, id: string) => Promise<object | undefined>
  /** Records that belong to it, in which the name is masked with it. */
  parts: readonly MaskablePart[]
  /**
   * @param place the record's id, or what stands in the place of an address
   * @throws NotFound for whoever may not read it
   */
  find: (viewer: Viewer, place: string) => Promise<MaskableRecord>
  held: (viewer: Viewer, record: Pick<MaskableRecord, 'id' | 'establishmentId'>) => Promise<Held>
  /** The record's own address, for what was typed below it. */
  hrefOf: (db: Db, id: string) => Promise<string> | string
}

export interface Viewer {
  db: Db
  person: Person
  /** Local date. */
  today: string
}

/** The kinds of record in which a name can be masked: all that hold texts. */
export const maskableKinds: readonly Maskable[] = [
  ...(recordKinds as unknown as readonly AnyKind[]).map(asMaskable),
  maskableReview,
]

export const maskableKind = (name: string): Maskable | undefined =>
  maskableKinds.find((kind) => kind.name === name)

function asMaskable(kind: AnyKind): Maskable {
  const { name, base, allow, viewsAreEvents, reasonsHiddenFrom, contentOf } = kind
  return {
    name,
    pattern: `${base}/:id`,
    ask: mayAskToMask(allow.read),
    read: allow.read,
    viewsAreEvents,
    ...(reasonsHiddenFrom === undefined ? {} : { reasonsHiddenFrom }),
    tables: tablesOf(kind),
    contentOf,
    parts: partsOf(name),
    find: async ({ db, person, today }, place) => {
      const { id, establishmentId, title, content } = await kind.load(db, person, place, today)
      const numbered = numberedTitle(kind, content)
      return { id, establishmentId, title, numbered, href: `${base}/${id}`, content }
    },
    held: (viewer, record) => textsHeld(kind, viewer, record),
    hrefOf: (_db, id) => `${base}/${id}`,
  }
}

function tablesOf({ name, about: { keeping } }: AnyKind): Maskable['tables'] {
  if (keeping.keeping !== 'kept') return [[keeping.table, 'id'], ...keeping.parts]
  const [table, ...parts] = keeping.tables
  if (table === undefined) throw new Error(`Nothing says where a ${name} is stored`)
  return [[table, 'id'], ...parts.map((part) => [part, `${table}_id`] as const)]
}

function numberedTitle({ one }: AnyKind, content: Record<string, unknown>): string {
  const kind = upperFirst(one)
  return typeof content['number'] === 'string' ? `${kind} ${content['number']}` : kind
}

/** Which answers of a record may hold a name. */
async function textsHeld(
  kind: AnyKind,
  { db, person, today }: Viewer,
  { id, establishmentId }: Pick<MaskableRecord, 'id' | 'establishmentId'>,
): Promise<Held> {
  const asked = await kind.formFor({ db, person, today, correcting: { id, establishmentId } })
  return heldIn(asked.form)
}
