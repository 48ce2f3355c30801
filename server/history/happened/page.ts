import { instant, lowerFirst, upperFirst } from '../../../reports/wording.ts'
import { may } from '../../access/permissions.ts'
import type { Role } from '../../access/vocabulary.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import { filterSelect, type ListQuery } from '../../records/list.ts'
import type { RecordListPage, TableCellView } from '../../records/page-types.ts'
import type { Seals } from '../day-seal.ts'
import { sealCards } from './seal-cards.ts'
import { pageSize, type HappenedQuery, type HappenedRow } from './queries.ts'
import { subjects, subjectsFor } from './subjects.ts'

interface Around {
  role: Role
  people: Vocabulary
  query: HappenedQuery
  /** What was typed for the day, and why it is none where it is none. */
  day: { typed: string; problem: string | undefined }
  /** For the scrutineer. */
  seals?: Seals
}

const intros: Partial<Record<Role, string>> = {
  scrutineer:
    'Everything that people did and opened, latest first. Nobody can change this log. It also records that you read it.',
  head: 'What was done with your establishment’s records, latest first. The log also records that you read it.',
  'business-manager':
    'What was done with accounts, settings, meetings, reviews and the database, latest first. The log also records that you read it.',
}

const columns = [
  { text: 'When' },
  { text: 'Who' },
  { text: 'What' },
  { text: 'More' },
  { text: 'Number', numeric: true },
]

/** The activity log, latest first: who did what to which record. */
export function happenedPage(
  rows: HappenedRow[],
  { role, people, query, day, seals }: Around,
): RecordListPage {
  const shown = rows.slice(0, pageSize)
  const last = shown.at(-1)
  const isFiltered = [query.kind, query.person, query.day].some((each) => each !== undefined)
  return {
    heading: 'Activity log',
    ...(intros[role] === undefined ? {} : { intro: intros[role] }),
    actions: placesFor(role),
    ...asideOf(seals),
    filters: {
      legend: 'Filter the log',
      action: paths.happened(),
      fields: filterFields(role, people, { query, day }),
      clearHref: paths.happened(),
      isOpen: isFiltered || day.problem !== undefined,
    },
    count: rows.length > pageSize ? `The latest ${pageSize}; earlier ones follow` : `${shown.length} shown`,
    table: {
      caption: 'Events, latest first',
      columns,
      rows: shown.map((row) => ({ cells: cellsOf(row, role) })),
    },
    ...(shown.length > 0 ? {} : { empty: { text: isFiltered ? nothingFits : nothingYet } }),
    ...(rows.length > pageSize && last !== undefined
      ? { pagination: { items: [], next: { href: hrefOf({ ...query, before: last.seq }) } } }
      : {}),
  }
}

const asideOf = (seals: Seals | undefined): Pick<RecordListPage, 'aside'> =>
  seals === undefined
    ? {}
    : { aside: { summary: 'Record seal and failed sign-ins', cards: sealCards(seals) } }

const nothingFits = 'No events that you may read match this filter. Remove a filter to see more.'
const nothingYet = 'No events that you may read yet.'

/** What is done now and then, beside the list that tells of it. */
const placesFor = (role: Role) =>
  [
    { text: 'Disposal', href: paths.disposal(), needs: 'dispose of records' as const },
    { text: 'Subject access', href: paths.subjectAccess(), needs: 'answer subject access' as const },
  ]
    .filter(({ needs }) => may(role, needs))
    .map(({ text, href }) => ({ text, href, secondary: true }))

function filterFields(role: Role, people: Vocabulary, { query, day }: Pick<Around, 'query' | 'day'>) {
  const chosen: ListQuery = {
    filters: { kind: query.kind ?? '', person: query.person ?? '' },
    sort: '',
    direction: 'desc',
    page: 1,
  }
  return [
    filterSelect('kind', 'About', subjectsFor(role) ?? subjects, { query: chosen }),
    ...(people.length === 0 ? [] : [filterSelect('person', 'Who', people, { query: chosen })]),
    {
      kind: 'input' as const,
      options: {
        id: 'day',
        name: 'day',
        label: { text: 'Day' },
        hint: { text: 'For example, 31 May 2019' },
        ...(day.problem === undefined ? {} : { errorMessage: { text: day.problem } }),
        value: day.typed,
      },
    },
  ]
}

const hrefOf = (query: HappenedQuery) =>
  `${paths.happened()}?${new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()}`

function cellsOf(row: HappenedRow, role: Role): TableCellView[] {
  const { seq, at, who, act, subject, subjectId, version, details } = row
  const base = baseFor(role, subject)
  const what = `${upperFirst(act)}: ${lowerFirst(labelOf(subjects, subject))}`
  const more = [
    ...(version === null ? [] : [`version ${version}`]),
    ...Object.entries(details)
      .filter(([name]) => !hiddenDetails.has(name))
      .map(([name, value]) => `${name}: ${value}`),
  ]
  return [
    { text: instant(at) },
    { text: who },
    base === undefined || subjectId === null ? { text: what } : { text: what, href: `${base}/${subjectId}` },
    { text: more.join('; ') },
    { text: String(seq), numeric: true },
  ]
}

/** Where a subject’s records stand, for whoever may open them. */
function baseFor(role: Role, subject: string): string | undefined {
  const found = subjects.find(({ value }) => value === subject)
  return found?.opensFor?.includes(role) === false ? undefined : found?.base
}

// Random ids and digests: nobody reads them, and `history verify` does.
const hiddenDetails = new Set(['draft', 'digests', 'sha256', 'lostSeal'])
