import type { Db } from '../database/schema.ts'
import { provedDigests } from '../issued-documents/queries.ts'
import { reviewAbout } from './about.ts'
import { reviewContent } from './queries.ts'

/** A review, as `history verify` reads it back: with the digests of its issued documents and files as they stand. */
export const reviewKind = {
  name: 'review',
  about: reviewAbout,
  contentOf: (db: Db, id: string) => reviewContent(db, id, provedDigests),
}
