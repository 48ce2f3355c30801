import type { Role } from '../access/vocabulary.ts'
import type { RetentionClass } from '../disposal/vocabulary.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'
import type { SubjectKind } from '../subject-access/vocabulary.ts'

/**
 * What the rooms that are about all data read of a kind of record: disposal, subject access, masking, open formats and the
 * activity log. Each kind says it in its own `about.ts`; a kind that leaves one of these out does not compile.
 */
export interface About {
  keeping: Disposable | Kept
  /** Where a record says which child or member of staff it is about; null: nowhere. */
  names: Record<SubjectKind, NamedIn | null>
  /** Columns of the record with texts that may name somebody who is in no record; none where absent. */
  textsNaming?: readonly string[]
  /** What its columns hold that no form asks for, in order. */
  columns: readonly Column[]
  events: Events
}

/** A kind whose records are destroyed once their time is over. */
export interface Disposable {
  keeping: RetentionClass
  /** The record's own table: its id column is `id`. */
  table: string
  /** Tables of its parts, with the column that names the record, in the order in which they are removed. */
  parts: readonly (readonly [table: string, column: string])[]
  /** Records of other kinds that stay as long as this one does, each with the table and column of this kind that names them. */
  keeps: readonly (readonly [kind: string, table: string, column: string])[]
  /** The column with the day or moment that keeping is counted from. */
  day: string
  /** Its columns that name incidents: the ages of their children say how long it is kept. */
  incidents: readonly string[]
  /** The column with its establishment; null: it is of none. */
  establishment: string | null
  /**
   * Which officers, beside scrutineer and business manager, may know that such a record exists. A head of another
   * establishment reads no more than its kind and number.
   */
  knownTo: readonly Knower[]
  /** Whether it has a number that people write. */
  hasNumber: boolean
}

/** 'told-head': the head of its establishment, once they were told of it. */
export type Knower = 'head' | 'told-head' | 'lado'

/** A kind that is never disposed of, and why. */
export interface Kept {
  keeping: 'kept'
  why: string
  /** The record's own table, then those of its parts. */
  tables: readonly string[]
  /** Set where the first table holds parts alone: the record has no row of its own. */
  isPartsAlone?: true
}

/** Columns with a child's id, or with the comparison key of a member of staff's pseudonym. */
export interface NamedIn {
  columns: readonly string[]
  /** The table they stand in where it is another: its column that names a row, by these columns of the record. */
  through?: { table: string; column: string; by: readonly string[] }
}

/** What a column holds that no form asks for. */
export interface Column {
  code: string
  label: string
  /** More than the label says. */
  question?: string
  codes?: Vocabulary
  /** Where it is several of the same. */
  parts?: readonly Column[]
}

/** Something that an event of the history can be about, as the activity log names it. */
export interface EventSubject {
  /** As events name it. */
  value: string
  label: string
  /** Roles that read its events in the activity log; the scrutineer reads all. */
  seenBy: readonly Role[]
  /** The address of its records, for a link. */
  base?: string
  /** The roles that may open it, where not everybody who reads of it may. */
  opensFor?: readonly Role[]
}

/** A kind's events; its name and the address of its records are the kind's own, where it does not say another. */
export interface Events extends Omit<EventSubject, 'value'> {
  /** Other subjects of its events: looks at its history, imports. */
  others: readonly EventSubject[]
  /** The subject after which it is listed, of an earlier kind; absent: after the kind before it. */
  after?: string
}

/** A kind of record as it is stored, whether or not people fill it in by a form. */
export interface StoredKind {
  /** The subject in the history: 'incident'. */
  name: string
  about: About
}
