import { instant, longDate } from '../../../reports/wording.ts'
import type { Person } from '../../access/person.ts'
import type { Db } from '../../database/schema.ts'
import { establishmentChoices } from '../../establishments/queries.ts'
import { textOf } from '../../fields/field.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { NotFound } from '../../http/errors.ts'
import { paths } from '../../paths.ts'
import type { Asking, Found, RecordKind } from '../../records/kind.ts'
import { insertSampled, replaceSampled } from './actions.ts'
import { incidentNumberIn, sampledRecordForm } from './form.ts'
import { enteredLines, findingTag, sampledButtons } from './page.ts'
import { findSampledHead, sampledContent, sampleFacts, type SampledRow } from './queries.ts'
import type { Sampled, SampledContent } from './sampled.ts'
import { byHand, waysSampled } from './vocabulary.ts'
import { sampledTitle } from './words.ts'

/** A record that the scrutineer compares with what else tells of it (SECURITY B2). */
export const sampledRecordKind: RecordKind<Sampled> = {
  name: 'sampled-record',
  one: 'sampled record',
  many: 'Sampled records',
  base: paths.sampledRecords(),
  allow: { read: 'sample records', record: 'sample records' },
  viewsAreEvents: false,
  newTitle: 'Sample a record',
  statement:
    'Only the scrutineer reads this. Once you say that the establishment was told, its head of safeguarding reads which record it is and what you found, nothing else.',
  next: (_found, sampled) => nextFor(sampled),
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
  find,
  contentOf: sampledContent,
  insert: insertSampled,
  replace: replaceSampled,
}

function nextFor({ finding, told }: Sampled): string[] {
  if (finding === 'not-checked') return ['It stands on your home page until it is checked.']
  return [
    told === 'yes'
      ? 'The head of safeguarding of the establishment can now read which record it is and what you found, nothing else of it.'
      : 'The establishment does not see it. Say here that it was told, once it was.',
    ...(finding === 'not-in-records'
      ? ['It stands on your home page until you link the incident that the establishment enters.']
      : []),
  ]
}

async function formFor({ db, person, today, typed = {}, correcting }: Asking) {
  const stands = correcting === undefined ? undefined : await sampledContent(db, correcting.id)
  const number = incidentNumberIn(textOf(typed, 'incidentNumber'))
  if (stands === undefined) {
    const how = byHand.find(({ value }) => value === textOf(typed, 'how'))?.value
    return sampledRecordForm({ ...(await sampleFacts(db, person, { today, number })), how })
  }
  const { how, visitId, incidentNumber } = stands
  const asked = { today, visitId, number: how === 'drawn' ? incidentNumber : number }
  return sampledRecordForm({ ...(await sampleFacts(db, person, asked)), how, fixed: stands })
}

async function find(db: Db, viewer: Person, id: string, today: string): Promise<Found<SampledContent>> {
  const head = await findSampledHead(db, viewer, id)
  const content = head === undefined ? undefined : await sampledContent(db, id)
  if (head === undefined || content === undefined) throw new NotFound()
  const houses = await establishmentChoices(db, viewer, today)
  return {
    id,
    version: head.version,
    establishmentId: head.establishmentId,
    title: sampledTitle(content),
    caption: `${labelOf(houses, head.establishmentId)}, visit on ${longDate(head.visitedOn)}`,
    tags: [findingTag(head)],
    notices: enteredLines(head),
    actions: sampledButtons(head),
    meta: metaOf(head, content),
    content,
  }
}

const metaOf = ({ how, place, checkedAt }: SampledRow, { version, recordedAt }: SampledContent) => [
  { key: 'Came into the sample', value: labelOf(waysSampled, how) },
  ...(place === null ? [] : [{ key: 'Drawn as', value: `Number ${place}` }]),
  { key: 'Sampled', value: instant(recordedAt) },
  ...(checkedAt === null ? [] : [{ key: 'Found', value: instant(checkedAt) }]),
  { key: 'Version', value: String(version) },
]
