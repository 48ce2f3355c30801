import {
  ladoCategories,
  ladoContactTypes,
  ladoOutcomes,
  thresholds,
} from '../../../server/lado-contacts/vocabulary.ts'
import type { LadoContactType } from '../../../server/lado-contacts/vocabulary.ts'
import type { Block, Section, TableBlock } from '../../report.ts'
import { countBy } from '../../statistics/count-by.ts'
import { listOf, longDate, number, plural } from '../../wording.ts'
import {
  counted,
  heading,
  list,
  numberColumn,
  ladoRecords,
  paragraph,
  row,
  table,
  textColumn,
  words,
} from '../blocks.ts'
import { countTable } from '../cells.ts'
import { commentaryOn } from '../commentary.ts'
import type { LadoContactFact } from '../facts.ts'
import { isNotOpen } from '../gaps.ts'
import { isStaffUnmoved, referrals, undecidedIncidents, unmovedWords } from '../lado-measures.ts'
import { refer } from '../numbering.ts'
import type { Scope, Year } from '../year.ts'
import { timelinessBlocks } from './safeguarding-time.ts'

/** Chapter 8: contacts with the LADO, what came of them and how long they took; and decisions not yet made. */
export function safeguardingSection(year: Year): Section {
  return {
    id: 'safeguarding',
    number: '8',
    title: 'Safeguarding and the LADO',
    startsPage: false,
    blocks: [
      heading('Contacts with the LADO'),
      paragraph(contactSentence(year)),
      ...contactBlocks(year),
      heading('What needs attention'),
      list(attentionItems(year)),
      ...commentaryOn(year.facts, 'safeguarding'),
    ],
  }
}

/** Where the LADO recorded nothing, a table of noughts would say that there was nothing. */
const contactBlocks = (year: Year): Block[] =>
  year.together.ladoContacts.length === 0
    ? []
    : [
        typeTable(year),
        categoryTable(year),
        thresholdTable(year),
        outcomeTable(year),
        heading('How long it took'),
        ...timelinessBlocks(year),
      ]

function contactSentence({ together, period }: Year): string {
  if (together.ladoContacts.length === 0)
    return (
      `The records of the local authority designated officer (LADO) hold no contact about the establishments in ${period.words}. ` +
      'Nobody has confirmed that there was none.'
    )
  const kinds = ladoContactTypes.map(({ value }) =>
    kindWords[value](together.ladoContacts.filter(({ type }) => type === value).length),
  )
  return (
    `The local authority designated officer (LADO) recorded ${plural(together.ladoContacts.length, 'contact')} about the establishments in ` +
    `${period.words}: ${listOf(kinds)} (${refer('lado-types')}).`
  )
}

const kindWords: Record<LadoContactType, (count: number) => string> = {
  consultation: (count) => plural(count, 'consultation'),
  referral: (count) => plural(count, 'referral'),
  historical: (count) => plural(count, 'historical allegation'),
  information: (count) => `${number(count)} for information only`,
}

const typeTable = (year: Year): TableBlock =>
  countTable({
    year,
    isOfOthers: true,
    id: 'lado-types',
    caption: `Contacts with the LADO by kind, by establishment, ${year.period.words}`,
    header: 'Kind of contact',
    rows: ladoContactTypes.map(({ value, label }) => ({
      label,
      countOf: ({ ladoContacts }) => ladoContacts.filter(({ type }) => type === value).length,
    })),
    total: { label: 'All contacts', countOf: ({ ladoContacts }) => ladoContacts.length },
    notes: ['Unit of count: contacts received in the year.'],
    keeper: 'the LADO',
    source: ladoRecords(longDate(year.facts.dataTo)),
  })

