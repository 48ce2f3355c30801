import type { PublishedFigureFact } from '../../../reports/annual-review/facts.ts'
import type { Db } from '../../database/schema.ts'

/** Every published figure that counts, with its unit, period and source: none that was withdrawn or joined with another. */
export function publishedFigureFacts(db: Db): Promise<PublishedFigureFact[]> {
  return db
    .selectFrom('publishedFigure')
    .select(['establishment', 'establishmentId', 'measure', 'unitOfCount', 'periodStart', 'periodEnd'])
    .select(['value', 'qualifier', 'confidence', 'sourceTitle', 'sourceUrl'])
    .where('withdrawal', 'is', null)
    .orderBy('establishment')
    .orderBy('measure')
    .orderBy('periodStart')
    .orderBy('periodEnd')
    .orderBy('unitOfCount')
    .orderBy('sourceTitle')
    .execute()
}
