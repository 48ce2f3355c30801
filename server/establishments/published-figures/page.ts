import { number, plural } from '../../../reports/wording.ts'
import type { FieldView } from '../../fields/field-view.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { inWords, type Refusal } from '../../import-files/sheet.ts'
import { paths } from '../../paths.ts'
import { filterSelect, listPage, type ListQuery } from '../../records/list.ts'
import type {
  RecordCheckPage,
  RecordConfirmationPage,
  RecordFormPage,
  RecordListPage,
  TableCellView,
  TagView,
} from '../../records/page-types.ts'
import type { PublishedFigure } from './sections.ts'
import type { ImportOutcome, StoredFigure } from './queries.ts'
import { fileShapes, listedOf } from './shapes.ts'
import { templates } from './template.ts'
import { countingFilters, withdrawals, type Withdrawal } from './vocabulary.ts'
import { periodInWords } from './words.ts'

interface Around {
  total: number
  /** Of them, those that count no more. */
  withdrawn: number
  filters: { establishments: Vocabulary; measures: Vocabulary }
  mayChange: boolean
}

const begin = { text: 'Add a published figure', href: `${paths.publishedFigures()}/new` }
const upload = { text: 'Upload a file', href: paths.figureImport(), secondary: true }
const imports = { text: 'Imports', href: paths.figureImports(), secondary: true }

/** How a figure that counts no more is marked, in a list and on its page. */
export const withdrawalTag = (withdrawal: Withdrawal): TagView => ({
  text: labelOf(withdrawals, withdrawal),
  colour: 'grey',
})

const columns = [
  { text: 'Establishment', sort: 'establishment' },
  { text: 'Measure' },
  { text: 'Period', sort: 'period' },
  { text: 'Figure', sort: 'value', numeric: true },
  { text: 'Unit' },
  { text: 'Qualifier' },
  { text: 'Source' },
]

export function figureListPage(
  rows: readonly ListedFigure[],
  query: ListQuery,
  { total, withdrawn, filters, mayChange }: Around,
): RecordListPage {
  const list = listPage(
    {
      base: paths.publishedFigures(),
      heading: 'Published figures',
      intro:
        'What others have published, each with its unit, period and source. They are never mixed with our own counts.',
      caption: 'Published figures',
      one: 'figure',
      many: 'figures',
      columns,
      actions: mayChange ? [begin, upload, imports] : [],
      filterFields: [
        filterSelect('establishment', 'Establishment', filters.establishments, { query }),
        filterSelect('measure', 'Measure', filters.measures, { query }),
        filterSelect('counting', 'Counts or not', countingFilters, { query }),
      ],
      empty: {
        text: 'No published figures yet. The business manager adds them.',
        ...(mayChange ? { action: begin } : {}),
      },
    },
    query,
    total,
    rows.map(cellsOf),
  )
  return withdrawn === 0
    ? list
    : { ...list, count: `${list.count}; ${number(withdrawn)} withdrawn or joined` }
}

type ListedFigure = PublishedFigure & Pick<StoredFigure, 'id' | 'withdrawal'>

const cellsOf = (figure: ListedFigure): TableCellView[] => [
  {
    text: figure.establishment,
    href: paths.publishedFigure(figure.id),
    ...(figure.withdrawal === null ? {} : { tag: withdrawalTag(figure.withdrawal) }),
  },
  { text: figure.measure },
  { text: periodInWords(figure) },
  { text: number(figure.value), numeric: true },
  { text: figure.unitOfCount },
  { text: figure.qualifier },
  { text: figure.sourceTitle },
]

const shownProblems = 100

const accepted = '.csv,text/csv,.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const fileField = (errorText: string | undefined): FieldView => ({
  kind: 'file',
  options: {
    id: 'file',
    name: 'file',
    label: { text: 'Which file?' },
    hint: { text: 'CSV or Excel (.xlsx), at most 10 MB' },
    attributes: { accept: accepted },
    ...(errorText === undefined ? {} : { errorMessage: { text: errorText } }),
  },
})

/** Each column that holds one of a list, once. */
const lists = [
  ...new Map(fileShapes.flatMap((shape) => shape.lists).map((each) => [each.column, each])).values(),
]

