import type { PublishedFigureFact } from '../../../reports/annual-review/facts.ts'
import type { Db } from '../../database/schema.ts'
import { comparisonKey } from '../../fields/comparison-key.ts'

/** Every published figure as it stands, with its unit, period and source; what is spelled in several ways in the first of them. */
export async function publishedFigureFacts(db: Db): Promise<PublishedFigureFact[]> {
  const figures = await db
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
  const one = firstSpelling()
  return figures.map((figure) => ({
    ...figure,
    establishment: one(figure.establishment),
    measure: one(figure.measure),
    unitOfCount: one(figure.unitOfCount),
    sourceTitle: one(figure.sourceTitle),
  }))
}

/** Gives each text as it was spelled when one of its key was first given. */
function firstSpelling(): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const key = comparisonKey(text)
    const first = known.get(key) ?? text
    known.set(key, first)
    return first
  }
}
