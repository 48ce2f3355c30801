import { reviewYear } from '../../../reports/period.ts'
import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { recordVersion } from '../../history/record.ts'
import { Stale } from '../../http/errors.ts'
import type { PopulationYear } from './form.ts'
import { findPopulationYear, populationContent } from './queries.ts'

export interface PopulationChange {
  counts: PopulationYear
  /** The version that the writer saw; 0 where nothing was recorded yet. */
  version: number
  /** Why it is corrected; empty at the first version. */
  reason: string
}

/**
 * Records or corrects an establishment's review year of month-end counts: one record with versions. Gives its id.
 * @throws Stale when someone changed the counts in between
 */
export function recordPopulation(
  db: Db,
  act: Act,
  { counts, version, reason }: PopulationChange,
): Promise<string> {
  return write(db, act, async (tx) => {
    const stands = await findPopulationYear(tx, counts.establishmentId, counts.year)
    if ((stands?.version ?? 0) !== version) throw new Stale('Someone changed this while you were writing.')
    const id = stands?.id ?? act.newId()
    await storeYear(tx, act, id, { counts, version: version + 1 })
    await storeMonths(tx, counts)
    await recordVersion(tx, act, {
      act: version === 0 ? 'recorded' : 'corrected',
      subject: 'population-year',
      subjectId: id,
      establishmentId: counts.establishmentId,
      version: version + 1,
      content: await populationContent(tx, id),
      reason,
      details: { year: counts.year, months: counts.months.length },
    })
    return id
  })
}

async function storeYear(
  tx: Tx,
  act: Act,
  id: string,
  { counts, version }: { counts: PopulationYear; version: number },
): Promise<void> {
  const { establishmentId, year, source } = counts
  const unusual = counts.unusual === '' ? null : (counts.unusual ?? null)
  if (version > 1) {
    await tx.updateTable('populationYear').set({ source, unusual, version }).where('id', '=', id).execute()
    return
  }
  await tx
    .insertInto('populationYear')
    .values({ id, establishmentId, year, source, unusual, version, recordedAt: act.at })
    .execute()
}

async function storeMonths(tx: Tx, { establishmentId, year, months }: PopulationYear): Promise<void> {
  await tx
    .deleteFrom('population')
    .where('establishmentId', '=', establishmentId)
    .where('month', 'in', reviewYear(year).months)
    .execute()
  if (months.length === 0) return
  await tx
    .insertInto('population')
    .values(months.map((each) => ({ establishmentId, ...each })))
    .execute()
}
