import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { addDays } from '../../reports/clocks.ts'
import { firstSince } from '../history/queries.ts'
import type { RecordCard, TagView } from '../records/page-types.ts'

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
export interface Looker {
  db: Db
  person: Person
  now: string
  today: string
}

/** The same with what several tasks and cards are made of: asked for once, if at all. */
export interface Looking extends Looker {
  once: <Found>(ask: (looker: Looker) => Promise<Found>) => Promise<Found>
}

export function lookingOf({ db, person, now, today }: Looker): Looking {
  const looker = { db, person, now, today }
  const asked = new Map<unknown, unknown>()
  return {
    ...looker,
    once: <Found>(ask: (looker: Looker) => Promise<Found>) => {
      const found = asked.get(ask) ?? ask(looker)
      asked.set(ask, found)
      return found as Promise<Found>
    },
  }
}

/** What a feature puts on the home page beside its tasks: no card where there is nothing to say. */
export type HomeCards = (looking: Looking) => Promise<RecordCard[]>

/** The cards of some features, in their order. */
export const cardsIn = async (looking: Looking, features: readonly HomeCards[]): Promise<RecordCard[]> =>
  (await Promise.all(features.map((cards) => cards(looking)))).flat()

// The scrutineer works six days a year: what others did to accounts must still stand there at the next one.
const daysWatched = 366
export const watchedSince = (today: string): string => addDays(today, -daysWatched)

/** The first event of the days that cards look back on. */
export const firstWatched = ({ db, today }: Looker): Promise<number> => firstSince(db, watchedSince(today))

const daysAnnounced = 30

/** The instant from which on what one office did alone is announced to the others. */
export const announcedSince = (now: string): string =>
  new Date(Date.parse(now) - daysAnnounced * 86_400_000).toISOString()

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
