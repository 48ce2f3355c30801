import { instant, longDate, plural } from '../../reports/wording.ts'
import { whyNotSecond } from '../access/second-person-queries.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { paths } from '../paths.ts'
import type { ActionForm, RecordShowPage, TableView } from '../records/page-types.ts'
import { daysToObject, type AskFor, type DueRecord } from './queries.ts'
import { retentionClasses } from './vocabulary.ts'

interface Around {
  isHeld: boolean
  /** UTC instant at which the end that was confirmed takes effect; undefined where none waits. */
  endsAt: string | undefined
  due: DueRecord[]
  asks: AskFor[]
  certificates: { seq: number; at: string; subject: string; details: string }[]
  kinds: Vocabulary
  csrf: string
  key: string
}

const heldWords = `The legal hold is on: nothing may be destroyed, whatever its age. Two independent people of two offices together can end it, ${daysToObject} days later and unless an officer objects.`
const freeWords =
  'The legal hold is off. A record whose time is over is destroyed once one person asks for it and another, independent and of another office, confirms.'

/** How the hold stands, for whoever can end it or object. */
export const holdWords = ({ isHeld, endsAt }: Pick<Around, 'isHeld' | 'endsAt'>): string => {
  if (endsAt !== undefined)
    return `The legal hold is on. Two people agreed to end it: from ${instant(endsAt)} records whose time is over can be destroyed, unless an officer objects before. One objection is enough.`
  return isHeld ? heldWords : freeWords
}

/** What may be disposed of, what waits for a second person, and what is gone: nothing happens by looking. */
export function disposalPage(around: Around): RecordShowPage {
  return {
    heading: 'Disposal',
    tags: [
      around.isHeld ? { text: 'Legal hold on', colour: 'blue' } : { text: 'Legal hold off', colour: 'red' },
    ],
    notices: [holdWords(around), ...cannotConfirm(around.asks.find(({ what }) => what === 'legal-hold-off'))],
    actions: [],
    forms: holdForms(around),
    cards: [],
    tables: [dueTable(around), waitingTable(around), goneTable(around)].filter(({ rows }) => rows.length > 0),
    meta: [
      { key: 'Due for disposal', value: plural(around.due.length, 'record') },
      { key: 'Waiting for a second person', value: String(around.asks.length) },
    ],
  }
}

type Pressing = Pick<Around, 'csrf' | 'key'>

const button = ({ csrf, key }: Pressing, action: string, text: string): ActionForm => ({
  action,
  text,
  hidden: [{ name: 'key', value: key }],
  csrf,
})

/** Said to whoever can only refuse: of the same office, or not independent of who asked. */
const cannotConfirm = (ask: AskFor | undefined): string[] =>
  ask?.whyNot === undefined || ask.whyNot === 'own' ? [] : [whyNotSecond(ask.whyNot, ask.asker)]

function holdForms(around: Around): ActionForm[] {
  const path = (last: string) => `${paths.disposal()}/legal-hold/${last}`
  if (around.endsAt !== undefined) return [objectForm(around)]
  if (!around.isHeld) return [button(around, path('restored'), 'Put the legal hold on')]
  const asked = around.asks.find(({ what }) => what === 'legal-hold-off')
  if (asked === undefined) return [button(around, path('asked'), 'Ask for the legal hold to end')]
  return answerForms(around, asked, path, 'End the legal hold')
}

/** For every officer, as long as the end waits. */
export const objectForm = (around: Pressing): ActionForm =>
  button(around, `${paths.legalHold()}/objection`, 'Object: the legal hold stays on')

function answerForms(
  around: Around,
  asked: AskFor,
  path: (last: string) => string,
  words: string,
): ActionForm[] {
  if (asked.whyNot === 'own') return [button(around, path('refused'), 'Take back what you asked for')]
  const refuse = {
    ...button(around, path('refused'), 'Refuse'),
    hidden: [{ name: 'key', value: `${around.key}-no` }],
  }
  if (asked.whyNot !== undefined) return [refuse]
  return [button(around, path('confirmed'), `${words}, as ${asked.asker} asked`), refuse]
}

const hrefOf = (kind: string, id: string) => `${paths.disposal()}/${kind}/${id}`

const dueTable = ({ due, kinds }: Around): TableView => ({
  caption: 'Records whose time is over',
  columns: [{ text: 'Record' }, { text: 'Kept as' }, { text: 'Until' }],
  rows: due.map(({ kind, id, keeping, dueOn }) => ({
    cells: [
      { text: labelOf(kinds, kind), href: hrefOf(kind, id) },
      { text: labelOf(retentionClasses, keeping) },
      { text: longDate(dueOn) },
    ],
  })),
})

const waitingTable = ({ asks, kinds }: Around): TableView => ({
  caption: 'Waiting for a second person',
  columns: [{ text: 'What' }, { text: 'Asked by' }, { text: 'When' }],
  rows: asks.map(({ what, subject, subjectId, asker, askedAt }) => ({
    cells: [
      what === 'disposal'
        ? { text: `Disposal: ${labelOf(kinds, subject)}`, href: hrefOf(subject, subjectId) }
        : { text: 'End of the legal hold' },
      { text: asker },
      { text: instant(askedAt) },
    ],
  })),
})

const goneTable = ({ certificates, kinds }: Around): TableView => ({
  caption: 'Certificates of disposal',
  columns: [
    { text: 'Event', numeric: true },
    { text: 'Record' },
    { text: 'Kept until' },
    { text: 'Disposed of' },
  ],
  rows: certificates.map(({ seq, at, subject, details }) => ({
    cells: [
      { text: String(seq), numeric: true },
      { text: labelOf(kinds, subject) },
      { text: longDate((JSON.parse(details) as { dueOn: string }).dueOn) },
      { text: instant(at) },
    ],
  })),
})

/** One record whose time is over, without what stands in it. */
export function dueRecordPage(due: DueRecord, around: Around): RecordShowPage {
  const path = (last: string) => `${hrefOf(due.kind, due.id)}/${last}`
  const asked = around.asks.find(({ subject, subjectId }) => subject === due.kind && subjectId === due.id)
  const keeping = retentionClasses.find(({ value }) => value === due.keeping)
  return {
    heading: `Dispose of this ${labelOf(around.kinds, due.kind)}`,
    tags: [],
    notices: [
      around.isHeld
        ? holdWords(around)
        : 'Its text, its earlier versions and its drafts will be destroyed, and cannot be brought back. That it was there, and who destroyed it, stays in the history.',
      ...cannotConfirm(asked),
    ],
    actions: [],
    forms: around.isHeld
      ? []
      : asked === undefined
        ? [button(around, path('asked'), 'Ask for this record to be destroyed')]
        : answerForms(around, asked, path, 'Destroy this record'),
    cards: [
      {
        title: 'Why now',
        rows: [
          { key: 'Kept as', value: [keeping?.label ?? due.keeping] },
          { key: 'Counted', value: [keeping?.from ?? ''] },
          { key: 'Kept until', value: [longDate(due.dueOn)] },
        ],
      },
    ],
    meta: [{ key: 'Record', value: due.id }, ...askedMeta(asked)],
  }
}

const askedMeta = (asked: AskFor | undefined) =>
  asked === undefined ? [] : [{ key: 'Asked for', value: `${asked.asker}, ${instant(asked.askedAt)}` }]
