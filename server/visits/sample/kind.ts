import { instant, longDate } from '../../../reports/wording.ts'
import type { Person } from '../../access/person.ts'
import type { Db } from '../../database/schema.ts'
import { establishmentChoices } from '../../establishments/queries.ts'
import { textOf } from '../../fields/field.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { NotFound } from '../../http/errors.ts'
import { changeCardsFor } from '../../incidents/changes/cards.ts'
import { paths } from '../../paths.ts'
import {
  readBy,
  standsIn,
  type Asking,
  type JustSaved,
  type RecordKind,
  type Shown,
} from '../../records/kind.ts'
import type { LineView } from '../../records/page-types.ts'
import { sampledRecordAbout } from './about.ts'
import { insertSampled, replaceSampled } from './actions.ts'
import { sampledRecordForm } from './form.ts'
import { enteredLines, findingTag, incidentOf, sampledButtons } from './page.ts'
import {
  findSampledHead,
  sampledContent,
  sampledOnVisit,
  sampleFacts,
  type SampledContent,
  type SampledRow,
} from './queries.ts'
import type { Sampled } from './sections.ts'
import { byHand, waysSampled } from './vocabulary.ts'
import { sampledTitle } from './words.ts'

/** A record that the scrutineer compares with what else tells of it (SECURITY B2). */
export const sampledRecordKind: RecordKind<Sampled> = {
  name: 'sampled-record',
  about: sampledRecordAbout,
  one: 'sampled record',
  many: 'Sampled records',
  base: paths.sampledRecords(),
  allow: { read: 'sample records', record: 'sample records' },
  viewsAreEvents: false,
  newTitle: 'Sample a record',
  draftNamedBy: { reference: 'incidentNumber', day: 'sourceOn' },
  statement:
    'Only the scrutineer reads this. Once you say that the establishment was told, its head of safeguarding reads which record it is and what you found, nothing else.',
  next: () => [],
  after: toldNow,
  finishing: {
    isOpen: ({ finding }) => finding === 'not-checked',
    act: 'checked',
    button: 'Check this record',
    first: 'check',
    statement:
      'Only the scrutineer reads this; of what the establishment was told, its head of safeguarding reads which record it is and what you found. Changes after this are corrections with a reason.',
    submit: 'Save what you found',
  },
  formFor,
  ...readBy(loadSampled, showSampled),
  contentOf: sampledContent,
  insert: insertSampled,
  replace: replaceSampled,
}

/** Whether its head of safeguarding can read of it on the visit's page, as that page finds it, and could before. */
async function toldNow(db: Db, _viewer: Person, { found, before }: JustSaved<Sampled>): Promise<LineView[]> {
  const { id, establishmentId, content } = found
  const head = { id: '', name: '', role: 'head' as const, establishmentId, organisation: null }
  const reads = (await sampledOnVisit(db, head, content.visitId)).some((row) => row.id === id)
  if (!reads) return [{ text: 'The head of safeguarding of the establishment cannot read of it.' }]
  const since = before?.told === 'yes' ? ', as before' : ' now, and could not before'
  return [
    {
      text: `The head of safeguarding of the establishment can read which record it is and what you found${since}; nothing else of it.`,
    },
  ]
}

/** What is to be done about it still. */
function openIn(id: string, { finding, told, enteredNumber }: Sampled): LineView[] {
  const href = paths.sampledRecord(id)
  if (finding === 'not-checked') return [{ text: 'Check it, and record what you found', href }]
  return [
    ...(told === 'no' ? [{ text: 'Tell the establishment, and record here that you did', href }] : []),
    ...(finding === 'not-in-records' && enteredNumber === ''
      ? [{ text: 'Link the incident, once the establishment enters it', href: `${href}/link` }]
      : []),
  ]
}

async function formFor(asking: Asking<Sampled>) {
  const { db, person, today, typed = {} } = asking
  const stands = await standsIn(asking, sampledContent)
  const number = textOf(typed, 'incidentNumber')
  if (stands === undefined) {
    const how = byHand.find(({ value }) => value === textOf(typed, 'how'))?.value
    return sampledRecordForm({ ...(await sampleFacts(db, person, { today, number })), how })
  }
  const { how, visitId, incidentNumber } = stands
  const asked = { today, visitId, number: how === 'drawn' ? incidentNumber : number }
  return sampledRecordForm({ ...(await sampleFacts(db, person, asked)), how, fixed: stands })
}

async function loadSampled(db: Db, viewer: Person, id: string) {
  const head = await findSampledHead(db, viewer, id)
  const content = head === undefined ? undefined : await sampledContent(db, id)
  if (head === undefined || content === undefined)
    throw new NotFound('no such sampled record, or not this person’s')
  const { version, establishmentId } = head
  const title = sampledTitle({ ...content, ownReference: head.ownReference ?? '' })
  return { id, version, establishmentId, title, head, content }
}

async function showSampled(
  db: Db,
  viewer: Person,
  { id, head, content }: Awaited<ReturnType<typeof loadSampled>>,
  today: string,
): Promise<Shown> {
  const houses = await establishmentChoices(db, viewer, today)
  return {
    caption: `${labelOf(houses, head.establishmentId)}, visit on ${longDate(head.visitedOn)}`,
    tags: [findingTag(head)],
    notices: enteredLines(head),
    open: openIn(id, content),
    cards: await changeCardsFor(db, viewer, { subject: 'sampled-record', id }, incidentsIn(head)),
    actions: sampledButtons(head),
    meta: metaOf(head, content),
  }
}

/** The incident that was sampled, or the one that was entered since. */
function incidentsIn(row: SampledRow) {
  const id = row.incidentId ?? row.enteredIncidentId
  return id === null ? [] : [{ id, ...incidentOf(row) }]
}

const metaOf = ({ how, place, checkedAt }: SampledRow, { version, recordedAt }: SampledContent) => [
  { key: 'Came into the sample', value: labelOf(waysSampled, how) },
  ...(place === null ? [] : [{ key: 'Drawn as', value: `Number ${place}` }]),
  { key: 'Sampled', value: instant(recordedAt) },
  ...(checkedAt === null ? [] : [{ key: 'Found', value: instant(checkedAt) }]),
  { key: 'Version', value: String(version) },
]
