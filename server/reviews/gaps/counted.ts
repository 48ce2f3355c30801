import { gapsOf } from '../../../reports/annual-review/gaps.ts'
import { yearOf } from '../../../reports/annual-review/year.ts'
import type { Counting } from '../../counting/counting.ts'
import { loadReviewFacts, type Wanted } from '../load-facts.ts'
import type { OpenGap } from './form.ts'

/** The months without records as they now are. */
export const openGaps: Counting<Wanted, OpenGap[]> = {
  name: 'months without records',
  count: async (db, wanted) =>
    gapsOf(yearOf(await loadReviewFacts(db, wanted))).map(({ establishment, month }) => ({
      establishmentId: establishment.facts.id,
      month,
    })),
}
