import { reviewYear, snapshotDate } from '../../../reports/period.ts'
import { instant, longDate, monthName, number } from '../../../reports/wording.ts'
import { roles, type Role } from '../../access/vocabulary.ts'
import type { FieldView } from '../../fields/field-view.ts'
import type { Problem, Typed } from '../../fields/field.ts'
import { rowsOf, viewForm, type Form } from '../../fields/form.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import { errorLinks } from '../../records/page.ts'
import type {
  Button,
  ErrorLink,
  HiddenField,
  RecordConflictPage,
  RecordShowPage,
  TableCellView,
  TableView,
} from '../../records/page-types.ts'
import { monthKey, populationRecordForm, type PopulationAnswers, type PopulationYear } from './form.ts'
import { monthCells, type MonthCount } from './month-field.ts'
import { standings } from './vocabulary.ts'

export interface PopulationFormPage {
  heading: string
  caption: string
  intro: string[]
  errors: ErrorLink[]
  grid: { caption: string; columns: string[]; rows: { month: string; day: string; cells: FieldView[] }[] }
  /** Asked below the grid. */
  fields: FieldView[]
  hidden: HiddenField[]
  action: string
  submit: string
  cancel: Button
  csrf: string
}

export interface PopulationViews {
  'establishments/population': PopulationFormPage
}

/** Whose counts of which year. */
export interface Whose {
  establishmentId: string
  name: string
  year: number
}

export const populationTitle = ({ year }: { year: number }) => `Children held, ${reviewYear(year).words}`

const pathOf = ({ establishmentId, year }: Whose) => paths.populationYear(establishmentId, year)

interface FormState {
  typed: Typed
  problems: readonly Problem[]
  version: number
  csrf: string
  key: string
  /** Whether a month’s establishment was open on its snapshot day. */
  wasOpen: (day: string) => boolean
}

/** Twelve months on one screen. */
export function populationFormPage(
  whose: Whose,
  asked: Form<PopulationAnswers>,
  state: FormState,
): PopulationFormPage {
  return {
    heading: populationTitle(whose),
    caption: whose.name,
    intro: [
      'Count everybody held on the day beside each month. Give another day only if you counted on another day.',
      'Leave a month empty if nobody counted or the establishment was not open: empty is not the same as 0.',
    ],
    errors: errorLinks(state.problems),
    grid: {
      caption: 'Children held at the end of each month',
      columns: [
        'Month',
        'Count on',
        'Under 18',
        'All held',
        'Counted on another day, such as 27 4 2018',
        'Status',
      ],
      rows: reviewYear(whose.year).months.map((month) => ({
        month: monthName(month),
        day: dayInWords(snapshotDate(month), state.wasOpen),
        cells: monthCells(month, monthKey(month), state.typed, state.problems),
      })),
    },
    fields: viewForm(asked, state.typed, state.problems),
    hidden: [
      { name: 'key', value: state.key },
      { name: 'version', value: String(state.version) },
    ],
    action: `${pathOf(whose)}/counts`,
    submit: state.version === 0 ? 'Record the counts' : 'Record the correction',
    cancel: { text: 'Back without changing anything', href: pathOf(whose) },
    csrf: state.csrf,
  }
}

const dayInWords = (day: string, wasOpen: (day: string) => boolean) =>
  wasOpen(day) ? longDate(day) : `${longDate(day)}: not open`

export interface Standing {
  version: number
  counts: PopulationYear
  last: { at: string; role: string; who: string } | undefined
}

/** A year's counts as they stand. */
export function populationShowPage(
  whose: Whose,
  stands: Standing | undefined,
  mayRecord: boolean,
): RecordShowPage {
  const href = `${pathOf(whose)}/counts`
  const always = { heading: populationTitle(whose), caption: whose.name, forms: [], cards: [] }
  if (stands === undefined)
    return {
      ...always,
      tags: [{ text: 'Nothing recorded', colour: 'grey' }],
      notices: missingNotices(12),
      actions: mayRecord ? [{ text: 'Record the counts', href }] : [],
      tables: [countsTable(whose, [])],
      meta: [],
    }
  return {
    ...always,
    tags: [],
    notices: [...missingNotices(12 - stands.counts.months.length), ...typistNotices(stands)],
    actions: mayRecord ? [{ text: 'Correct the counts', href }] : [],
    tables: [countsTable(whose, stands.counts.months)],
    meta: metaOf(stands),
    historyHref: `${pathOf(whose)}/history`,
  }
}

const missingNotices = (missing: number): string[] =>
  missing === 0
    ? []
    : [`${missing} of 12 months have no count. Rates over the year need every month in which it was open.`]

const typistNotices = ({ last }: Standing): string[] =>
  last?.role === 'business-manager'
    ? ['The business manager typed these counts in for the establishment.']
    : []

const metaOf = ({ version, counts, last }: Standing) => [
  ...(counts.source === '' ? [] : [{ key: 'Source', value: counts.source }]),
  ...(counts.unusual === null || counts.unusual === undefined
    ? []
    : [{ key: 'Why so many were held', value: counts.unusual }]),
  ...(last === undefined
    ? []
    : [{ key: 'Last recorded', value: `${instant(last.at)} by ${last.who} (${labelOf(roles, last.role)})` }]),
  { key: 'Version', value: String(version) },
]

function countsTable({ year }: Whose, counts: readonly MonthCount[]): TableView {
  return {
    caption: 'Children held at the end of each month',
    columns: [
      { text: 'Month' },
      { text: 'Counted on' },
      { text: 'Under 18', numeric: true },
      { text: 'All held', numeric: true },
      { text: 'Status' },
    ],
    rows: reviewYear(year).months.map((month) => ({
      cells: [{ text: monthName(month) }, ...countCells(counts.find((each) => each.month === month))],
    })),
  }
}

function countCells(count: MonthCount | undefined): TableCellView[] {
  const empty = { text: '', numeric: true }
  if (count === undefined) return [{ text: 'Not counted' }, empty, empty, { text: '' }]
  return [
    { text: longDate(count.snapshotOn) },
    { text: number(count.under18), numeric: true },
    { text: number(count.allHeld), numeric: true },
    { text: labelOf(standings, count.standing) },
  ]
}

interface Clash {
  theirs: PopulationAnswers
  yours: PopulationAnswers
  typed: Typed
  version: number
  role: Role
  csrf: string
  key: string
}

/** Two people changed the same year: both side by side, and what was typed goes along with the button. */
export function populationConflictPage(whose: Whose, clash: Clash): RecordConflictPage {
  const { form } = populationRecordForm(whose.year)
  const yours = rowsOf(form, clash.yours, clash.role)
  const typed = Object.entries(clash.typed).flatMap(([name, value]) =>
    typeof value === 'string' ? [{ name, value }] : [],
  )
  const own = [
    { name: 'key', value: clash.key },
    { name: 'version', value: String(clash.version) },
  ]
  return {
    heading: 'Someone changed these counts while you were writing',
    theirsHeading: 'Saved by someone else',
    explanation: ['Nothing is lost. Below are the current counts, beside what you wrote.'],
    rows: rowsOf(form, clash.theirs, clash.role).map(({ name, key, value }) => {
      const mine = yours.find((row) => row.name === name)?.value ?? []
      return { key, theirs: value, yours: mine, differs: mine.join('\n') !== value.join('\n') }
    }),
    forms: [
      {
        action: `${pathOf(whose)}/counts`,
        text: 'Continue with mine, over the new version',
        hidden: [...typed, ...own],
        csrf: clash.csrf,
      },
    ],
    links: [{ text: 'Keep the current counts', href: pathOf(whose) }],
  }
}
