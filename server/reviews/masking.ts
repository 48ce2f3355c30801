import { NotFound } from '../http/errors.ts'
import { paths } from '../paths.ts'
import { reviewTitle } from './page.ts'
import { findReview, reviewContent } from './queries.ts'
import { reviewKind } from './kind.ts'
import type { Held, TextAnswer } from '../names/held.ts'
import type { Maskable } from '../names/kinds.ts'
import { yearOfId } from './year-queries.ts'

const answer = (name: string, label: string): TextAnswer => ({
  name,
  label,
  hiddenFrom: [],
  isPseudonym: false,
})

/** What people write in a review. Why a version was corrected stands on an issued cover, and stays as it was issued. */
const held: Held = {
  texts: new Map([
    ['opinions', new Set(['reason'])],
    ['commentaries', new Set(['commentary'])],
    ['publicTexts', new Set(['words'])],
    ['numberDecisions', new Set(['sentence'])],
    ['gaps', new Set(['words'])],
  ]),
  answers: [
    answer('opinions', 'Opinion'),
    answer('commentaries', 'Commentary'),
    answer('publicTexts', 'Text for the public'),
    answer('numberDecisions', 'Decision on a number for the public'),
    answer('gaps', 'Months without records'),
  ],
}

/** The texts of a review: asked for by the scrutineer, who alone reads all of them. */
export const maskableReview: Maskable = {
  name: reviewKind.name,
  pattern: '/reviews/:year',
  ask: 'read draft reviews',
  read: 'read draft reviews',
  viewsAreEvents: false,
  tables: [
    ['review_opinion', 'review_id'],
    ['review_commentary', 'review_id'],
    ['review_public_text', 'review_id'],
    ['review_number_decision', 'review_id'],
    ['review_gap', 'review_id'],
  ],
  contentOf: reviewKind.contentOf,
  parts: [],
  find: async ({ db, person }, place) => {
    const year = /^\d{4}$/.test(place) ? Number(place) : await yearOfId(db, place)
    const review = await findReview(db, person, year)
    const content = await reviewContent(db, review.id)
    if (content === undefined) throw new NotFound('the review has no content')
    const title = reviewTitle(year)
    return {
      id: review.id,
      establishmentId: null,
      title,
      numbered: title,
      href: paths.review(year),
      content: { ...content },
    }
  },
  held: () => Promise.resolve(held),
  hrefOf: async (db, id) => paths.review(await yearOfId(db, id)),
}
