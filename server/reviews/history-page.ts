import type { Role } from '../access/vocabulary.ts'
import { instant } from '../../reports/wording.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import { differencesBetween } from '../records/differences.ts'
import type { RecordHistoryPage } from '../records/page-types.ts'
import type { PastVersion } from '../records/queries.ts'
import { opinions } from '../visits/vocabulary.ts'
import { mayReadReport } from './overview-page.ts'
import { editionLabel, reviewTitle } from './page.ts'
import { asReviewContent, type Review, type ReviewContent } from './queries.ts'
import { commentarySections, reviewStates } from './vocabulary.ts'

interface Around {
  versions: PastVersion[]
  role: Role
  establishments: Vocabulary
  names: Map<string, string>
}

/** Who changed what of a review, when. Before it is signed, opinions are told to the scrutineer only. */
export function reviewHistoryPage(review: Review, around: Around): RecordHistoryPage {
  const contents = around.versions.map(({ content }) => wordsOf(asReviewContent(content), review, around))
  return {
    heading: 'History',
    caption: reviewTitle(review.year),
    versions: around.versions
      .map((version, place) => ({
        title: `Version ${version.version}, ${version.act}`,
        who: version.who,
        when: instant(version.at),
        changes: place === 0 ? [] : differencesBetween(contents[place - 1] ?? [], contents[place] ?? []),
      }))
      .reverse(),
    backHref: paths.review(review.year),
  }
}

interface Line {
  key: string
  value: string[]
}

function wordsOf(content: ReviewContent, review: Review, { role, establishments, names }: Around): Line[] {
  const nameOf = (id: string) => names.get(id) ?? 'Somebody'
  return [
    { key: 'State', value: [labelOf(reviewStates, content.state)] },
    ...(mayReadReport({ review, role })
      ? content.opinions.map(({ establishmentId, safeguarded, reason }) => ({
          key: `Opinion on ${labelOf(establishments, establishmentId)}`,
          value: [labelOf(opinions, safeguarded), ...linesOf(reason)],
        }))
      : []),
    ...content.commentaries.flatMap(({ section, commentary, adoptedAt }) => {
      const label = labelOf(commentarySections, section)
      return [
        { key: label, value: linesOf(commentary) },
        { key: `${label}: adopted`, value: [adoptedAt === null ? 'Not yet' : instant(adoptedAt)] },
      ]
    }),
    ...content.issued.map(({ edition, digest }) => ({
      key: `SHA-256 of the stored report, ${editionLabel(edition)}`,
      value: [digest],
    })),
    ...content.receipts.map(({ personId, acknowledgedAt }) => ({
      key: `Acknowledged by ${nameOf(personId)}`,
      value: [instant(acknowledgedAt)],
    })),
  ]
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')
