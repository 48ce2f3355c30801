import type { Db } from '../database/schema.ts'
import { NotFound } from '../http/errors.ts'

/**
 * The year that a review is about.
 * @throws NotFound where there is no such review
 */
export async function yearOfId(db: Db, id: string): Promise<number> {
  const review = await db.selectFrom('review').select('year').where('id', '=', id).executeTakeFirst()
  if (review === undefined) throw new NotFound('no such review')
  return review.year
}
