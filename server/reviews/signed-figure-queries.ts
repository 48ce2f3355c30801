import type { EstablishmentFacts } from '../../reports/annual-review/facts.ts'
import type { Db } from '../database/schema.ts'

/** The same establishments, each signed return with how many incidents it was signed for. */
export async function withSignedFigures(
  db: Db,
  establishments: readonly EstablishmentFacts[],
  months: readonly string[],
): Promise<EstablishmentFacts[]> {
  const rows = await db
    .selectFrom('monthlyReturn')
    .select(['establishmentId', 'month', 'incidents'])
    .where('month', 'in', months)
    .orderBy('establishmentId')
    .orderBy('month')
    .execute()
  const signed = new Map(rows.map((row) => [`${row.establishmentId} ${row.month}`, row.incidents]))
  return establishments.map((each) => ({
    ...each,
    returns: each.returns.map((one) => {
      const incidents = signed.get(`${each.id} ${one.month}`)
      return incidents === undefined ? one : { ...one, incidents }
    }),
  }))
}
