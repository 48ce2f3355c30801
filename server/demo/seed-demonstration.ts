import type { Config } from '../config.ts'
import type { Opened } from '../database/open.ts'
import type { Db } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { Refusal } from '../refusal.ts'
import { holdingOf, loadTestLines, markAsDemonstration } from './about.ts'
import { beginWorld } from './build.ts'
import { sealOf, withDatabase } from './make.ts'
import { seedIncidents, type SeededHouse } from './seed.ts'

/**
 * Adds synthetic incidents to a demonstration's database, or begins one with the houses and the accounts alone.
 * @returns what was done, in words
 * @throws Refusal when the database holds real records, or a worked example that was cut off
 */
export function seedDemonstration(config: Config, size: number, seed: number): Promise<string> {
  return withDatabase(config, async (opened) => {
    const holding = await holdingOf(opened.db)
    if (holding === 'half')
      throw new Refusal('The worked example here was cut off half-way. Run "npx scrutiny demo" first.')
    const seal = sealOf(config)
    if (holding === 'empty') await begin(opened, seal)
    await seedIncidents(opened, { size, seed, seal, houses: await housesIn(opened.db) })
    return 'numbers, versions and history included.'
  })
}

async function begin(opened: Opened, seal: Act['seal']): Promise<void> {
  await markAsDemonstration(opened.db, loadTestLines)
  await beginWorld(opened, seal)
}

/** The two houses with their heads of safeguarding. */
async function housesIn(db: Db): Promise<SeededHouse[]> {
  const rows = await db
    .selectFrom('establishment')
    .innerJoin('person', 'person.establishmentId', 'establishment.id')
    .select(['establishment.code', 'establishment.id', 'person.id as headId'])
    .where('person.role', '=', 'head')
    .orderBy('person.createdAt')
    .orderBy('person.id')
    .execute()
  return (['CKI', 'MED'] as const).map((house) => {
    const row = rows.find(({ code }) => code === house)
    if (row === undefined)
      throw new Refusal(`This demonstration has no ${house} with a head of safeguarding.`)
    return { house, establishmentId: row.id, head: { id: row.headId, role: 'head' } }
  })
}
