import { plural } from '../../reports/wording.ts'
import type { Role } from '../access/vocabulary.ts'
import { rowsOf, type Form } from '../fields/form.ts'
import type { RecordCard, RecordShowPage } from '../records/page-types.ts'

export interface AccessRecord {
  kind: string
  title: string
  form: Form<Record<string, unknown>>
  content: Record<string, unknown>
  others: string[]
}

/** Everything held about one person, to read: what must be taken out before it is handed over is marked. */
export function accessPage(pseudonym: string, records: AccessRecord[], role: Role): RecordShowPage {
  const count = records.reduce((sum, { others }) => sum + others.length, 0)
  return {
    heading: `What is held about ${pseudonym}`,
    tags: [],
    notices: [
      count === 0
        ? 'No record names anybody else by a pseudonym. Read the texts before you hand them over: they may still tell of others.'
        : 'Other people are marked as [third party]. Take out what is theirs, and read the texts for others who are not named, before you hand it over.',
    ],
    actions: [],
    forms: [],
    cards: records.flatMap((each) => cardsOf(each, role)),
    meta: [
      { key: 'Records', value: plural(records.length, 'record') },
      { key: 'Third parties named', value: String(count) },
    ],
  }
}

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
