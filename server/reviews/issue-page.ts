import type { Preflight } from '../../reports/annual-review/preflight.ts'
import type { Report } from '../../reports/report.ts'
import { listOf, number } from '../../reports/wording.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'
import { labelOf } from '../fields/vocabulary.ts'
import type { IssuedDigest } from '../issued-documents/queries.ts'
import { fileFormats } from '../issued-documents/vocabulary.ts'
import type { Readers } from '../records/readers.ts'
import { readersInWords } from '../records/readers-page.ts'
import { paths } from '../paths.ts'
import { opinions } from '../visits/vocabulary.ts'
import type {
  RecordCard,
  RecordCheckPage,
  RecordConfirmationPage,
  RecordRow,
  RecordShowPage,
} from '../records/page-types.ts'
import { missingHref } from './overview-page.ts'
import { editionLabel, fileLinks, reviewTitle, stateTag } from './page.ts'
import type { Review, ReviewContent } from './queries.ts'
import { editions } from './vocabulary.ts'
import { issuedIn } from './versions/contents.ts'

interface Around {
  csrf: string
  key: string
}

interface Signing extends Around {
  content: ReviewContent
  establishments: Vocabulary
  missing: Preflight[]
}

/** What is signed, what is missing, and what signing means. */
export function signaturePage(
  review: Review,
  { content, establishments, missing, csrf, key }: Signing,
): RecordCheckPage {
  const linked = (level: Preflight['level']) =>
    missing
      .filter((each) => each.level === level)
      .map((each) => ({ text: each.text, href: missingHref(review.year, each) }))
  const warnings = linked('warns')
  return {
    heading: 'Check and sign',
    caption: reviewTitle(review.year),
    problems: linked('stops'),
    errors: [],
    cards: [
      previewCard(review, 'as it would be signed now'),
      opinionCard(content, establishments),
      ...(warnings.length === 0
        ? []
        : [
            {
              title: 'Worth knowing before you sign',
              rows: warnings.map(({ text, href }) => ({ key: 'Missing', value: [text], href })),
            },
          ]),
    ],
    fields: [],
    statement:
      'Once you sign, the four editions are stored as they are now, with their files. Nothing in them can change after that, also when a record is corrected later. The business manager can then read and release the review; until then either of you can send it back.',
    hidden: [
      { name: 'key', value: key },
      { name: 'version', value: String(review.version) },
    ],
    action: paths.reviewPart(review.year, 'signature'),
    submit: 'Sign the review',
    csrf,
  }
}

/** Each edition is read before it is signed, and again before it is released. */
const previewCard = ({ year }: Review, how: string): RecordCard => ({
  title: 'Read each edition first',
  rows: editions.map(({ value, label }) => ({
    key: label,
    value: [`Read it ${how}`],
    href: paths.reviewFile(year, 'report', value),
  })),
})

const opinionCard = (content: ReviewContent, establishments: Vocabulary): RecordCard => ({
  title: 'Your opinion on each establishment',
  rows: establishments.map(({ value, label }) => {
    const opinion = content.opinions.find(({ establishmentId }) => establishmentId === value)
    return {
      key: label,
      value:
        opinion === undefined
          ? ['Not written yet']
          : [labelOf(opinions, opinion.safeguarded), opinion.reason],
    }
  }),
})

/** Who will see the review once it is released. */
export function releasePage(review: Review, recipients: string[], { csrf, key }: Around): RecordCheckPage {
  return {
    heading: 'Release the review',
    caption: reviewTitle(review.year),
    problems: [],
    errors: [],
    cards: [
      previewCard(review, 'as it was signed'),
      {
        title: 'Who will see it',
        rows: [
          {
            key: 'In this service',
            value: ['Every partner', 'The LADO', 'The head of safeguarding of each establishment'],
          },
          {
            key: 'On the distribution list',
            value: recipients.length === 0 ? ['Nobody is listed'] : recipients,
          },
        ],
      },
    ],
    fields: [],
    statement:
      'Once you release it, these people can read and download all four editions at once. This cannot be undone. A mistake that is found later is put right by a corrected version. The partners’ edition holds small numbers that could point to a child; it is not for publication.',
    hidden: [{ name: 'key', value: key }],
    action: paths.reviewPart(review.year, 'release'),
    submit: 'Release the review',
    csrf,
  }
}

const versionTitle = ({ year, number }: Review): string =>
  number === 1 ? reviewTitle(year) : `${reviewTitle(year)}, version ${number}`

export const signedPage = (review: Review, readers: Readers): RecordConfirmationPage => ({
  panel: { title: 'Review signed', text: versionTitle(review) },
  readers: readersInWords(readers),
  next: [
    {
      text: 'The business manager releases it. Until then either of you can send it back, and only then can it be changed.',
    },
  ],
  links: [
    { text: 'See the review', href: paths.review(review.year) },
    { text: 'Back to Reviews', href: paths.reviews() },
  ],
})

export const releasedPage = (
  review: Review,
  { readers, recipients }: { readers: Readers; recipients: string[] },
): RecordConfirmationPage => ({
  panel: { title: 'Review released', text: versionTitle(review) },
  readers: readersInWords(readers),
  next: [
    'You can see on the review’s page which partner has acknowledged it.',
    ...(recipients.length === 0 ? [] : [`Send it to those without an account: ${listOf(recipients)}.`]),
  ].map((text) => ({ text })),
  links: [
    { text: 'See the review', href: paths.review(review.year) },
    { text: 'Back to Reviews', href: paths.reviews() },
  ],
})

interface EditionFiles {
  content: ReviewContent
  /** Which version the address names; undefined for the current one. */
  named: number | undefined
}

/** Where one edition is taken away, with what tells whether a copy is the one that was signed. */
export function editionPage(
  review: Review,
  report: Report,
  { content, named }: EditionFiles,
): RecordShowPage {
  const [page, pdf, tables] = fileLinks({ year: review.year, version: named }, report.edition)
  const issued =
    review.state === 'draft'
      ? undefined
      : issuedIn(content, review.number).find(({ edition }) => edition === report.edition)
  return {
    heading: editionLabel(report.edition),
    caption: reviewTitle(review.year),
    tags: [stateTag(review.state)],
    notices: [report.statement],
    actions: [pdf, page, tables].flatMap((each, place) =>
      each === undefined ? [] : [{ ...each, ...(place === 0 ? {} : { secondary: true }) }],
    ),
    forms: [],
    cards: [
      {
        title: 'Is a copy the one that was signed?',
        rows: issued === undefined ? [notSigned] : proofRows(issued),
      },
    ],
    meta: [
      { key: 'Version', value: number(review.number) },
      { key: 'Marking', value: report.marking },
    ],
  }
}

const notSigned: RecordRow = {
  key: 'Draft',
  value: ['Not signed yet. Each download shows the records as they then stand.'],
}

const proofRows = (issued: IssuedDigest): RecordRow[] => [
  ...fileRows(issued),
  { key: 'SHA-256 of the stored report', value: [issued.digest] },
  { key: 'Record seal', value: [issued.historyHead] },
]

/** 'SHA-256 of the PDF', and so on for each file. */
const fileRows = ({ files }: IssuedDigest): RecordRow[] =>
  fileFormats.flatMap(({ value, label }) => {
    const file = files.find(({ format }) => format === value)
    const what = value === 'pdf' ? label : label.toLowerCase()
    return file === undefined ? [] : [{ key: `SHA-256 of the ${what}`, value: [file.sha256] }]
  })
