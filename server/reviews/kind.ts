import { reviewContent } from './queries.ts'

/** How a review is read back for `history verify`, with the digests of its issued documents as they stand. */
export const reviewKind = { name: 'review', contentOf: reviewContent }
