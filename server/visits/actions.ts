import type { Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import type { Saved } from '../records/kind.ts'
import { longDate } from '../../reports/wording.ts'
import { Conflict } from '../http/errors.ts'
import { isSampled } from './sample/queries.ts'
import type { Visit } from './visit.ts'

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
export async function replaceVisit(
  tx: Tx,
  _act: Act,
  stands: { id: string; version: number },
  visit: Visit,
): Promise<Saved> {
  const version = stands.version + 1
  await refuseOtherHouse(tx, stands.id, visit.establishmentId)
  await tx
    .updateTable('visit')
    .set({ ...rowOf(visit), version })
    .where('id', '=', stands.id)
    .execute()
  await tx.deleteFrom('visitPurpose').where('visitId', '=', stands.id).execute()
  await tx.deleteFrom('visitConcern').where('visitId', '=', stands.id).execute()
  await insertLists(tx, stands.id, visit)
  return saved(stands.id, version, visit)
}

// A sample is of the establishment that was visited.
async function refuseOtherHouse(tx: Tx, id: string, establishmentId: string): Promise<void> {
  const stands = await tx
    .selectFrom('visit')
    .select('establishmentId')
    .where('id', '=', id)
    .executeTakeFirst()
  if (stands?.establishmentId !== establishmentId && (await isSampled(tx, id)))
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

async function insertLists(tx: Tx, visitId: string, visit: Visit): Promise<void> {
  if (visit.purposes.length > 0) {
    await tx
      .insertInto('visitPurpose')
      .values(visit.purposes.map((purpose) => ({ visitId, purpose })))
      .execute()
  }
  if (visit.concerns.length > 0) {
    await tx
      .insertInto('visitConcern')
      .values(visit.concerns.map((concern, place) => ({ visitId, place, ...concern })))
      .execute()
  }
}

const saved = (id: string, version: number, visit: Visit): Saved => ({
  id,
  version,
  establishmentId: visit.establishmentId,
  title: visitTitle(visit.visitedOn),
})

export const visitTitle = (visitedOn: string) => `Visit on ${longDate(visitedOn)}`
