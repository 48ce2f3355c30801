import { paragraphsOf } from '../../reports/paragraphs.ts'
import type { Preflight } from '../../reports/annual-review/preflight.ts'
import type { Role } from '../access/vocabulary.ts'
import { may } from '../access/permissions.ts'
import type { OpinionBlock } from '../../reports/report.ts'
import { instant } from '../../reports/wording.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import type {
  ActionForm,
  Button,
  RecordCard,
  RecordShowPage,
  TableView,
  TagView,
} from '../records/page-types.ts'
import { opinions } from '../visits/vocabulary.ts'
import { editionsTable, reviewTitle, stateTag } from './page.ts'
import { publicTextsCard } from './public-texts/page.ts'
import type { Review, ReviewContent } from './queries.ts'
import { issuedIn, receiptsIn } from './versions/contents.ts'
import type { ChangedRecords } from './since-signed-queries.ts'
import { sinceSignedNotices } from './since-signed-words.ts'
import { againNotices, earlierCards, successionNotices } from './versions/page.ts'
import { commentarySections } from './vocabulary.ts'

export interface Overview {
  review: Review
  role: Role
  content: ReviewContent
  /** The establishments that the review is about, by id. */
  establishments: Vocabulary
  /** Who stands behind an id. */
  names: Map<string, string>
  /** What is missing before signing; only told to who signs. */
  missing: Preflight[]
  /** Records of its year changed since it was signed, by kind. */
  changed: readonly ChangedRecords[]
  /** The opinions as they were signed, for who reads no others. */
  signedOpinions: readonly OpinionBlock[]
  /** When this viewer said that it arrived. */
  acknowledgedAt: string | null
  csrf: string
  key: string
}

/** Where the review of one year stands: for who writes, signs and releases it, and for who receives it. */
export function overviewPage(overview: Overview): RecordShowPage {
  const { review, role } = overview
  const isInside = may(role, 'write commentary')
  return {
    heading: reviewTitle(review.year),
    caption: 'Review of Safeguarding and Restraint',
    tags: [stateTag(review.state), ...receiptTag(overview)],
    notices: noticesOf(overview, isInside),
    actions: actionsOf(overview),
    forms: formsOf(overview),
    cards: [
      ...missingCard(overview),
      ...(mayReadText(overview) ? [opinionsCard(overview)] : signedOpinionsCard(overview)),
      ...(isInside ? [commentariesCard(overview), publicTextsCard(review, overview.content, overview)] : []),
      ...sealCard(overview),
      ...earlierCards(review, overview.content, { names: overview.names, isInside }),
    ],
    tables: [
      ...(mayReadReport(overview) ? [editionsTable({ year: review.year })] : []),
      ...(isInside && review.state === 'released' ? [receiptsTable(overview)] : []),
    ],
    meta: [],
    ...(isInside ? { historyHref: paths.reviewPart(review.year, 'history') } : {}),
  }
}

// Before it is signed, only the scrutineer reads the report and the opinions in it.
export const mayReadReport = ({ review, role }: { review: Review; role: Role }): boolean =>
  review.state !== 'draft' || may(role, 'read draft reviews')

const mayReadText = (overview: Overview) => mayReadReport(overview) && may(overview.role, 'write commentary')

const receiptTag = ({ acknowledgedAt }: Overview): TagView[] =>
  acknowledgedAt === null ? [] : [{ text: 'You acknowledged it', colour: 'green' }]

function noticesOf(overview: Overview, isInside: boolean): string[] {
  const { review, content, names, changed, acknowledgedAt } = overview
  if (review.state === 'draft')
    return isInside
      ? [
          'This is a draft, and it can still change. The scrutineer and the business manager read this page; only the scrutineer reads the editions and the opinions before the review is signed.',
          ...againNotices(content, names),
        ]
      : []
  return [
    ...(review.state === 'signed'
      ? ['This review is signed and not released yet. It can change only if it is sent back.']
      : []),
    ...successionNotices(review, content),
    ...sinceSignedNotices(review, changed, isInside),
    ...(acknowledgedAt === null
      ? []
      : [`You said on ${instant(acknowledgedAt)} that this review reached you.`]),
  ]
}

function actionsOf({ review: { year, state }, role }: Overview): Button[] {
  const button = (isShown: boolean, text: string, href: string) => (isShown ? [{ text, href }] : [])
  const part = (name: Parameters<typeof paths.reviewPart>[1]) => paths.reviewPart(year, name)
  const shown = {
    draft: button(may(role, 'sign reviews'), 'Check and sign', part('signature')),
    signed: [
      ...button(may(role, 'release reviews'), 'Release the review', part('release')),
      ...button(may(role, 'send reviews back'), 'Send it back', part('sending-back')),
    ],
    released: button(may(role, 'sign reviews'), 'Issue a corrected version', part('corrected-version')),
  }[state]
  const names = button(may(role, 'read draft reviews'), 'A name got in', part('names'))
  return [...shown, ...names].map((each, place) =>
    place === 0 && shown.length > 0 ? each : { ...each, secondary: true },
  )
}

