import { instant, longDate, number, plural } from '../../reports/wording.ts'
import type { Role } from '../access/vocabulary.ts'
import { rowsOf, type Form } from '../fields/form.ts'
import { joinSubject } from '../children/joins/vocabulary.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { subjects } from '../history/happened/subjects.ts'
import { paths } from '../paths.ts'
import type { RecordCard, RecordShowPage, TableView } from '../records/page-types.ts'
import type { Named } from './named.ts'
import type { Unsent } from './unsent.ts'

export interface AccessRecord {
  kind: string
  title: string
  form: Form<Record<string, unknown>>
  content: Record<string, unknown>
  others: string[]
}

export interface Held {
  /** In full; on a page the first of them. */
  records: AccessRecord[]
  count: number
  named: Named[]
  namedCount: number
  unsent: Unsent[]
  otherChildren: string[]
}

/** What an answer is called, by its kind and name. */
export type Labels = Map<string, string>

/** Everything held about one person, to read: what must be taken out before it is handed over is marked. */
export function accessPage(
  pseudonym: string,
  held: Held,
  { role, labels }: { role: Role; labels: Labels },
): RecordShowPage {
  const { records, count, named, namedCount, unsent } = held
  const others = records.reduce((sum, each) => sum + each.others.length, 0)
  return {
    heading: `What is held about ${pseudonym}`,
    tags: [],
    notices: noticesOf(held, others),
    actions: [],
    forms: [],
    tables: [
      ...(named.length === 0 ? [] : [namedTable(named, namedCount, labels)]),
      ...(unsent.length === 0 ? [] : [unsentTable(unsent)]),
    ],
    cards: records.flatMap((each) => cardsOf(each, role)),
    meta: [
      { key: 'Records', value: plural(count, 'record') },
      { key: 'Other texts and earlier versions', value: String(namedCount) },
      { key: 'Drafts and forms not sent', value: String(unsent.length) },
      { key: 'Third parties named', value: String(others) },
    ],
  }
}

const noticesOf = ({ records, count, namedCount, unsent, otherChildren }: Held, others: number): string[] => [
  ...otherChildren.map(
    (each) =>
      `“${each}” reads the same and is another child’s, as was said when the two were taken apart: that child’s own records are left out. Texts that name either are listed.`,
  ),
  ...(count === records.length
    ? []
    : [
        `This page shows the first ${records.length} of ${number(count)} records. Ask for the file of data: it holds them all.`,
      ]),
  others === 0
    ? 'No record names anybody else by a pseudonym. Read the texts before you hand them over: they may still tell of others.'
    : 'Other people are marked as [third party]. Take out what is theirs, and read the texts for others who are not named, before you hand it over.',
  ...(namedCount === 0
    ? []
    : [
        'Other texts and earlier versions name this person too. They are listed below: read each where it is recorded, and decide what of it is about this person.',
      ]),
  ...(unsent.length === 0
    ? []
    : [
        'Text that was begun and not sent names this person too. It is listed below, and only its writer reads it: ask their office to send it, to discard it or to hand it over.',
      ]),
]

const namedTable = (named: Named[], count: number, labels: Labels): TableView => ({
  caption:
    count > named.length
      ? `Named in a text: the first ${number(named.length)} of ${number(count)}`
      : 'Named in a text',
  columns: [{ text: 'Record' }, { text: 'Version' }, { text: 'Where' }, { text: 'Text' }],
  rows: named.flatMap((each) =>
    each.places.map(({ name, lines }) => ({
      cells: [
        { text: titleOf(each), ...linkTo(each) },
        { text: each.isLatest ? 'Current version' : `Version ${each.version}, earlier` },
        { text: labels.get(`${each.kind} ${name}`) ?? otherNames[name] ?? 'Elsewhere in the record' },
        { text: lines.join(' … ') },
      ],
    })),
  ),
})

const otherNames: Record<string, string> = {
  reason: 'Reason for the correction',
  commentaries: 'Commentary',
  opinions: 'Opinion',
}

function titleOf({ kind, called }: Named): string {
  const label = labelOf(subjects, kind)
  return `${label} ${/^\d{4}-\d\d-\d\d$/.test(called) ? `on ${longDate(called)}` : called}`.trim()
}

function linkTo({ kind, id, called, isLatest }: Named): { href?: string } {
  if (kind === joinSubject) return { href: paths.childJoin(id) }
  if (kind === 'review') return { href: paths.review(Number(called)) }
  const subject = subjects.find(({ value }) => value === kind)
  if (subject?.base === undefined || subject.opensFor !== undefined) return {}
  return { href: `${subject.base}/${id}${isLatest ? '' : '/history'}` }
}

const unsentTable = (unsent: Unsent[]): TableView => ({
  caption: 'Begun and not sent',
  columns: [{ text: 'What' }, { text: 'Whose office' }, { text: 'Last saved' }],
  rows: unsent.map(({ what, office, savedAt }) => ({
    cells: [{ text: what }, { text: office }, { text: instant(savedAt) }],
  })),
})

function cardsOf({ title, form, content, others }: AccessRecord, role: Role): RecordCard[] {
  const rows = rowsOf(form, content, role)
  const own = rows
    .filter(({ items }) => items.length === 0)
    .map(({ key, value }) => ({ key, value: value.length === 0 ? ['Not given'] : value }))
  const parties = others.length === 0 ? [] : [{ key: 'Third parties', value: others }]
  return [
    { title, rows: [...parties, ...own] },
    ...rows.flatMap(({ items }) => items.map((item) => ({ ...item, title: `${title}: ${item.title}` }))),
  ]
}
