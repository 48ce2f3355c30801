import type { Tx } from '../../database/schema.ts'
import type { Act } from '../../database/write.ts'
import type { Review, ReviewContent } from '../queries.ts'
import type { PublicPart } from '../vocabulary.ts'
import type { PublicText } from './vocabulary.ts'

/** What a text for the public says, without who read it: what its writer must have seen. */
export const publicWords = ({ publicTexts }: ReviewContent, parts?: readonly PublicPart[]): PublicText[] =>
  publicTexts
    .filter(({ part }) => parts === undefined || parts.includes(part))
    .map(({ part, words }) => ({ part, words }))

/**
 * Writes texts for the public within the act that writes their section; an empty one is taken out, and one that changed
 * must be read again by somebody other than its new author.
 * @returns whether any changed
 */
export async function writePublicTexts(
  tx: Tx,
  act: Act,
  review: Pick<Review, 'id'>,
  { before, texts }: { before: ReviewContent; texts: readonly PublicText[] },
): Promise<boolean> {
  const changed = texts.filter(
    ({ part, words }) => (before.publicTexts.find((each) => each.part === part)?.words ?? '') !== words,
  )
  for (const { part, words } of changed) {
    await tx
      .deleteFrom('reviewPublicText')
      .where('reviewId', '=', review.id)
      .where('part', '=', part)
      .execute()
    if (words === '') continue
    const written = { writtenBy: act.who.id, writtenAt: act.at }
    const unread = { recognisable: null, readBy: null, readAt: null }
    await tx
      .insertInto('reviewPublicText')
      .values({ reviewId: review.id, part, words, ...written, ...unread })
      .execute()
  }
  return changed.length > 0
}
