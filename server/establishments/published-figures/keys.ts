import { comparisonKey } from '../../fields/comparison-key.ts'
import type { PublishedFigure } from './sections.ts'

/** What makes two figures the same figure: who, what, in which unit, when, and where it was published, in whatever spelling. */
export const keyOf = (figure: PublishedFigure): string =>
  JSON.stringify([
    comparisonKey(figure.establishment),
    comparisonKey(figure.measure),
    comparisonKey(figure.unitOfCount),
    figure.periodStart,
    figure.periodEnd,
    comparisonKey(figure.sourceTitle),
  ])

/** Whether two of the same figure also say the same. */
export const saysTheSame = (one: PublishedFigure, other: PublishedFigure): boolean =>
  one.value === other.value &&
  one.qualifier === other.qualifier &&
  one.confidence === other.confidence &&
  one.sourceUrl === other.sourceUrl
