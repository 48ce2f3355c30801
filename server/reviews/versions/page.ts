import { versionWords } from '../../../reports/annual-review/cover.ts'
import { instant } from '../../../reports/wording.ts'
import type { Problem, Typed } from '../../fields/field.ts'
import { viewForm } from '../../fields/form.ts'
import { fileFormats } from '../../issued-documents/vocabulary.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import { errorLinks } from '../../records/page.ts'
import type { RecordCard, RecordFormPage, RecordShowPage, TagView } from '../../records/page-types.ts'
import { editionLabel, editionsTable, reviewTitle } from '../page.ts'
import type { Review, ReviewContent } from '../queries.ts'
import { issuedIn } from './contents.ts'
import { versionFacts } from './facts.ts'
import { correctionForm, sendBackForm } from './form.ts'
import { wasReleased, type EarlierVersion } from './queries.ts'

type Names = ReadonlyMap<string, string>

const nameIn = (names: Names, id: string | null) => names.get(id ?? '') ?? 'somebody'

/** 'Version 2, replaces version 1 of 14 May 2019: …', as its cover says it; nothing for a first version. */
export function successionNotices(review: Pick<Review, 'number'>, content: ReviewContent): string[] {
  if (review.number === 1) return []
  return [`Version ${versionWords(versionFacts(content.earlier, review.number))}.`]
}

/** Why a draft is there again, and what is done next; nothing for a first draft. */
export function againNotices(content: ReviewContent, names: Names): string[] {
  const before = content.earlier.at(-1)
  if (before === undefined) return []
  const next = `version ${before.number + 1}`
  const who = `${nameIn(names, before.endedBy)} on ${instant(before.endedAt)}`
  const released = content.earlier.findLast(wasReleased)
  return [
    wasReleased(before)
      ? `A corrected version was begun by ${who}: “${before.reason}” The scrutineer changes what is needed and signs ${next}.`
      : `Version ${before.number} was signed and sent back by ${who}: “${before.reason}” The scrutineer changes what is needed and signs it again, as ${next}.`,
    ...(released === undefined
      ? []
      : [`Until ${next} is released, everybody else goes on reading version ${released.number}.`]),
  ]
}

interface Reader {
  names: Names
  /** Scrutineer and business manager, who know of what was never released. */
  isInside: boolean
}

/** Each version before this one that the reader may know of, the latest first, with what tells whether a copy is it. */
export const earlierCards = (
  review: Pick<Review, 'year' | 'number'>,
  content: ReviewContent,
  reader: Reader,
): RecordCard[] =>
  content.earlier
    .filter((version) => version.number < review.number)
    .filter((version) => reader.isInside || wasReleased(version))
    .toReversed()
    .map((version) => ({
      title: `Version ${version.number}, ${endOf(version)}`,
      rows: [...lifeRows(version, reader), ...digestRows(content, version.number)],
      changeHref: paths.reviewVersion(review.year, version.number),
      changeText: 'Read it',
    }))

const endOf = (version: EarlierVersion): string => (wasReleased(version) ? 'replaced' : 'never released')

function lifeRows(version: EarlierVersion, { names, isInside }: Reader): RecordCard['rows'] {
  const act = (at: string, by: string | null) => [`${instant(at)}, by ${nameIn(names, by)}`]
  const { signedAt, signedBy, releasedAt, releasedBy, endedAt, endedBy, reason } = version
  const ended = releasedAt === null ? 'Sent back' : 'Corrected version begun'
  return [
    { key: 'Signed', value: act(signedAt, signedBy) },
    ...(releasedAt === null ? [] : [{ key: 'Released', value: act(releasedAt, releasedBy) }]),
    ...(isInside ? [{ key: ended, value: act(endedAt, endedBy) }] : []),
    { key: 'Why', value: [reason] },
  ]
}

const digestRows = (content: ReviewContent, number: number): RecordCard['rows'] =>
  issuedIn(content, number).map(({ edition, files }) => ({
    key: `SHA-256, ${editionLabel(edition)}`,
    value: files.map(({ format, sha256 }) => `${labelOf(fileFormats, format)}: ${sha256}`),
  }))

const endedTag = (version: EarlierVersion): TagView =>
  wasReleased(version) ? { text: 'Replaced', colour: 'yellow' } : { text: 'Sent back', colour: 'orange' }

/** An earlier version, which stays to be read. */
export function earlierVersionPage(
  review: Review,
  version: EarlierVersion,
  { content, ...reader }: Reader & { content: ReviewContent },
): RecordShowPage {
  return {
    heading: `Version ${version.number}`,
    caption: reviewTitle(review.year),
    tags: [endedTag(version)],
    notices: [
      wasReleased(version)
        ? 'This version was released and is replaced by a later one, or soon will be. It is here as it was.'
        : 'This version was signed and never released: it was sent back. Only the scrutineer and the business manager see it.',
      ...successionNotices(version, content),
    ],
    actions: [{ text: 'See the current version', href: paths.review(review.year), secondary: true }],
    forms: [],
    cards: [
      {
        title: 'Signature and record seal',
        rows: [
          ...lifeRows(version, reader),
          ...issuedIn(content, version.number)
            .slice(0, 1)
            .map(({ historyHead }) => ({ key: 'Record seal', value: [historyHead] })),
        ],
      },
      { title: 'Is a copy the one that was signed?', rows: digestRows(content, version.number) },
    ],
    tables: [editionsTable({ year: review.year, version: version.number })],
    meta: [],
  }
}

interface FormState {
  typed: Typed
  problems: readonly Problem[]
  csrf: string
  key: string
}

export const sendingBackPage = (review: Review, state: FormState): RecordFormPage => ({
  ...formPage(review, sendBackForm, state),
  heading: 'Send the review back',
  intro: [
    `Version ${review.number} is signed and not released. If you send it back, it is a draft again and never released: the scrutineer changes what is needed and signs it again, as version ${review.number + 1}.`,
    'What was signed stays here for the scrutineer and the business manager to read.',
  ],
  action: paths.reviewPart(review.year, 'sending-back'),
  submit: 'Send it back',
})

export const correctedVersionPage = (review: Review, state: FormState): RecordFormPage => ({
  ...formPage(review, correctionForm, state),
  heading: 'Issue a corrected version',
  intro: [
    `You begin version ${review.number + 1}. It starts from the opinions and commentaries of version ${review.number}; its figures are counted anew when you sign it.`,
    `Everybody goes on reading version ${review.number} until the business manager releases version ${review.number + 1}. After that the earlier version can still be read.`,
  ],
  action: paths.reviewPart(review.year, 'corrected-version'),
  submit: 'Begin the corrected version',
})

const formPage = (
  review: Review,
  form: typeof sendBackForm,
  { typed, problems, csrf, key }: FormState,
): Omit<RecordFormPage, 'heading' | 'action' | 'submit'> => ({
  caption: reviewTitle(review.year),
  errors: errorLinks(problems),
  sections: [{ fields: viewForm(form, typed, problems) }],
  hidden: [
    { name: 'key', value: key },
    { name: 'version', value: String(review.version) },
  ],
  cancel: { text: 'Back to the review', href: paths.review(review.year) },
  csrf,
})
