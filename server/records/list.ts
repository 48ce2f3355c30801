import { number, plural } from '../../reports/wording.ts'
import type { FieldView } from '../fields/field-view.ts'
import type { Button, Pagination, RecordListPage, TableCellView } from './page-types.ts'

export const pageSize = 25

/** What a list was asked for, from the address: only names from the allow-list, anything else falls back. */
export interface ListQuery {
  filters: Record<string, string>
  sort: string
  direction: 'asc' | 'desc'
  /** From 1. */
  page: number
}

export interface ListRules {
  /** Names of filters that the list knows. */
  filters: readonly string[]
  /** Names of columns that the list sorts by. */
  sorts: readonly string[]
  first: { sort: string; direction: 'asc' | 'desc' }
}

export function readListQuery(query: Record<string, string>, rules: ListRules): ListQuery {
  const filters = Object.fromEntries(
    rules.filters.flatMap((name) =>
      query[name] === undefined || query[name] === '' ? [] : [[name, query[name].slice(0, 100)]],
    ),
  )
  const sort = rules.sorts.find((name) => name === query['sort'])
  const direction = query['direction'] === 'asc' ? 'asc' : 'desc'
  const page = /^[1-9]\d{0,5}$/.test(query['page'] ?? '') ? Number(query['page']) : 1
  return { filters, page, ...(sort === undefined ? rules.first : { sort, direction }) }
}

/** For the query: how many to take and to skip. */
export const windowOf = (query: ListQuery) => ({ limit: pageSize, offset: (query.page - 1) * pageSize })

export interface ListWords {
  base: string
  heading: string
  intro?: string
  caption: string
  /** 'incident', 'incidents' */
  one: string
  many: string
  columns: { text: string; sort?: string; numeric?: boolean }[]
  actions: Button[]
  filterFields: FieldView[]
  /** Choices of the address that were not followed, and why. */
  leftOut?: string[]
  empty: { text: string; action?: Button }
}

/** A list as a page: filters beside it, sortable headers as links, pages below. */
export function listPage(
  words: ListWords,
  query: ListQuery,
  total: number,
  rows: TableCellView[][],
): RecordListPage {
  const isFiltered = Object.keys(query.filters).length > 0
  const filteredBy = filteredWords(words, query, total)
  const pagination = paginationOf(words.base, query, total)
  return {
    heading: words.heading,
    ...(words.intro === undefined ? {} : { intro: words.intro }),
    actions: words.actions,
    ...(words.filterFields.length === 0
      ? {}
      : {
          filters: {
            legend: `Filter ${words.many}`,
            action: words.base,
            fields: words.filterFields,
            clearHref: words.base,
            // Folded over results, so that they begin on the first screen.
            isOpen: isFiltered && total === 0,
          },
        }),
    ...(words.leftOut === undefined ? {} : { leftOut: words.leftOut }),
    ...(filteredBy === undefined ? {} : { filteredBy }),
    count: countInWords(words, query, total),
    table: {
      caption: words.caption,
      columns: words.columns.map((column) => columnView(words.base, query, column)),
      rows: rows.map((cells) => ({ cells })),
    },
    ...emptyOf(words, query, { total, isFiltered }),
    ...(pagination === undefined ? {} : { pagination }),
  }
}

function emptyOf(
  { base, many, empty }: ListWords,
  query: ListQuery,
  { total, isFiltered }: { total: number; isFiltered: boolean },
): Pick<RecordListPage, 'empty'> {
  const last = Math.max(1, Math.ceil(total / pageSize))
  if (total > 0 && query.page > last)
    return {
      empty: {
        text: `There is no page ${number(query.page)} of this list: it has ${plural(last, 'page')}.`,
        action: { text: 'Go to the last page', href: hrefOf(base, { ...query, page: last }) },
      },
    }
  if (total > 0) return {}
  return {
    empty: isFiltered ? { text: `No ${many} match this filter. Remove a filter to see more.` } : empty,
  }
}