/** Category × kind: one table for all establishments, since most cells are small. */
function crossTable(year: Year, parts: CrossParts): TableBlock {
  const { ladoContacts } = year.together
  return table({
    id: parts.id,
    caption: `${parts.caption}, all establishments, ${year.period.words}`,
    columns: [
      textColumn(parts.header, 4),
      ...ladoContactTypes.map(({ label }) => numberColumn(label, 1.8)),
      numberColumn('All', 1.2),
    ],
    rows: parts.terms.map((term) => {
      const own = ladoContacts.filter((contact) => parts.valueOf(contact) === term.value)
      const kinds = countBy(own, ladoContactTypes, ({ type }) => type)
      return row(words(term.label), ...kinds.map(({ count }) => counted(count)), counted(own.length))
    }),
    notes: ['Unit of count: contacts received in the year.'],
    keeper: 'the LADO',
    source: ladoRecords(longDate(year.facts.dataTo)),
  })
}

interface CrossParts {
  id: string
  caption: string
  header: string
  terms: readonly { value: string; label: string }[]
  valueOf: (contact: LadoContactFact) => string
}

const categoryTable = (year: Year): TableBlock =>
  crossTable(year, {
    id: 'lado-categories',
    caption: 'Contacts with the LADO by category and kind',
    header: 'Category',
    terms: ladoCategories,
    valueOf: ({ category }) => category,
  })

const thresholdTable = (year: Year): TableBlock =>
  crossTable(year, {
    id: 'lado-thresholds',
    caption: 'Contacts with the LADO by whether the harm threshold was met, and kind',
    header: 'Harm threshold',
    terms: thresholds,
    valueOf: ({ threshold }) => threshold,
  })

const outcomeTable = (year: Year): TableBlock =>
  countTable({
    year,
    isOfOthers: true,
    id: 'lado-outcomes',
    caption: `Outcomes of referrals and historical allegations to the LADO, by establishment, ${year.period.words}`,
    header: 'Outcome',
    rows: ladoOutcomes.map(({ value, label }) => ({
      label,
      countOf: ({ ladoContacts }) =>
        referrals(ladoContacts).filter(({ outcome }) => outcome === value).length,
    })),
    total: {
      label: 'Referrals and historical allegations',
      countOf: ({ ladoContacts }) => referrals(ladoContacts).length,
    },
    notes: [
      'Unsubstantiated means that there was not enough evidence either way; it says nothing about guilt or innocence.',
    ],
    keeper: 'the LADO',
    source: ladoRecords(longDate(year.facts.dataTo)),
  })

const attentionItems = (year: Year): string[] => [
  ...year.establishments.map(undecidedSentence),
  ...year.establishments.map(unmovedSentence),
]

/** 'Ash House: 2 incidents have no safeguarding decision.' */
export function undecidedSentence(
  scope: Pick<Scope, 'name' | 'incidents' | 'received' | 'missing' | 'monthsOpen'>,
): string {
  const { name, incidents } = scope
  if (isNotOpen(scope)) return `${name} was not open in the year.`
  if (incidents.length === 0 && scope.missing.length > 0)
    return `${name}: no records were received${scope.received.length === 0 ? '' : ' for some months, and no incident was recorded in the others'}.`
  const count = undecidedIncidents(incidents).length
  if (incidents.length === 0)
    return `${name}: no incident was recorded, so none waits for a safeguarding decision.`
  if (count === 0) return `${name}: every incident has its safeguarding decision.`
  return `${name}: ${plural(count, 'incident')} ${count === 1 ? 'has' : 'have'} no safeguarding decision.`
}

/** By establishment: a risk that names no place is nobody's to answer. */
export function unmovedSentence({ name, ladoContacts }: Pick<Scope, 'name' | 'ladoContacts'>): string {
  const open = referrals(ladoContacts).filter(({ outcome }) => outcome === 'open')
  if (referrals(ladoContacts).length === 0)
    return `${name}: no referral or historical allegation to the LADO was recorded.`
  if (open.length === 0) return `${name}: no referral or historical allegation to the LADO is open.`
  const count = open.filter(isStaffUnmoved).length
  if (count === 0)
    return `${name}: on no open referral or historical allegation is the member of staff recorded as still in the same position.`
  return `${name}: ${unmovedWords(count)}`
}
