import { reviewYear } from '../../reports/period.ts'
import { instant, plural } from '../../reports/wording.ts'
import type { Report } from '../../reports/report.ts'
import type { Problem, Typed } from '../fields/field.ts'
import { formOf, viewForm, type Form } from '../fields/form.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { reportPage, type ReportPageView } from '../issued-documents/report-page.ts'
import { paths } from '../paths.ts'
import { errorLinks } from '../records/page.ts'
import type {
  RecordConflictPage,
  RecordFormPage,
  RecordListPage,
  SubmitButton,
  TableView,
  TagView,
} from '../records/page-types.ts'
import { opinionNames, type WrittenCommentary } from './form.ts'
import type { Review } from './queries.ts'
import { editions, reviewStates, type CommentarySection, type ReviewState } from './vocabulary.ts'

/** 'Review of April 2018 to March 2019' */
export const reviewTitle = (year: number): string => `Review of ${reviewYear(year).words}`

const colours = { draft: 'grey', signed: 'blue', released: 'green' } as const

export const stateTag = (state: ReviewState): TagView => ({
  text: labelOf(reviewStates, state),
  colour: colours[state],
})

/** The reviews by year. */
export function reviewListPage(rows: Review[], mayBegin: boolean): RecordListPage {
  const begin = { text: 'Begin a review', href: `${paths.reviews()}/new` }
  return {
    heading: 'Reviews',
    actions: mayBegin ? [begin] : [],
    count: plural(rows.length, 'review'),
    table: {
      caption: 'Annual reviews of safeguarding and restraint',
      columns: [{ text: 'Year' }, { text: 'State' }, { text: 'Signed' }, { text: 'Released' }],
      rows: rows.map((review) => ({
        cells: [
          { text: reviewYear(review.year).words, href: paths.review(review.year) },
          { text: '', tag: stateTag(review.state) },
          { text: review.signedAt === null ? 'Not yet' : instant(review.signedAt) },
          { text: review.releasedAt === null ? 'Not yet' : instant(review.releasedAt) },
        ],
      })),
    },
    ...(rows.length > 0 ? {} : { empty: emptyList(mayBegin, begin) }),
  }
}

const emptyList = (mayBegin: boolean, begin: { text: string; href: string }) =>
  mayBegin
    ? { text: 'You have not begun any annual reviews yet.', action: begin }
    : { text: 'There is no annual review for you to read yet.' }

interface FormState {
  typed: Typed
  problems: readonly Problem[]
  csrf: string
  key: string
  version: number
  secondary?: SubmitButton[]
}

const hiddenOf = ({ key, version }: { key: string; version: number }) => [
  { name: 'key', value: key },
  { name: 'version', value: String(version) },
]

export function beginPage(form: Form<{ year: string }>, state: Omit<FormState, 'version'>): RecordFormPage {
  return {
    heading: 'Begin a review',
    errors: errorLinks(state.problems),
    intro: ['The business manager can see that you have begun it. Nobody else can until it is released.'],
    sections: [{ fields: viewForm(form, state.typed, state.problems) }],
    hidden: [{ name: 'key', value: state.key }],
    action: paths.reviews(),
    submit: 'Begin the review',
    cancel: { text: 'Back to Reviews', href: paths.reviews() },
    csrf: state.csrf,
  }
}

/** One page with every establishment of the year. */
export function opinionsPage(
  year: number,
  form: Form<Record<string, string>>,
  establishments: Vocabulary,
  state: FormState,
): RecordFormPage {
  return {
    heading: 'Your opinion on each establishment',
    caption: reviewTitle(year),
    errors: errorLinks(state.problems),
    intro: ['You can leave an establishment for later. Each needs your opinion before you can sign.'],
    sections: establishments.map(({ value, label }) => ({
      legend: label,
      fields: viewForm(formOf(form, opinionNames(value)), state.typed, state.problems),
    })),
    hidden: hiddenOf(state),
    action: paths.reviewPart(year, 'opinions'),
    autosave: `${paths.reviewPart(year, 'opinions')}/keeping`,
    ...(state.secondary === undefined ? {} : { secondary: state.secondary }),
    submit: 'Save',
    cancel: { text: 'Back to the review', href: paths.review(year) },
    csrf: state.csrf,
  }
}

interface CommentaryState extends FormState {
  section: { value: CommentarySection; label: string }
  isScrutineer: boolean
  /** Somebody else drafted what stands, and the scrutineer has not adopted it. */
  isDrafted: boolean
}

