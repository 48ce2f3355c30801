import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import type { TagView } from '../records/page-types.ts'
import { openMonths } from '../returns/month-states.ts'

/** Something to do, with a verb. */
export interface Task {
  text: string
  href: string
  /** Local date by which it is due, null where no rule says. */
  dueOn: string | null
  /** Said in place of the due day. */
  note?: string
  /** Shown with a note; a due day has its own. */
  tag?: TagView
  /** Where one button does it. */
  button?: { action: string; text: string }
}

/** Who looks, at what moment. */
interface Looker {
  db: Db
  person: Person
  now: string
  today: string
}

/** The same with what both tasks and a card are made of: asked for once, if at all. */
export interface Looking extends Looker {
  months: () => ReturnType<typeof openMonths>
}

export function lookingOf({ db, person, now, today }: Looker): Looking {
  let months: ReturnType<typeof openMonths> | undefined
  return { db, person, now, today, months: () => (months ??= openMonths(db, person, today)) }
}

/** Which of them are asked for, in the order in which they are listed. */
export interface TaskWindow {
  limit: number
  offset: number
}

/** How many there are of a kind in all, and those that were asked for. */
export interface OpenTasks {
  count: number
  tasks: Task[]
}

/** What one kind of record asks of somebody. */
export interface TaskKind {
  /** Names it in an address: 'decisions'. */
  slug: string
  /** After a number: 'incident needs a safeguarding decision', 'incidents need a safeguarding decision'. */
  one: string
  many: string
  /**
   * The list of records that holds exactly these; without one, they are listed as tasks on a page of their own. Its number
   * and this kind's count come from one query.
   */
  list?: string
  /** The gravest or newest first, or the one that waits longest, as the kind needs. */
  open: (looking: Looking, window: TaskWindow) => Promise<OpenTasks>
}

/** For a kind whose tasks are few, or are worked out together: all of them are loaded, and counted as they are. */
export const countedWhole =
  <Row>(
    load: (looking: Looking) => Promise<readonly Row[]>,
    taskOf: (row: Row, looking: Looking) => Task,
  ): TaskKind['open'] =>
  async (looking, { limit, offset }) => {
    const rows = await load(looking)
    const shown = rows.slice(offset, offset + limit)
    return { count: rows.length, tasks: shown.map((row) => taskOf(row, looking)) }
  }
