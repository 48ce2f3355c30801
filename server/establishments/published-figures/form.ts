import { recordForm, type RecordForm } from '../../fields/sections.ts'
import type { Vocabulary } from '../../fields/vocabulary.ts'
import { keyOf } from './keys.ts'
import { figureSections, type PublishedFigure } from './sections.ts'

/** @param others what is said of a figure that is there already, by its key */
export const publishedFigureRecordForm = (
  ours: Vocabulary,
  others: ReadonlyMap<string, string> = new Map(),
): RecordForm<PublishedFigure> =>
  recordForm(figureSections(ours), [
    {
      needs: ['establishment', 'measure', 'unitOfCount', 'periodStart', 'periodEnd', 'sourceTitle'],
      at: 'sourceTitle',
      broken: (figure) => others.has(keyOf(figure)),
      message: (figure) => others.get(keyOf(figure)) ?? '',
    },
    {
      needs: ['periodStart', 'periodEnd'],
      at: 'periodEnd-day',
      broken: ({ periodStart, periodEnd }) => periodEnd < periodStart,
      message: 'The period cannot end before it begins',
    },
  ])