function formsOf({ review, role, acknowledgedAt, csrf, key }: Overview): ActionForm[] {
  if (review.state !== 'released' || acknowledgedAt !== null || !may(role, 'acknowledge reviews')) return []
  return [
    {
      action: paths.reviewPart(review.year, 'acknowledgement'),
      text: 'Acknowledge that this review reached you',
      hidden: [
        { name: 'key', value: key },
        { name: 'version', value: String(review.version) },
      ],
      csrf,
    },
  ]
}

function missingCard({ review, role, missing }: Overview): RecordCard[] {
  if (review.state !== 'draft' || !may(role, 'sign reviews')) return []
  const rows = missing.map((each) => ({
    key: each.level === 'stops' ? 'Needed' : 'Worth knowing',
    value: [each.text],
    href: missingHref(review.year, each),
  }))
  const nothing = [{ key: 'Nothing', value: ['You can sign.'] }]
  return [{ title: 'What is missing before you sign', rows: rows.length === 0 ? nothing : rows }]
}

/** Where a thing that is missing is put right. */
export function missingHref(year: number, { about, text }: Preflight): string {
  switch (about) {
    case 'year':
      return paths.review(year)
    case 'opinion':
      return paths.reviewPart(year, 'opinions')
    case 'commentary':
      return commentaryHref(year, text)
    case 'gaps':
      return paths.reviewPart(year, 'gaps')
    case 'public-texts':
    case 'public-numbers':
      return paths.reviewPart(year, about)
    case 'returns':
      return paths.returns()
    case 'population':
      return paths.establishments()
    case 'incidents':
      return paths.incidents()
    case 'lado-contacts':
      return paths.ladoContacts()
    case 'words':
      return paths.reviewFile(year, 'report', 'partners')
  }
}

// The finding names its section by label.
function commentaryHref(year: number, text: string): string {
  const section = commentarySections.find(({ label }) => text.includes(`‘${label}’`))
  return section === undefined ? paths.review(year) : paths.reviewCommentary(year, section.value)
}

function opinionsCard({ review, role, content, establishments }: Overview): RecordCard {
  const isWriting = review.state === 'draft' && may(role, 'sign reviews')
  return {
    title: 'Opinion on each establishment',
    rows: establishments.map(({ value, label }) => {
      const opinion = content.opinions.find(({ establishmentId }) => establishmentId === value)
      const words =
        opinion === undefined ? ['Not written yet'] : [labelOf(opinions, opinion.safeguarded), opinion.reason]
      return { key: label, value: words }
    }),
    ...(isWriting
      ? { changeHref: paths.reviewPart(review.year, 'opinions'), changeText: 'Write opinions' }
      : {}),
  }
}

/** What stands first in the edition that they read, word for word. */
function signedOpinionsCard({ review, signedOpinions }: Overview): RecordCard[] {
  if (signedOpinions.length === 0) return []
  return [
    {
      title: 'The scrutineer’s opinion, as signed',
      rows: signedOpinions.map(({ establishment, word, reason }) => ({
        key: establishment,
        value: [word, ...paragraphsOf(reason)],
      })),
      changeHref: `${paths.reviewFile(review.year, 'report', 'partners')}#opinion`,
      changeText: 'See it in the review',
    },
  ]
}

function commentariesCard({ review, content, names }: Overview): RecordCard {
  return {
    title: 'Commentaries',
    rows: commentarySections.map(({ value, label }) => {
      const written = content.commentaries.find(({ section }) => section === value)
      const row = { key: label, value: [commentaryState(written, names)] }
      return review.state === 'draft' ? { ...row, href: paths.reviewCommentary(review.year, value) } : row
    }),
  }
}

function commentaryState(
  written: ReviewContent['commentaries'][number] | undefined,
  names: Map<string, string>,
): string {
  if (written === undefined) return 'Not written'
  if (written.adoptedAt !== null) return 'Adopted by the scrutineer'
  return `Draft by ${names.get(written.writtenBy) ?? 'somebody'}, not yet adopted`
}

function sealCard({ review, content, names }: Overview): RecordCard[] {
  const { signedAt, signedBy, releasedAt, releasedBy } = review
  const [issued] = issuedIn(content, review.number)
  if (signedAt === null || issued === undefined) return []
  const act = (at: string, by: string | null) => [`${instant(at)}, by ${names.get(by ?? '') ?? 'somebody'}`]
  return [
    {
      title: 'Signature and record seal',
      rows: [
        { key: 'Signed', value: act(signedAt, signedBy) },
        ...(releasedAt === null ? [] : [{ key: 'Released', value: act(releasedAt, releasedBy) }]),
        { key: 'Record seal', value: [issued.historyHead] },
      ],
    },
  ]
}

function receiptsTable({ review, content, names }: Overview): TableView {
  const receipts = receiptsIn(content, review.number)
  return {
    caption: receipts.length === 0 ? 'Acknowledged by: nobody yet' : 'Acknowledged by',
    columns: [{ text: 'Who' }, { text: 'When' }],
    rows: receipts.map(({ personId, acknowledgedAt }) => ({
      cells: [{ text: names.get(personId) ?? 'Somebody' }, { text: instant(acknowledgedAt) }],
    })),
  }
}
