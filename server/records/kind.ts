import type { Permission } from '../access/permissions.ts'
import type { Person } from '../access/person.ts'
import type { Role } from '../access/vocabulary.ts'
import type { Counter } from '../counting/counting.ts'
import type { Db, Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import type { Typed } from '../fields/field.ts'
import type { AnyForm } from '../fields/form.ts'
import type { RecordForm } from '../fields/sections.ts'
import type { About } from './about.ts'
import type { Later } from './later.ts'
import type { Button, LineView, RecordCard, TableView, TagView } from './page-types.ts'

/** A record as somebody who may see it reads it: all that a draft, a correction, its history and its submission need. */
export interface Loaded<Values> {
  id: string
  version: number
  establishmentId: string | null
  /** 'Incident CKI-2018-0042' */
  title: string
  /** The record as it stands; what its versions are stored as. */
  content: Values
}

/** A record that a correction is stored over. */
export type Standing<Values> = Pick<Loaded<Values>, 'id' | 'version' | 'content'>

/** What the record's own page shows beside its answers. */
export interface Shown {
  caption?: string
  tags: TagView[]
  notices: string[]
  meta: { key: string; value: string }[]
  /** Cards and tables of things that belong to the record but are not answers of its form. */
  cards?: RecordCard[]
  tables?: TableView[]
  /** Answers that its tables tell, and its cards leave out. */
  inTables?: readonly string[]
  actions?: Button[]
  /** What is still open for it, each with the place to do it; absent for a kind of which nothing is ever open. */
  open?: LineView[]
  /** What happens next, where it takes more than the answers to say. */
  next?: LineView[]
}

/** A record as its page shows it. */
export interface Found<Values> extends Loaded<Values>, Shown {}

/** A record that somebody has just stored, and how it read before; undefined for a new one. */
export interface JustSaved<Values> {
  found: Found<Values>
  before: Values | undefined
  today: string
}

export interface Saved {
  id: string
  establishmentId: string | null
  version: number
  title: string
}

/** A corrected record, with its content as it is stored now where that is known: else it is read again. */
export type Replaced<Values> = Saved & { content?: Values }

export interface Asking<Values = object> {
  db: Db
  person: Person
  /** Local date. */
  today: string
  /** What was typed so far, for a form that must look up what it names; absent when a record is only shown. */
  typed?: Typed
  /** Known when a record is corrected: its establishment and what may not change. Without its content that is read again. */
  correcting?: Pick<Loaded<Values>, 'id' | 'establishmentId'> & Partial<Pick<Loaded<Values>, 'content'>>
}

/**
 * For a record that begins unfinished: what is open of it is answered by the same form, as an act of its own and without a
 * reason. Every change after that is a correction.
 */
export interface Finishing<Values> {
  isOpen: (content: Values) => boolean
  /** In the past tense, for the history: 'checked'. */
  act: string
  /** 'Check this record' */
  button: string
  /** The section to begin with. */
  first: string
  /** What submitting means. */
  statement: string
  submit: string
}

/**
 * A kind of record that people list, draft, check, submit, correct and whose history they read. A feature says what is
 * asked and how it is stored; how a record goes from page to page is the same for all (`routes.ts`).
 */
export interface RecordKind<Values extends object> {
  /** The subject in the history: 'incident', 'lado-contact'. */
  name: string
  /** What the rooms that are about all data read of it: how long it is kept, whom it names, what its columns mean. */
  about: About
  /** In words: 'incident', 'LADO contact'. */
  one: string
  /** 'Incidents': the list that breadcrumbs lead back to. */
  many: string
  /** '/incidents' */
  base: string
  allow: { read: Permission; record: Permission }
  /** Whether every look at one is an event of the history (incidents and LADO contacts, SECURITY AU-01). */
  viewsAreEvents: boolean
  newTitle: string
  /** By which of its fields a draft is told from others: its reference, and the day that it is about. */
  draftNamedBy?: { reference?: keyof Values & string; day: keyof Values & string }
  /** What submitting means: who sees it, by when. */
  statement: string
  /**
   * Said after submission: what happens next, by when. Who can read it and what is open is said by the page itself.
   */
  next: (found: Found<Values>, content: Values) => LineView[]
  /** What cannot wait in a record of this content: said on a confirmation before anything else, where it is new. */
  first?: (db: Db, content: Values, today: string) => Promise<LineView[]>
  /** What a confirmation says beside that which only the records know, such as a signed month that must be signed again. */
  after?: (db: Db, viewer: Person, saved: JustSaved<Values>) => Promise<LineView[]>
  finishing?: Finishing<Values>
  /** What is often known only after it is submitted, each with a page of its own. */
  later?: readonly Later<Values>[]
  formFor: (asking: Asking<Values>) => Promise<RecordForm<Values>>
  /** Answers of later pages that a new one begins with, such as those of the record before it: each is still looked at. */
  startsFrom?: (asking: Asking<Values>) => Promise<Typed>
  /** Answers that a new one begins with, from another record that its address names: nothing where the viewer may not see that. */
  beginsWith?: (asking: Asking<Values>, act: Act, query: Readonly<Record<string, string>>) => Promise<Typed>
  /**
   * The record itself, for whatever is not its own page.
   * @throws NotFound for a record that does not exist and for one that the viewer may not see, alike
   */
  load: (db: Db, viewer: Person, id: string, today: string) => Promise<Loaded<Values>>
  /** The record with what its own page shows: loaded, and the rest made of that (`readBy`). */
  show: (db: Db, viewer: Person, id: string, today: string) => Promise<Found<Values>>
  /** Whether the viewer could see the record as a version of it has it; absent where whoever sees one version sees all. */
  couldSee?: (viewer: Person, stood: Values) => boolean
  /** Roles that never read why it was corrected: a reason may tell of what is hidden from them (SECURITY AC-06). */
  reasonsHiddenFrom?: readonly Role[]
  /** What a version's event says beside its reason, in words: what was looked at before a decision. */
  noted?: (details: Record<string, string | number>) => string[]
  /** What the check page points out that only the records know: said before anything counts, never refused. */
  worthChecking?: (
    db: Db,
    values: Partial<Values>,
    // The record that is corrected, null for a new one.
    by: { person: Person; correcting: string | null },
  ) => Promise<LineView[]>
  /** Tables that only the record's own page shows: counted when somebody looks, not whenever a record is shown. */
  tablesFor?: (count: Counter, viewer: Person, content: Values, today: string) => Promise<TableView[]>
  /** The record as it stands, for its versions and for `history verify`; undefined when there is none. */
  contentOf: (db: Db, id: string) => Promise<Values | undefined>
  /** The same for many records at once, where there can be a great number of them. */
  contentsOf?: (db: Db, ids: readonly string[]) => Promise<ReadonlyMap<string, Values>>
  insert: (tx: Tx, act: Act, values: Values) => Promise<Saved>
  /**
   * Stores the values over the record as it stands, loaded in the same transaction, whose version the caller has checked. A
   * list that reads as it stands is not written again.
   */
  replace: (tx: Tx, act: Act, stands: Standing<Values>, values: Values) => Promise<Replaced<Values>>
}

/** What stands of the record that is corrected: as it was loaded, or read again; undefined for a new one. */
export const standsIn = async <Values>(
  { db, correcting }: Pick<Asking<Values>, 'db' | 'correcting'>,
  contentOf: (db: Db, id: string) => Promise<Values | undefined>,
): Promise<Values | undefined> => correcting && (correcting.content ?? (await contentOf(db, correcting.id)))

/**
 * The two ways in which a kind of record is read.
 * @param show makes what the page shows, of what `load` gave: this kind may load more than every record has
 */
export const readBy = <Record extends Loaded<object>>(
  load: (db: Db, viewer: Person, id: string, today: string) => Promise<Record>,
  show: (db: Db, viewer: Person, loaded: Record, today: string) => Promise<Shown> | Shown,
) => ({
  load,
  show: async (db: Db, viewer: Person, id: string, today: string): Promise<Record & Shown> => {
    const loaded = await load(db, viewer, id, today)
    return { ...loaded, ...(await show(db, viewer, loaded, today)) }
  },
})

/** A record of another kind that one belongs to: a name in its texts is masked with that. */
export interface PartOf {
  kind: string
  /** The column that names it. */
  column: string
  /** What is typed of the part. */
  form: AnyForm
  /** Roles that read that record and nothing of the part. */
  hiddenFrom: readonly Role[]
}

/**
 * A kind that is written once, by a form of its own, and never drafted or corrected: what is to be added is another record.
 * Its content holds the answers of its form, and what only the system sets.
 */
export interface AddedKind<Answers extends object, Content extends Answers> extends Pick<
  RecordKind<Content>,
  'name' | 'about' | 'one' | 'many' | 'allow' | 'contentOf'
> {
  /** The record that it belongs to, where it has no page of its own; null where it has one. */
  partOf: PartOf | null
  formFor: () => Promise<RecordForm<Answers>>
  /** @throws NotFound for a record that does not exist and for one that the viewer may not see, alike */
  load: (
    db: Db,
    viewer: Person,
    id: string,
  ) => Promise<Pick<Loaded<Content>, 'title' | 'establishmentId' | 'content'>>
}
