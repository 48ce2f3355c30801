import type { Db } from '../database/schema.ts'
import { Refusal } from '../refusal.ts'
import { demonstrationLines, hasOwnClock } from '../demonstration.ts'

/** What the worked example says of itself: the first line on every page and document, all of them in the review. */
export const workedExampleLines = [
  'Demonstration: invented records',
  'Children, staff, incidents, populations and all texts are invented by a seeded generator and are the same every time. The establishments are real, and so are the published figures with their sources, some of them published after the review’s own date.',
  'The invented records add up to the totals that were published for the six months before the inspections of Cookham Wood in December 2018 and September 2019 and of Medway STC in October 2019, those of pain-inducing techniques among them; use of force here is restrictive physical intervention and other use of force together.',
  'The months of the published periods are assumed: June to November 2018, and April to September 2019; for pain-inducing techniques at Medway STC April to October 2019. Every other month is invented.',
  'Scrutiny is shown as if it had been in force from April 2017. It was proposed in March 2019.',
]

/** What a database filled for load tests says of itself. */
export const loadTestLines = [
  'Demonstration: invented records',
  'A synthetic year for load tests; no figure in it means anything.',
]

const complete = { name: 'worked-example', value: 'complete' }

/** Said once everything is in: until then the worked example was cut off half-way. */
export async function markAsComplete(db: Db): Promise<void> {
  await db.insertInto('about').values(complete).execute()
}

async function isComplete(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('about')
    .select('value')
    .where('name', '=', complete.name)
    .executeTakeFirst()
  return row !== undefined
}

/** Marks the database for good: nothing real belongs in it from now on. */
export async function markAsDemonstration(db: Db, lines: readonly string[]): Promise<void> {
  await db
    .insertInto('about')
    .values({ name: 'demonstration', value: JSON.stringify(lines) })
    .execute()
}

/**
 * What a migrated database holds; 'earlier': the worked example of an earlier version, which had no clock of its own,
 * 'half': one that was cut off, 'other': only a year for load tests.
 */
export type Holding = 'empty' | 'worked-example' | 'earlier' | 'half' | 'other'

/**
 * Looks whether a demonstration may be written here.
 * @throws Refusal when the database holds real records
 */
export async function holdingOf(db: Db): Promise<Holding> {
  const lines = await demonstrationLines(db)
  if (lines.length > 0) {
    if (await isComplete(db)) return (await hasOwnClock(db)) ? 'worked-example' : 'earlier'
    return lines.includes(workedExampleLines.at(-1) ?? '') ? 'half' : 'other'
  }
  const { events } = await db
    .selectFrom('historyEvent')
    .select((eb) => eb.fn.countAll<number>().as('events'))
    // A new database has sealed its lists of codes and holds nothing else.
    .where('subject', '<>', 'code')
    .executeTakeFirstOrThrow()
  const { people } = await db
    .selectFrom('person')
    .select((eb) => eb.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow()
  if (events + people > 0)
    throw new Refusal(
      'This database holds real records. Demonstrations go into a database of their own: set DATA_DIR. Nothing was changed.',
    )
  return 'empty'
}
