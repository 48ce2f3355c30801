import type { Person } from '../../access/person.ts'
import type { Db, Tables, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { recordVersion } from '../../history/record.ts'
import { Conflict, NotFound, Stale } from '../../http/errors.ts'
import type { Saved, Standing } from '../../records/kind.ts'
import { isSameSet } from '../../records/unchanged.ts'
import { findVisitHead } from '../queries.ts'
import { drawnPlaces, seedFrom } from './draw.ts'
import { wasRecordedBefore } from './entered-actions.ts'
import {
  countDrawable,
  drawContent,
  findSampledHead,
  incidentMeant,
  incidentsAt,
  sampledContent,
} from './queries.ts'
import type { DrawAsked } from './form.ts'
import type { Sampled } from './sections.ts'
import { sampledTitle } from './words.ts'

/**
 * Draws a sample for a visit from its establishment's incidents of a period, evenly, by a seed that nobody chose: the draw
 * and every record of it stand in the history from then on. A draw that was made stays, and a second one stands beside it.
 * @returns how many were drawn: none where nothing counts in that period, and then nothing is stored
 * @throws NotFound when the visit is not the person's to see
 */
export function drawSample(
  db: Db,
  act: Act,
  person: Person,
  { visitId, ...asked }: DrawAsked & { visitId: string },
): Promise<number> {
  return write(db, act, async (tx) => {
    const visit = await findVisitHead(tx, person, visitId)
    if (visit === undefined) throw new NotFound('no such visit, or not this person’s')
    const from = { establishmentId: visit.establishmentId, fromOn: asked.fromOn, toOn: asked.toOn }
    const among = await countDrawable(tx, from)
    if (among === 0) return 0
    const [id, seed] = [act.newId(), seedFrom(act.newId())]
    const drawn = await incidentsAt(tx, from, drawnPlaces(seed, asked.asked, among))
    const draw = { id, visitId, establishmentId: visit.establishmentId, ...asked, seed, among }
    await tx
      .insertInto('sampleDraw')
      .values({ ...draw, ...firstWritten(act) })
      .execute()
    await keepDraw(tx, act, draw)
    for (const [nth, incident] of drawn.entries())
      await keepDrawn(tx, act, draw, { incidentId: incident.id, place: nth + 1 })
    return drawn.length
  })
}

const firstWritten = (act: Act) => ({ version: 1, recordedAt: act.at, recordedBy: act.who.id })

type Draw = Pick<Tables['sampleDraw'], 'id' | 'visitId' | 'establishmentId'>

const keepDraw = async (tx: Tx, act: Act, { id, establishmentId }: Draw): Promise<void> =>
  recordVersion(tx, act, {
    act: 'drawn',
    subject: 'sample-draw',
    subjectId: id,
    establishmentId,
    version: 1,
    content: await drawContent(tx, id),
    reason: '',
  })

async function keepDrawn(
  tx: Tx,
  act: Act,
  draw: Draw,
  drawn: { incidentId: string; place: number },
): Promise<void> {
  const id = act.newId()
  await tx
    .insertInto('sampledRecord')
    .values({
      ...unanswered,
      id,
      visitId: draw.visitId,
      establishmentId: draw.establishmentId,
      how: 'drawn',
      drawId: draw.id,
      ...drawn,
      ...firstWritten(act),
    })
    .execute()
  await keepVersion(tx, act, { id, establishmentId: draw.establishmentId, version: 1, act: 'drawn' })
}

const unanswered = {
  source: null,
  sourceReference: '',
  sourceOn: null,
  sourcePlace: '',
  finding: 'not-checked',
  missing: '',
  note: '',
  told: 'no',
  checkedAt: null,
  enteredIncidentId: null,
  linkedAt: null,
} as const

const keepVersion = async (
  tx: Tx,
  act: Act,
  kept: { id: string; establishmentId: string; version: number; act: string },
): Promise<void> =>
  recordVersion(tx, act, {
    act: kept.act,
    subject: 'sampled-record',
    subjectId: kept.id,
    establishmentId: kept.establishmentId,
    version: kept.version,
    content: await sampledContent(tx, kept.id),
    reason: '',
  })

/** Stores a record that the scrutineer chose, or heard of from outside. */
export async function insertSampled(tx: Tx, act: Act, sampled: Sampled): Promise<Saved> {
  const id = act.newId()
  const { visitId, how } = sampled
  const visit = await tx
    .selectFrom('visit')
    .select('establishmentId')
    .where('id', '=', visitId)
    .executeTakeFirst()
  // The form has said both so already; here it holds for whoever else stores one.
  if (visit === undefined || how === 'drawn')
    throw new NotFound('no such visit, or the sample is drawn for it')
  const { establishmentId } = visit
  await tx
    .insertInto('sampledRecord')
    .values({
      id,
      visitId,
      establishmentId,
      how,
      drawId: null,
      place: null,
      ...answersOf(sampled),
      incidentId: await incidentIdOf(tx, establishmentId, sampled.incidentNumber),
      checkedAt: sampled.finding === 'not-checked' ? null : act.at,
      enteredIncidentId: null,
      linkedAt: null,
      ...firstWritten(act),
    })
    .execute()
  await insertCompared(tx, id, sampled)
  return { id, establishmentId, version: 1, title: sampledTitle(sampled) }
}

/**
 * Stores what was found, or a correction of it. When it was found is the server's moment of the finding that stands; a link
 * to what was entered later falls with the finding that it was linked to.
 */
export async function replaceSampled(
  tx: Tx,
  act: Act,
  { id, version: stands, content }: Standing<Sampled>,
  sampled: Sampled,
): Promise<Saved> {
  const version = stands + 1
  const before = await tx
    .selectFrom('sampledRecord')
    .select(['establishmentId', 'finding', 'checkedAt', 'enteredIncidentId', 'linkedAt'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { establishmentId, finding, checkedAt, ...entered } = before
  const isSame = sampled.finding === finding
  await tx
    .updateTable('sampledRecord')
    .set({
      ...answersOf(sampled),
      incidentId: await incidentIdOf(tx, establishmentId, sampled.incidentNumber),
      checkedAt: sampled.finding === 'not-checked' ? null : isSame ? checkedAt : act.at,
      ...(isSame ? entered : { enteredIncidentId: null, linkedAt: null }),
      version,
    })
    .where('id', '=', id)
    .execute()
  if (!isSameSet(content.comparedWith, sampled.comparedWith)) {
    await tx.deleteFrom('sampledRecordCompared').where('sampledRecordId', '=', id).execute()
    await insertCompared(tx, id, sampled)
  }
  return { id, establishmentId, version, title: sampledTitle(sampled) }
}

/** The record's own columns: everything that is not fixed at first, looked up or a list. */
function answersOf(sampled: Sampled) {
  const {
    visitId: _visit,
    how: _how,
    incidentNumber: _number,
    comparedWith: _compared,
    enteredNumber: _entered,
    ...own
  } = sampled
  return own
}

async function incidentIdOf(tx: Tx, establishmentId: string, number: string): Promise<string | null> {
  if (number === '') return null
  const found = await incidentMeant(tx, number, establishmentId)
  if (found?.establishmentId !== establishmentId)
    throw new Conflict('The incident is not one of the establishment that was visited.')
  return found.id
}

async function insertCompared(tx: Tx, sampledRecordId: string, { comparedWith }: Sampled): Promise<void> {
  if (comparedWith.length === 0) return
  await tx
    .insertInto('sampledRecordCompared')
    .values(comparedWith.map((each) => ({ sampledRecordId, comparedWith: each })))
    .execute()
}

export type NotLinked = 'unknown' | 'was-there'

/**
 * Links what was found missing to the incident that the establishment entered since: the finding stays, and says so.
 * @returns why it cannot be that incident, or null when it is linked
 * @throws NotFound when it is not the person's to see
 * @throws Stale when somebody changed it in between, or it is not missing
 */
export function linkEntered(
  db: Db,
  act: Act,
  person: Person,
  { id, version, number }: { id: string; version: number; number: string },
): Promise<NotLinked | null> {
  return write(db, act, async (tx) => {
    const stands = await findSampledHead(tx, person, id)
    if (stands === undefined) throw new NotFound('no such sampled record, or not this person’s')
    if (stands.version !== version || stands.finding !== 'not-in-records')
      throw new Stale('Somebody changed this record while you were writing.')
    const incident = await incidentMeant(tx, number, stands.establishmentId)
    if (incident?.establishmentId !== stands.establishmentId) return 'unknown'
    if (await wasRecordedBefore(tx, id, incident.id)) return 'was-there'
    const linked = { enteredIncidentId: incident.id, linkedAt: act.at, version: version + 1 }
    await tx.updateTable('sampledRecord').set(linked).where('id', '=', id).execute()
    const { establishmentId } = stands
    await keepVersion(tx, act, { id, establishmentId, version: version + 1, act: 'linked' })
    return null
  })
}
