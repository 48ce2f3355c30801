import type { Db } from '../database/schema.ts'
import { Refusal } from '../refusal.ts'
import { demonstrationLines } from '../start.ts'

/** What the worked example says of itself: the first line on every page and document, all of them in the review. */
export const workedExampleLines = [
  'Demonstration: invented records',
  'Children, staff, incidents, populations and all texts are invented by a seeded generator and are the same every time. The establishments are real, and so are the published figures with their sources, some of them published after the review’s own date.',
  'For Cookham Wood the invented records add up to exactly the totals that the inspectors published for the months before their inspection of December 2018; use of force here is restrictive physical intervention and other use of force together.',
  'The days of the published periods are assumed: 1 June to 30 November 2018.',
  'Scrutiny is shown as if it had been in force in 2018-19 already. It was proposed in March 2019.',
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

/** What a migrated database holds; 'half': a worked example that was cut off, 'other': only a year for load tests. */
export type Holding = 'empty' | 'worked-example' | 'half' | 'other'

/**
 * Looks whether a demonstration may be written here.
 * @throws Refusal when the database holds real records
 */
export async function holdingOf(db: Db): Promise<Holding> {
  const lines = await demonstrationLines(db)
  if (lines.length > 0) {
    if (await isComplete(db)) return 'worked-example'
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
