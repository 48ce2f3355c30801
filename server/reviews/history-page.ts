import type { Role } from '../access/vocabulary.ts'
import { instant, monthName, number } from '../../reports/wording.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { fileFormats } from '../issued-documents/vocabulary.ts'
import { paths } from '../paths.ts'
import { differencesBetween } from '../records/differences.ts'
import { maskingWords, type Masking } from '../records/masking-words.ts'
import type { RecordHistoryPage } from '../records/page-types.ts'
import type { PastVersion } from '../records/queries.ts'
import { opinions } from '../visits/vocabulary.ts'
import { mayReadReport } from './overview-page.ts'
import { editionLabel, reviewTitle } from './page.ts'
import { readContent, type Review, type ReviewContent } from './queries.ts'
import { partLabel } from './public-texts/page.ts'
import { commentarySections, numberDecisions, reviewStates } from './vocabulary.ts'

interface Around {
  versions: PastVersion[]
  maskings: readonly Masking[]
  role: Role
  establishments: Vocabulary
  names: Map<string, string>
}

/** Who changed what of a review, when. Before it is signed, opinions are told to the scrutineer only. */
export function reviewHistoryPage(review: Review, around: Around): RecordHistoryPage {
  const contents = around.versions.map(({ content }) => wordsOf(readContent(content), review, around))
  return {
    heading: 'History',
    caption: reviewTitle(review.year),
    ...(around.maskings.length === 0 ? {} : { intro: around.maskings.map(maskingWords) }),
    versions: around.versions
      .map((version, place) => ({
        title: `Version ${version.version}, ${version.act}`,
        who: version.who,
        when: instant(version.at),
        ...(version.reason === '' ? {} : { why: version.reason }),
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
  const receiptLine =
    (which: string) =>
    ({ personId, acknowledgedAt }: ReviewContent['receipts'][number]) => ({
      key: `Acknowledged${which} by ${names.get(personId) ?? 'Somebody'}`,
      value: [instant(acknowledgedAt)],
    })
  return [
    { key: 'State', value: [labelOf(reviewStates, content.state)] },
    { key: 'Version of the review', value: [number(content.earlier.length + 1)] },
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
    ...content.publicTexts.flatMap((text) => publicLines(text, establishments)),
    ...content.numberDecisions.map(({ part, sentence, decision }) => ({
      key: `${partLabel(part, establishments)}, for the public: “${sentence}”`,
      value: [labelOf(numberDecisions, decision)],
    })),
    ...content.gaps.map(({ establishmentId, month, words }) => ({
      key: `${labelOf(establishments, establishmentId)}, no records for ${monthName(month)}`,
      value: linesOf(words),
    })),
    ...content.issued.flatMap(issuedLines),
    ...content.earlier.flatMap(({ number, receipts }) => receipts.map(receiptLine(` version ${number}`))),
    ...content.receipts.map(receiptLine('')),
  ]
}

function publicLines(
  { part, words, recognisable, readAt }: ReviewContent['publicTexts'][number],
  establishments: Vocabulary,
): Line[] {
  const label = `${partLabel(part, establishments)}, for the public`
  const answer =
    recognisable === null || readAt === null
      ? 'Not yet'
      : `${instant(readAt)}: ${recognisable === 'no' ? 'nobody can be recognised' : 'a child could be recognised'}`
  return [
    { key: label, value: linesOf(words) },
    { key: `${label}: read by somebody else`, value: [answer] },
  ]
}

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '')

function issuedLines({ edition, number, digest, files }: ReviewContent['issued'][number]): Line[] {
  const version = (number ?? 1) === 1 ? '' : `, version ${number}`
  const of = `${editionLabel(edition)}${version}`
  return [
    { key: `SHA-256 of the stored report, ${of}`, value: [digest] },
    ...files.map(({ format, sha256 }) => ({
      key: `SHA-256 of a file, ${of}, ${labelOf(fileFormats, format)}`,
      value: [sha256],
    })),
  ]
}
