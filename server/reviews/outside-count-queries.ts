import type { OutsideCountFact } from '../../reports/annual-review/facts.ts'
import type { Db } from '../database/schema.ts'

/** What other sources counted in these months, as far as it is printed: neither where the figure is from nor private notes. */
export const outsideCountFacts = (db: Db, months: readonly string[]): Promise<OutsideCountFact[]> =>
  db
    .selectFrom('outsideCount')
    .select(['source', 'establishmentId', 'month', 'count', 'explanation'])
    .where('month', 'in', months)
    .orderBy('month')
    .orderBy('establishmentId')
    .orderBy('source')
    .execute()