export function commentaryPage(
  year: number,
  form: Form<WrittenCommentary>,
  state: CommentaryState,
): RecordFormPage {
  return {
    heading: state.section.label,
    caption: `Commentary: ${reviewTitle(year)}`,
    errors: errorLinks(state.problems),
    intro: [commentaryIntro(state)],
    sections: [{ fields: viewForm(form, state.typed, state.problems) }],
    hidden: hiddenOf(state),
    action: paths.reviewCommentary(year, state.section.value),
    autosave: `${paths.reviewCommentary(year, state.section.value)}/keeping`,
    ...(state.secondary === undefined ? {} : { secondary: state.secondary }),
    submit: commentarySubmit(state),
    cancel: { text: 'Back to the review', href: paths.review(year) },
    csrf: state.csrf,
  }
}

function commentaryIntro({ isScrutineer, isDrafted }: CommentaryState): string {
  if (!isScrutineer)
    return 'What you save here is a draft. It stands in the review only once the scrutineer has adopted it.'
  return isDrafted
    ? 'This is a draft that somebody else wrote. Adopt it as it is, change it first, or leave it empty to take it out.'
    : 'What you save here is your own commentary and stands in the review.'
}

function commentarySubmit({ isScrutineer, isDrafted }: CommentaryState): string {
  if (!isScrutineer) return 'Save the draft commentary'
  return isDrafted ? 'Adopt this commentary' : 'Save the commentary'
}

interface Crossing {
  year: number
  rows: { key: string; theirs: string[]; yours: string[] }[]
  typed: Typed
  action: string
  csrf: string
  key: string
  version: number
}

/** Two people wrote the same part of a review: both texts side by side, nothing lost. */
export function crossingPage({ rows, typed, year, ...state }: Crossing): RecordConflictPage {
  const controls = Object.entries(typed).flatMap(([name, value]) =>
    typeof value === 'string' ? [{ name, value }] : [],
  )
  return {
    heading: 'Someone changed this part of the review while you were writing',
    theirsHeading: 'Saved by someone else',
    explanation: ['Nothing is lost. Below is the part as it now stands, beside what you wrote.'],
    rows: rows.map((row) => ({ ...row, differs: row.theirs.join('\n') !== row.yours.join('\n') })),
    forms: [
      {
        action: state.action,
        text: 'Save mine over it',
        hidden: [...hiddenOf(state), ...controls],
        csrf: state.csrf,
      },
    ],
    links: [{ text: 'Keep what stands and go back to the review', href: paths.review(year) }],
  }
}

/** The report itself, with its downloads. `version`: where the address names one. */
export function editionReportPage(year: number, report: Report, version?: number): ReportPageView {
  return reportPage(report, fileLinks({ year, version }, report.edition).slice(1))
}

interface WhichVersion {
  year: number
  /** Undefined for the current one. */
  version?: number | undefined
}

/** The same edition in its three forms. */
export const fileLinks = (
  { year, version }: WhichVersion,
  edition: string,
): { text: string; href: string }[] => [
  { text: 'Read it as a page', href: paths.reviewFile(year, 'report', edition, version) },
  { text: 'Download the PDF', href: paths.reviewFile(year, 'review.pdf', edition, version) },
  {
    text: 'Download the tables as a spreadsheet',
    href: paths.reviewFile(year, 'tables.xlsx', edition, version),
  },
]

/** 'review-2018-19-partners', 'review-2018-19-version-2-partners', 'draft-review-2018-19-partners' */
export function fileName({ year, number: version, state }: Review, edition: string): string {
  const draft = state === 'draft' ? 'draft-' : ''
  return `${draft}${documentName({ year, version })}-${edition}`
}

const documentName = ({ year, version }: { year: number; version: number }) =>
  `review-${reviewYear(year).label}${version === 1 ? '' : `-version-${version}`}`

/** Where the editions of one version are read and taken away. */
export function editionsTable(which: WhichVersion): TableView {
  return {
    caption: which.version === undefined ? 'Editions' : `Editions of version ${which.version}`,
    columns: [{ text: 'Edition' }, { text: 'Page' }, { text: 'PDF' }, { text: 'Spreadsheet' }],
    rows: editions.map(({ value, label }) => {
      const [page, pdf, tables] = fileLinks(which, value).map(({ href }) => href)
      return {
        cells: [
          { text: label, href: paths.reviewEdition(which.year, value, which.version) },
          { text: 'Read', href: page ?? '' },
          { text: 'PDF', href: pdf ?? '' },
          { text: 'Spreadsheet', href: tables ?? '' },
        ],
      }
    }),
  }
}

export const editionLabel = (edition: string): string => labelOf(editions, edition)
