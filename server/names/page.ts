import { localDateOf } from '../../reports/clocks.ts'
import { reviewYear } from '../../reports/period.ts'
import { instant, longDate, plural } from '../../reports/wording.ts'
import { whyNotSecond, type NotSecond } from '../access/second-person-queries.ts'
import { goneOn } from '../backups/kept.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import type {
  ActionForm,
  RecordFormPage,
  RecordListPage,
  RecordShowPage,
  TableView,
} from '../records/page-types.ts'
import type { FormParts } from '../records/small-forms.ts'
import { editions } from '../reviews/vocabulary.ts'
import type { Length } from './only-names.ts'
import type { HeldDocument, MaskRow } from './queries.ts'

interface Asking extends FormParts {
  title: string
  href: string
  today: string
}

const copiesWords = (day: string): string =>
  `Copies of the database made before keep the name: ${goneOn(day)
    .map(({ where, on }) => `the last one ${where} will be gone on ${longDate(on)}`)
    .join(', ')}, unless they are destroyed earlier.`

/** A name got in: what it is, where it stands, and what becomes of it. */
export const askPage = (asking: Asking): RecordFormPage => ({
  heading: 'A name got in',
  caption: asking.title,
  intro: [
    'The name is masked (█) in this record, in what was noted beside it, in all versions, in the reasons for corrections and withdrawals, in drafts and in what was typed and not sent, whatever the legal hold. Nothing else changes, no signed month has to be signed again, and the history says that a name was masked.',
    'Only a name, a date of birth or a number of one person is masked. A name that is a common word too, such as “Will”, is masked only where it is written with a capital.',
    'A person of another office must confirm it. The business manager sees which record it is, which answers contain the name, how often and how long it is, but not the name itself. Once it is masked, the scrutineer reads of it for 30 days.',
    copiesWords(asking.today),
  ],
  errors: asking.errors,
  sections: [{ fields: asking.fields }],
  hidden: [{ name: 'key', value: asking.key }],
  action: `${asking.href}/names`,
  submit: 'Ask for the name to be masked',
  cancel: { text: `Back to ${asking.title}`, href: asking.href },
  csrf: asking.csrf,
})

const standing = ({ answer }: MaskRow): string => {
  if (answer === null) return 'Waits for a person of another office'
  return answer === 'confirmed' ? 'Masked' : 'Refused'
}

const lengthWords = ({ characters, words }: Length): string =>
  `${plural(characters, 'character')} in ${plural(words, 'word')}`

/** Every request that somebody may read of. */
export const listPage = (rows: readonly MaskRow[]): RecordListPage => ({
  heading: 'Names that got in',
  actions: [],
  count: plural(rows.length, 'request'),
  table: {
    caption: 'Requests to mask a name',
    columns: ['Record', 'Asked by', 'Asked', 'Length', 'Status'].map((text) => ({ text })),
    rows: rows.map((row) => ({
      cells: [
        { text: row.title, href: paths.maskedName(row.id) },
        { text: row.asker },
        { text: instant(row.askedAt) },
        { text: row.length === undefined ? '' : lengthWords(row.length) },
        { text: standing(row) },
      ],
    })),
  },
  ...(rows.length === 0 ? { empty: { text: 'No requests to mask a name yet.' } } : {}),
})

export interface ShownMask {
  row: MaskRow
  /** Empty for whoever may not read the record, and once it was answered. */
  name: string
  /** Where the record is, for whoever may read it. */
  href?: string
  documents: readonly HeldDocument[]
  /** Whether a LADO contact is about the record, for a reader who may know that. */
  isOfLadoContact: boolean
  /** Why this person cannot confirm it; undefined where they can. */
  whyNot: NotSecond | undefined
  today: string
  csrf: string
  key: string
}

/** One request: number, answers and counts, and the name only for those who read the record. */
export function maskPage(shown: ShownMask): RecordShowPage {
  const { row, name, href, documents } = shown
  return {
    heading: row.title,
    caption: 'A name that got in',
    tags: [],
    notices: noticesOf(shown),
    actions: href === undefined ? [] : [{ text: 'See the record', href, secondary: true }],
    forms: formsOf(shown),
    cards: [
      {
        title: 'Where it is',
        rows: [
          ...(name === '' ? [] : [{ key: 'Name', value: [name] }]),
          ...(row.length === undefined ? [] : [{ key: 'What is masked', value: [lengthWords(row.length)] }]),
          ...row.found.map(({ field, count }) => ({
            key: field,
            value: [`${plural(count, 'time')}, in the record and its versions`],
          })),
        ],
      },
    ],
    ...(documents.length === 0 ? {} : { tables: [documentTable(documents)] }),
    meta: [
      { key: 'Asked', value: `${row.asker}, ${instant(row.askedAt)}` },
      { key: 'Status', value: standing(row) },
    ],
  }
}

function noticesOf(shown: ShownMask): string[] {
  const { row } = shown
  switch (row.answer) {
    case 'refused':
      return [`${row.answerer} refused it: nothing was masked.`]
    case 'confirmed':
      return maskedNotices(shown)
    case null:
      return openNotices(shown)
  }
}

const maskedNotices = ({ row, documents }: ShownMask): string[] => [
  `Masked on ${instant(row.answeredAt ?? '')}, confirmed by ${row.answerer}. ${copiesWords(localDateOf(row.answeredAt ?? ''))}`,
  ...(documents.some(({ isReplaced }) => !isReplaced)
    ? [
        'Issued documents never change. Issue a corrected version of each in the table below, and take back the one that holds the name.',
      ]
    : []),
]

const openNotices = ({ row, isOfLadoContact, whyNot, today }: ShownMask): string[] => [
  ...(isOfLadoContact
    ? ['A LADO contact is about this record: nobody who looks into it can read what is masked.']
    : []),
  copiesWords(today),
  ...(whyNot === undefined || whyNot === 'own' ? [] : [whyNotSecond(whyNot, row.asker)]),
]

function formsOf({ row, whyNot, csrf, key }: ShownMask): ActionForm[] {
  if (row.answer !== null) return []
  const form = (last: string, text: string): ActionForm => ({
    action: `${paths.maskedName(row.id)}/${last}`,
    text,
    hidden: [{ name: 'key', value: last === 'refused' ? `${key}-no` : key }],
    csrf,
  })
  if (whyNot === 'own') return [form('refused', 'Take back what you asked for')]
  const refuse = form('refused', 'Refuse')
  return whyNot === undefined ? [form('confirmed', `Mask the name, as ${row.asker} asked`), refuse] : [refuse]
}

const documentTable = (documents: readonly HeldDocument[]): TableView => ({
  caption: 'Issued documents that hold the name',
  columns: [{ text: 'Document' }, { text: 'Issued' }, { text: 'Corrected version' }],
  rows: documents.map(({ year, edition, issuedAt, isReplaced }) => ({
    cells: [
      year === null
        ? { text: labelOf(editions, edition) }
        : {
            text: `Review of ${reviewYear(year).label}: ${labelOf(editions, edition)}`,
            href: paths.review(year),
          },
      { text: instant(issuedAt) },
      { text: isReplaced ? 'Issued' : 'To be issued' },
    ],
  })),
})
