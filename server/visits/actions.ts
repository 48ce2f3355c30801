import type { Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import type { Saved, Standing } from '../records/kind.ts'
import { isSameList, isSameSet } from '../records/unchanged.ts'
import { longDate } from '../../reports/wording.ts'
import { Conflict } from '../http/errors.ts'
import { isSampled } from './sample/queries.ts'
import type { Visit } from './sections.ts'

/** Stores a new visit. */
export async function insertVisit(tx: Tx, act: Act, visit: Visit): Promise<Saved> {
  const id = act.newId()
  const written = { version: 1, recordedAt: act.at, recordedBy: act.who.id }
  await tx
    .insertInto('visit')
    .values({ id, ...rowOf(visit), ...written })
    .execute()
  await insertLists(tx, id, visit)
  return saved(id, 1, visit)
}

/** Stores a correction over the version that stands. */
export async function replaceVisit(tx: Tx, _act: Act, stands: Standing<Visit>, visit: Visit): Promise<Saved> {
  const version = stands.version + 1
  await refuseOtherHouse(tx, stands, visit.establishmentId)
  await tx
    .updateTable('visit')
    .set({ ...rowOf(visit), version })
    .where('id', '=', stands.id)
    .execute()
  await replaceLists(tx, stands, visit)
  return saved(stands.id, version, visit)
}

// A sample is of the establishment that was visited.
async function refuseOtherHouse(
  tx: Tx,
  { id, content }: Standing<Visit>,
  establishmentId: string,
): Promise<void> {
  if (content.establishmentId !== establishmentId && (await isSampled(tx, id)))
    throw new Conflict('Records of its establishment were sampled on this visit: the establishment stays.')
}

function rowOf(visit: Visit) {
  const { purposes: _purposes, concerns: _concerns, ...own } = visit
  return {
    ...own,
    startedAt: visit.startedAt === '' ? null : visit.startedAt,
    endedAt: visit.endedAt === '' ? null : visit.endedAt,
    daysUsed: Number(visit.daysUsed),
  }
}

async function insertLists(tx: Tx, visitId: string, { purposes, concerns }: Visit): Promise<void> {
  await insertPurposes(tx, visitId, purposes)
  await insertConcerns(tx, visitId, concerns)
}

async function replaceLists(tx: Tx, { id, content }: Standing<Visit>, visit: Visit): Promise<void> {
  if (!isSameSet(content.purposes, visit.purposes)) {
    await tx.deleteFrom('visitPurpose').where('visitId', '=', id).execute()
    await insertPurposes(tx, id, visit.purposes)
  }
  if (!isSameList(content.concerns, visit.concerns)) {
    await tx.deleteFrom('visitConcern').where('visitId', '=', id).execute()
    await insertConcerns(tx, id, visit.concerns)
  }
}

async function insertPurposes(tx: Tx, visitId: string, purposes: Visit['purposes']): Promise<void> {
  if (purposes.length === 0) return
  const rows = purposes.map((purpose) => ({ visitId, purpose }))
  await tx.insertInto('visitPurpose').values(rows).execute()
}

async function insertConcerns(tx: Tx, visitId: string, concerns: Visit['concerns']): Promise<void> {
  if (concerns.length === 0) return
  const rows = concerns.map((concern, place) => ({ visitId, place, ...concern }))
  await tx.insertInto('visitConcern').values(rows).execute()
}

const saved = (id: string, version: number, visit: Visit): Saved => ({
  id,
  version,
  establishmentId: visit.establishmentId,
  title: visitTitle(visit.visitedOn),
})

export const visitTitle = (visitedOn: string) => `Visit on ${longDate(visitedOn)}`
