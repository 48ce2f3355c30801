import { instant, plural } from '../../reports/wording.ts'
import type { Role } from '../access/vocabulary.ts'
import { rowsOf, type Form } from '../fields/form.ts'
import type { RecordCard, RecordShowPage, TableView } from '../records/page-types.ts'
import type { Unsent } from './unsent.ts'

export interface AccessRecord {
  kind: string
  title: string
  form: Form<Record<string, unknown>>
  content: Record<string, unknown>
  others: string[]
}

export interface Held {
  records: AccessRecord[]
  unsent: Unsent[]
}

/** Everything held about one person, to read: what must be taken out before it is handed over is marked. */
export function accessPage(pseudonym: string, { records, unsent }: Held, role: Role): RecordShowPage {
  const count = records.reduce((sum, { others }) => sum + others.length, 0)
  return {
    heading: `What is held about ${pseudonym}`,
    tags: [],
    notices: [
      count === 0
        ? 'No record names anybody else by a pseudonym. Read the texts before you hand them over: they may still tell of others.'
        : 'Other people are marked as [third party]. Take out what is theirs, and read the texts for others who are not named, before you hand it over.',
      ...(unsent.length === 0
        ? []
        : [
            'Text that was begun and not sent names this person too. It is listed below, and only its writer reads it: ask their office to send it, to discard it or to hand it over.',
          ]),
    ],
    actions: [],
    forms: [],
    ...(unsent.length === 0 ? {} : { tables: [unsentTable(unsent)] }),
    cards: records.flatMap((each) => cardsOf(each, role)),
    meta: [
      { key: 'Records', value: plural(records.length, 'record') },
      { key: 'Drafts and forms not sent', value: String(unsent.length) },
      { key: 'Third parties named', value: String(count) },
    ],
  }
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
