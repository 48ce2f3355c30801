import type { Db } from '../database/schema.ts'
import { Refusal } from '../refusal.ts'
import { demonstrationLines } from '../start.ts'

/** What the worked example says of itself: the first line on every page and document, all of them in the review. */
export const workedExampleLines = [
  'Demonstration: invented records',
  'Children, staff, incidents, populations and all texts are invented by a seeded generator and are the same every time. The establishments are real, and so are the published figures with their sources.',
  'Published totals: Cookham Wood, 578 uses of force and 8 with a pain-inducing technique in the six months before the inspection of December 2018. The invented records add up to exactly these; use of force here is restrictive physical intervention and other use of force together.',
  'The days of the published periods are assumed: 1 June to 30 November 2018.',
  'Scrutiny is shown as if it had been in force in 2018-19 already. It was proposed in March 2019.',
]

/** What a database filled for load tests says of itself. */
export const loadTestLines = ['Demonstration: invented records', 'A synthetic year for load tests; no figure in it means anything.']

/** Marks the database for good: nothing real belongs in it from now on. */
export async function markAsDemonstration(db: Db, lines: readonly string[]): Promise<void> {
  await db.insertInto('about').values({ name: 'demonstration', value: JSON.stringify(lines) }).execute()
}

/**
 * Whether a migrated database is empty, or holds a demonstration already.
 * @throws Refusal when it holds real records
 */
export async function demonstrationIn(db: Db): Promise<'empty' | 'demonstration'> {
  const lines = await demonstrationLines(db)
  if (lines.length > 0) return 'demonstration'
  const { events } = await db
    .selectFrom('historyEvent')
    .select((eb) => eb.fn.countAll<number>().as('events'))
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
