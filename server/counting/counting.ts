import type { Db } from '../database/schema.ts'

/**
 * Something that is counted from a great many records. Pages ask for it by a `Counter`, so that nobody else's page waits
 * while it is counted (SECURITY FA-08). What is asked and what is answered go between processes: plain data only.
 */
export interface Counting<Asked, Answer> {
  /** By this the other process finds it in `countings.ts`. */
  name: string
  count: (db: Db, asked: Asked) => Promise<Answer>
}

/** Counts, here or in a process of its own. */
export type Counter = <Asked, Answer>(counting: Counting<Asked, Answer>, asked: Asked) => Promise<Answer>

/**
 * Counts on the caller's own connection: for commands, which keep nobody waiting, and for a database in memory.
 * @param listed what may be counted: anything else would be found by no other process either, and fails here too
 */
export const countHere =
  (db: Db, listed: readonly Counting<never, unknown>[]): Counter =>
  async (counting, asked) => {
    if (!listed.some(({ name }) => name === counting.name))
      throw new Error(`No counting is called ${counting.name}`)
    return counting.count(db, asked)
  }
