import type { Db } from '../database/schema.ts'
import { provedDigests } from '../issued-documents/queries.ts'
import { reviewContent } from './queries.ts'

/** How a review is read back for `history verify`, with the digests of its issued documents and files as they stand. */
export const reviewKind = {
  name: 'review',
  contentOf: (db: Db, id: string) => reviewContent(db, id, provedDigests),
}
