import type { CommentarySection } from '../../server/reviews/vocabulary.ts'
import { paragraphsOf } from '../paragraphs.ts'
import type { Block } from '../report.ts'
import { heading, paragraph } from './blocks.ts'
import type { ReviewFacts } from './facts.ts'

/**
 * What closes a chapter: the commentary, marked where the scrutineer has not adopted it; where there is none, a
 * draft says so and a signed review says nothing.
 */
export function commentaryOn(facts: ReviewFacts, section: CommentarySection): Block[] {
  const written = facts.commentaries.find((commentary) => commentary.section === section)
  if (written === undefined) return facts.signed ? [] : [heading('Commentary'), paragraph(nothingWritten)]
  return [
    heading('Commentary'),
    { type: 'commentary', by: authorOf(written.adopted), paragraphs: paragraphsOf(written.text) },
  ]
}

const nothingWritten = 'No commentary has been written for this section yet.'

const authorOf = (adopted: boolean): string =>
  adopted ? 'Scrutineer’s commentary' : 'Draft commentary, not yet adopted by the scrutineer'
