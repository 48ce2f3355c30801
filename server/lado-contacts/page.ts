import { longDate } from '../../reports/wording.ts'
import { reviewYear } from '../../reports/period.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import { filterSelect, listPage, type ListQuery } from '../records/list.ts'
import type { RecordListPage, TableCellView } from '../records/page-types.ts'
import type { LadoContactRow } from './queries.ts'
import { delayInWords, isReferredLate, lateTag, openInWords, statusTag } from './timing.ts'
import { ladoContactTypes } from './vocabulary.ts'

interface Around {
  total: number
  establishments: readonly { id: string; name: string }[]
  /** The working days within which a referral is made, by the rule of its own day. */
  allowed: (contact: LadoContactRow) => number
  years: readonly number[]
  mayRecord: boolean
  today: string
}

const outcomes = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
] as const

export function ladoContactListPage(
  rows: LadoContactRow[],
  query: ListQuery,
  around: Around,
): RecordListPage {
  const begin = { text: 'Record a LADO contact', href: `${paths.ladoContacts()}/new` }
  return listPage(
    {
      base: paths.ladoContacts(),
      heading: 'LADO contacts',
      caption: 'Consultations and referrals',
      one: 'LADO contact',
      many: 'LADO contacts',
      columns: [
        { text: 'Number', sort: 'number' },
        { text: 'Received', sort: 'received' },
        { text: 'Establishment' },
        { text: 'Type' },
        { text: 'Event to referral' },
        { text: 'Days open' },
        { text: 'Status' },
      ],
      actions: around.mayRecord ? [begin] : [],
      filterFields: filtersOf(query, around),
      empty: {
        text: around.mayRecord
          ? 'No consultations or referrals yet.'
          : 'No contacts recorded yet that your establishment made or that the LADO shared with it.',
        ...(around.mayRecord ? { action: begin } : {}),
      },
    },
    query,
    around.total,
    rows.map((row) => cellsOf(row, around)),
  )
}

function filtersOf(query: ListQuery, { establishments, years }: Around) {
  const houses: Vocabulary = establishments.map(({ id, name }) => ({ value: id, label: name }))
  const reviewYears = years
    .map((year) => reviewYear(year))
    .map(({ label, words }) => ({ value: label, label: words }))
  return [
    ...(houses.length > 1 ? [filterSelect('establishment', 'Establishment', houses, { query })] : []),
    filterSelect('type', 'Type', ladoContactTypes, { query }),
    filterSelect('outcome', 'Outcome', outcomes, { query }),
    filterSelect('year', 'Received in', reviewYears, { query }),
  ]
}

function cellsOf(row: LadoContactRow, { establishments, allowed, today }: Around): TableCellView[] {
  const house = establishments.find(({ id }) => id === row.establishmentId)
  const isLate = isReferredLate(row, allowed(row))
  return [
    { text: row.number, href: paths.ladoContact(row.id) },
    { text: longDate(row.receivedOn) },
    { text: house?.name ?? '' },
    { text: labelOf(ladoContactTypes, row.type) },
    { text: delayInWords(row, today), ...(isLate ? { tag: lateTag } : {}) },
    { text: openInWords(row, today) },
    { text: '', tag: statusTag(row) },
  ]
}