/** Where a file is chosen; with every line of the last one that cannot stand. */
export function figureUploadPage(
  { numbered, problems, notices = [] }: Omit<Refusal, 'ok'>,
  csrf: string,
): RecordFormPage {
  const shown = problems.slice(0, shownProblems)
  const more = problems.length - shown.length
  return {
    heading: 'Upload published figures',
    caption: 'Published figures',
    intro: [
      ...fileShapes.map(({ columns, holds }) => `A file of ${holds} has the columns ${columns.join(', ')}.`),
      ...lists.map(({ column, from }) => `${column} is one of ${listedOf(from)}.`),
      'Dates as 2018-06-30, 30/06/2018 or 30 June 2018; in a workbook as its own dates too, if it shows the day. Keep a workbook’s rows on one sheet. Nothing is stored before you have seen what was read, and nothing unless every line is correct.',
    ],
    downloads: templates.map(({ name, text }) => ({ text, href: paths.figureTemplate(name) })),
    notices: [...notices],
    errors: [
      ...shown.map((problem) => ({ text: inWords(problem, numbered), href: '#file' })),
      ...(more > 0 ? [{ text: `And ${plural(more, 'more problem')}`, href: '#file' }] : []),
    ],
    sections: [
      { fields: [fileField(problems.length === 0 ? undefined : 'Correct the file and choose it again')] },
    ],
    hidden: [],
    action: paths.figureImport(),
    submit: 'Upload',
    cancel: { text: 'Back to Published figures', href: paths.publishedFigures() },
    csrf,
    multipart: true,
  }
}

interface CheckState {
  fresh: readonly PublishedFigure[]
  back: readonly PublishedFigure[]
  existing: number
  /** What somebody who looks at the file would not see. */
  notices: readonly string[]
  draft: string
  csrf: string
  key: string
}

/** What was read, before anything is stored. */
export function figureCheckPage(state: CheckState): RecordCheckPage {
  const { fresh, back, existing, notices, draft, csrf, key } = state
  const added = fresh.length + back.length
  return {
    heading: 'Check what was read',
    caption: 'Upload published figures',
    problems: [],
    ...(notices.length === 0 ? {} : { worthChecking: notices.map((text) => ({ text })) }),
    errors: [],
    cards: [
      {
        title: `${plural(fresh.length, 'new figure')}, ${number(existing)} there already`,
        rows: fresh.map(rowOf),
      },
      ...(back.length === 0
        ? []
        : [{ title: `${plural(back.length, 'withdrawn figure')} put back`, rows: back.map(rowOf) }]),
    ],
    fields: [],
    statement:
      added === 0
        ? 'Every figure of the file is there already, so nothing is added.'
        : 'Once you add them, everybody with an account can read these figures. Those that are there already stay as they are.',
    hidden: [{ name: 'key', value: key }],
    action: paths.figureImport(draft),
    submit: added === 0 ? 'Finish' : `Add ${plural(added, 'figure')}`,
    csrf,
  }
}

const rowOf = (figure: PublishedFigure) => ({
  key: `${figure.establishment}: ${figure.measure}`,
  value: [
    `${number(figure.value)} ${figure.unitOfCount}${figure.qualifier === '' ? '' : ` (${figure.qualifier})`}`,
    periodInWords(figure),
    figure.sourceTitle,
  ],
})

/** After an upload. */
export const figuresImportedPage = (
  { added, existing, putBack = 0 }: ImportOutcome,
  id: string,
): RecordConfirmationPage => ({
  panel: { title: 'Figures added', text: plural(added, 'new figure') },
  next: [
    `${plural(existing, 'figure')} in the file ${existing === 1 ? 'was' : 'were'} there already and did not change.`,
    ...(putBack === 0 ? [] : [`${plural(putBack, 'withdrawn figure')} put back.`]),
    'The next review that is built shows them with their sources, apart from its own counts.',
  ].map((text) => ({ text })),
  links: [
    { text: 'Undo this import', href: `${paths.figureImport(id)}/undoing` },
    { text: 'Back to Published figures', href: paths.publishedFigures() },
  ],
})
