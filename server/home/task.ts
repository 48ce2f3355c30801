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
  /** Local date it has waited since; orders those without a due day. */
  since: string
  /** Said in place of the due day. */
  note?: string
  /** Shown with a note; a due day has its own. */
  tag?: TagView
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

/** No list is longer than this; what is beyond it stands behind one link. */
export const most = 10

export type Load = (looking: Looking) => Promise<Task[]>

/** The first few as tasks, and behind them one link to the whole list where there are more. */
export function firstOf<Row>(
  rows: readonly Row[],
  taskOf: (row: Row) => Task,
  whole: { text: string; href: string },
): Task[] {
  const tasks = rows.slice(0, most).map(taskOf)
  return rows.length > most ? [...tasks, { ...whole, dueOn: null, since: '9999-12-31' }] : tasks
}
