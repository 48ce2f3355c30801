import { instant, longDate, monthName, number, plural } from '../../reports/wording.ts'
import { may } from '../access/permissions.ts'
import type { Role } from '../access/vocabulary.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import { referenceWords } from '../incidents/naming.ts'
import type { Button, ChangeView, RecordShowPage, TableCellView, TableView } from '../records/page-types.ts'
import type { RestatingRecord } from './queries.ts'
import { monthTag, type MonthState } from './state.ts'
import { confirmations, restatements, returnFigures, type Figures } from './vocabulary.ts'

export interface ReturnAround extends MonthState {
  house: { id: string; name: string }
  now: Figures
  /** Who signed it. */
  signer: string
  restated: { listed: readonly RestatingRecord[]; records: number }
  role: Role
  today: string
}

export const returnTitle = (month: string): string => `Return for ${monthName(month)}`

/** One month's return: as signed and as now known, and which records make the difference. */
export function returnPage(around: ReturnAround): RecordShowPage {
  const { house, month, signed, restated, today } = around
  return {
    heading: returnTitle(month),
    caption: house.name,
    tags: [monthTag(around, today)],
    notices: noticesOf(around),
    actions: actionsOf(around),
    forms: [],
    cards: signed === undefined ? [] : [signatureCard(around, signed)],
    tables: [figuresTable(around), ...(restated.records === 0 ? [] : [restatedTable(around)])],
    meta: [
      { key: 'Due by', value: longDate(around.dueOn) },
      { key: 'Now counted', value: longDate(today) },
      ...(signed === undefined ? [] : [{ key: 'Version', value: String(signed.version) }]),
    ],
    ...(signed === undefined ? {} : { historyHref: paths.monthlyReturn(house.id, month, 'history') }),
  }
}

function noticesOf({ signed, restated, month, dueOn, role }: ReturnAround): string[] {
  if (signed === undefined)
    return [
      may(role, 'sign returns')
        ? `Sign it by ${longDate(dueOn)}, once every incident of ${monthName(month)} is recorded.`
        : `${monthName(month)} has not been signed for yet. It is due by ${longDate(dueOn)}.`,
    ]
  if (restated.records === 0) return []
  return [
    `${plural(restated.records, 'record')} changed this month after it was signed. The signed figures have not changed${may(role, 'sign returns') ? ': sign it again, and say why.' : ' until it is signed again.'}`,
  ]
}

function actionsOf({ signed, restated, house, month, role }: ReturnAround): Button[] {
  if (!may(role, 'sign returns')) return []
  const href = paths.monthlyReturn(house.id, month, 'signature')
  if (signed === undefined) return [{ text: 'Check and sign', href }]
  return [{ text: 'Sign it again', href, ...(restated.records === 0 ? { secondary: true } : {}) }]
}

function signatureCard({ signer }: ReturnAround, signed: NonNullable<MonthState['signed']>) {
  return {
    title: signed.version === 1 ? 'Signed' : `Signed, for the ${nth(signed.version)} time`,
    rows: [
      { key: 'By', value: [signer] },
      { key: 'When', value: [instant(signed.signedAt)] },
      ...(signed.version === 1 ? [] : [{ key: 'First signed', value: [instant(signed.firstSignedAt)] }]),
      { key: 'Confirmed', value: [confirmedWords(signed)] },
      {
        key: 'Begun and not submitted then',
        value: [signed.openDrafts === 0 ? 'Nothing' : plural(signed.openDrafts, 'draft')],
      },
    ],
  }
}

/** What was begun and not submitted was left out, as its signer said. */
export const confirmedWords = ({
  confirmed,
  openDrafts,
}: {
  confirmed: string
  openDrafts: number
}): string =>
  `${labelOf(confirmations, confirmed)}${openDrafts === 0 ? '' : `, but for ${plural(openDrafts, 'draft')} begun and not submitted`}`

const nth = (count: number): string =>
  ['', 'first', 'second', 'third', 'fourth', 'fifth'][count] ?? `${number(count)}th`

function figuresTable({ signed, now }: ReturnAround): TableView {
  const caption = signed === undefined ? 'As recorded now' : 'As signed, and as now known'
  const numeric = true as const
  return {
    caption,
    columns: [
      { text: 'Figure' },
      ...(signed === undefined ? [] : [{ text: 'As signed', numeric }]),
      { text: signed === undefined ? 'Recorded' : 'As now known', numeric },
      ...(signed === undefined ? [] : [{ text: 'Difference' }]),
    ],
    rows: returnFigures.map(({ value, label }) => ({
      cells: [
        { text: label },
        ...(signed === undefined ? [] : [{ text: number(signed[value]), numeric }]),
        { text: number(now[value]), numeric },
        ...(signed === undefined ? [] : [{ text: changeInWords(signed[value], now[value]) }]),
      ],
    })),
  }
}

/** The figures that one signature signed otherwise than the one before. */
export const figureChanges = (was: Figures, is: Figures): ChangeView[] =>
  returnFigures
    .filter(({ value }) => was[value] !== is[value])
    .map(({ value, label }) => ({ key: label, from: [number(was[value])], to: [number(is[value])] }))

const changeInWords = (was: number, is: number): string =>
  was === is ? 'None' : is > was ? plural(is - was, 'more', 'more') : plural(was - is, 'fewer', 'fewer')

/**
 * Which records made the figures others than were signed, how, when and by whom.
 * @param signedIn which signature took a change in, by its event of the history; without it the table has no such column
 */
export function restatedTable(
  { restated, role }: Pick<ReturnAround, 'restated' | 'role'>,
  signedIn?: (seq: number) => string,
): TableView {
  const { listed, records } = restated
  const first = listed.length < records ? `: the first ${number(listed.length)} changes` : ''
  return {
    caption: `What changed after the month was signed${first}`,
    columns: [
      { text: 'Incident' },
      { text: 'How' },
      { text: 'When' },
      { text: 'By' },
      ...(signedIn === undefined ? [] : [{ text: 'Signed again' }]),
    ],
    rows: listed.map(({ how, at, who, seq, ...record }) => ({
      cells: [
        recordCell(record, role),
        { text: labelOf(restatements, how) },
        { text: instant(at) },
        { text: who },
        ...(signedIn === undefined ? [] : [{ text: signedIn(seq) }]),
      ],
    })),
  }
}

// The own reference is part of what was written about an incident: who may not read that is shown our number.
const recordCell = (
  { id, number: ours, ownReference }: Pick<RestatingRecord, 'id' | 'number' | 'ownReference'>,
  role: Role,
): TableCellView =>
  id !== null && may(role, 'read incidents')
    ? { text: referenceWords({ number: ours, ownReference: ownReference ?? '' }), href: paths.incident(id) }
    : { text: ours }
