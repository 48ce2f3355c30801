import { reviewYear } from '../../reports/period.ts'
import type { ConfirmedGap } from '../../server/reviews/gaps/form.ts'
import { ash, birch } from './people.ts'

/** Every month of a review year at both houses, confirmed as one without records. */
export const everyGap = (year: number): ConfirmedGap[] =>
  [ash, birch].flatMap((establishmentId) =>
    reviewYear(year).months.map((month) => ({
      establishmentId,
      month,
      words: 'The head of safeguarding was asked and has no record.',
    })),
  )
