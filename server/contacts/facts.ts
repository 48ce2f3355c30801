import type { ContactFact } from '../../reports/annual-review/facts.ts'
import type { Db } from '../database/schema.ts'

/** The contacts and the work on the review of a period, first and last day included, oldest first; without notes. */
export function contactFacts(db: Db, period: { from: string; to: string }): Promise<ContactFact[]> {
  return db
    .selectFrom('contact')
    .select(['kind', 'contactedOn', 'withRole', 'daysUsed'])
    .where('contactedOn', '>=', period.from)
    .where('contactedOn', '<=', period.to)
    .orderBy('contactedOn')
    .orderBy('id')
    .execute()
}
