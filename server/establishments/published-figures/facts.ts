import type { PublishedFigureFact } from '../../../reports/annual-review/facts.ts'
import type { Db } from '../../database/schema.ts'

/** Every published figure as it stands, with its unit, period and source. */
export function publishedFigureFacts(db: Db): Promise<PublishedFigureFact[]> {
  return db
    .selectFrom('publishedFigure')
    .select(['establishment', 'establishmentId', 'measure', 'unitOfCount', 'periodStart', 'periodEnd'])
    .select(['value', 'qualifier', 'confidence', 'sourceTitle', 'sourceUrl'])
    .orderBy('establishment')
    .orderBy('measure')
    .orderBy('periodStart')
    .orderBy('periodEnd')
    .orderBy('unitOfCount')
    .orderBy('sourceTitle')
    .execute()
}
