import { longDate } from '../../../reports/wording.ts'
import type { PublishedFigure } from './sections.ts'

/** '1 June 2018 to 30 November 2018'; one day is one date. */
export const periodInWords = ({
  periodStart,
  periodEnd,
}: Pick<PublishedFigure, 'periodStart' | 'periodEnd'>) =>
  periodStart === periodEnd ? longDate(periodStart) : `${longDate(periodStart)} to ${longDate(periodEnd)}`

export const figureTitle = (figure: PublishedFigure) =>
  `${figure.establishment}: ${figure.measure}, ${periodInWords(figure)}`