/** 'Filtered by Review year: April 2018 to March 2019; Injury of a child: Serious injury. 14 incidents.' */
function filteredWords(
  { filterFields, one, many }: ListWords,
  { filters }: ListQuery,
  total: number,
): string | undefined {
  const chosen = filterFields.flatMap((field) => {
    const choice = chosenOf(field, filters)
    return choice === undefined ? [] : [`${choice.label}: ${choice.words}`]
  })
  return chosen.length === 0 ? undefined : `Filtered by ${chosen.join('; ')}. ${plural(total, one, many)}.`
}

/** What a filter is set to, in words; undefined for one that is not set, or set to what it does not offer. */
export function chosenOf(
  field: FieldView,
  filters: Record<string, string>,
): { label: string; words: string } | undefined {
  if (field.kind !== 'select' && field.kind !== 'input') return undefined
  const value = filters[field.options.name] ?? ''
  if (value === '') return undefined
  const words =
    field.kind === 'input' ? `“${value}”` : field.options.items.find((item) => item.value === value)?.text
  return words === undefined ? undefined : { label: field.options.label.text, words }
}

function countInWords({ one, many }: ListWords, query: ListQuery, total: number): string {
  if (total === 0) return `No ${many}`
  if (total === 1) return `1 ${one}`
  if (total <= pageSize) return `${number(total)} ${many}`
  const from = (query.page - 1) * pageSize + 1
  return `Showing ${number(from)} to ${number(Math.min(total, from + pageSize - 1))} of ${number(total)} ${many}`
}

function columnView(base: string, query: ListQuery, { text, sort, numeric }: ListWords['columns'][number]) {
  const plain = { text, ...(numeric === true ? { numeric } : {}) }
  if (sort === undefined) return plain
  const isSorted = sort === query.sort
  const direction = isSorted && query.direction === 'desc' ? 'asc' : 'desc'
  const sorted = query.direction === 'asc' ? ('ascending' as const) : ('descending' as const)
  return {
    ...plain,
    href: hrefOf(base, { ...query, sort, direction, page: 1 }),
    sort: isSorted ? sorted : ('none' as const),
  }
}

function hrefOf(base: string, { filters, sort, direction, page }: ListQuery): string {
  return `${base}?${new URLSearchParams({ ...filters, sort, direction, page: String(page) }).toString()}`
}

/** The pages of a list below it; undefined where there is only one. */
export function paginationOf(base: string, query: ListQuery, total: number): Pagination | undefined {
  const last = Math.ceil(total / pageSize)
  if (last <= 1) return undefined
  const href = (page: number) => hrefOf(base, { ...query, page })
  const shown = [...new Set([1, query.page - 1, query.page, query.page + 1, last])].filter(
    (page) => page >= 1 && page <= last,
  )
  const items = shown.flatMap((page, place) => {
    const item = { number: page, href: href(page), ...(page === query.page ? { current: true } : {}) }
    const gap = page - (shown[place - 1] ?? page - 1) > 1
    return gap ? [{ ellipsis: true as const }, item] : [item]
  })
  return {
    ...(query.page > 1 ? { previous: { href: href(Math.min(query.page - 1, last)) } } : {}),
    ...(query.page < last ? { next: { href: href(query.page + 1) } } : {}),
    items,
  }
}

/** A drop-down filter whose first item takes the filter away. */
export function filterSelect(
  name: string,
  label: string,
  from: readonly { value: string; label: string }[],
  { query, any = 'All' }: { query: ListQuery; any?: string },
): FieldView {
  return {
    kind: 'select',
    options: {
      id: name,
      name,
      label: { text: label },
      items: [{ value: '', label: any }, ...from].map((term) => ({
        value: term.value,
        text: term.label,
        ...((query.filters[name] ?? '') === term.value ? { selected: true } : {}),
      })),
    },
  }
}

/** A text filter, such as a reference. */
export const filterText = (name: string, label: string, query: ListQuery): FieldView => ({
  kind: 'input',
  options: { id: name, name, label: { text: label }, value: query.filters[name] ?? '' },
})
