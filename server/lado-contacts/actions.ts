import { reviewYearOf } from '../../reports/period.ts'
import { childrenFor } from '../children/actions.ts'
import type { Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { Conflict } from '../http/errors.ts'
import type { Saved, Standing } from '../records/kind.ts'
import { isSameSet } from '../records/unchanged.ts'
import type { LadoContact } from './sections.ts'
import { recordLinks } from './link-actions.ts'
import { everNamedStaff } from './queries.ts'

/** Stores a new LADO contact under the next number of its review year: no number is given before submission. */
export async function insertLadoContact(tx: Tx, act: Act, contact: LadoContact): Promise<Saved> {
  const id = act.newId()
  const year = reviewYearOf(contact.receivedOn)
  const serial = await nextSerial(tx, year)
  const number = `LADO-${year}-${String(serial).padStart(4, '0')}`
  const written = { version: 1, recordedAt: act.at, recordedBy: act.who.id }
  await tx
    .insertInto('ladoContact')
    .values({ id, number, year, serial, ...rowOf(contact), ...written })
    .execute()
  await insertLinks(tx, act, id, contact)
  await recordLinks(tx, act, id, contact.incidentNumbers)
  return saved({ id, number, version: 1 }, contact)
}

/** Stores a correction over the version that stands; the number stays, whatever the dates now say. */
export async function replaceLadoContact(
  tx: Tx,
  act: Act,
  stands: Standing<LadoContact>,
  contact: LadoContact,
): Promise<Saved> {
  const { id, content } = stands
  const version = stands.version + 1
  if (contact.type === 'consultation' && (await everNamedStaff(tx, id)))
    throw new Conflict('An earlier version names a member of staff: this cannot become a consultation.')
  const { number } = await tx
    .updateTable('ladoContact')
    .set({ ...rowOf(contact), version })
    .where('id', '=', id)
    .returning('number')
    .executeTakeFirstOrThrow()
  await replaceLinks(tx, act, stands, contact)
  const added = contact.incidentNumbers.filter((each) => !content.incidentNumbers.includes(each))
  await recordLinks(tx, act, id, added)
  return saved({ id, number, version }, contact)
}

async function nextSerial(tx: Tx, year: number): Promise<number> {
  const { last } = await tx
    .selectFrom('ladoContact')
    .select((eb) => eb.fn.max<number | null>('serial').as('last'))
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

function rowOf(contact: LadoContact) {
  const { incidentNumbers: _incidents, children: _children, limbs: _limbs, ...own } = contact
  return { ...own, staffPseudonymKey: comparisonKey(own.staffPseudonym) || null }
}

async function insertLinks(tx: Tx, act: Act, id: string, contact: LadoContact): Promise<void> {
  await insertIncidents(tx, id, contact)
  await insertChildren(tx, act, id, contact)
  await insertLimbs(tx, id, contact)
}

/** Of another establishment the same number and the same pseudonym are another incident's and another child's. */
async function replaceLinks(
  tx: Tx,
  act: Act,
  { id, content }: Standing<LadoContact>,
  contact: LadoContact,
): Promise<void> {
  const hasMoved = content.establishmentId !== contact.establishmentId
  if (hasMoved || !isSameSet(content.incidentNumbers, contact.incidentNumbers)) {
    await tx.deleteFrom('ladoContactIncident').where('ladoContactId', '=', id).execute()
    await insertIncidents(tx, id, contact)
  }
  if (hasMoved || !isSameSet(content.children, contact.children)) {
    await tx.deleteFrom('ladoContactChild').where('ladoContactId', '=', id).execute()
    await insertChildren(tx, act, id, contact)
  }
  if (!isSameSet(content.limbs, contact.limbs)) {
    await tx.deleteFrom('ladoContactLimb').where('ladoContactId', '=', id).execute()
    await insertLimbs(tx, id, contact)
  }
}

async function insertIncidents(tx: Tx, ladoContactId: string, contact: LadoContact): Promise<void> {
  const rows = (await incidentIds(tx, contact)).map((incidentId) => ({ ladoContactId, incidentId }))
  if (rows.length > 0) await tx.insertInto('ladoContactIncident').values(rows).execute()
}

async function insertChildren(tx: Tx, act: Act, ladoContactId: string, contact: LadoContact): Promise<void> {
  const children = await childrenFor(tx, act, contact.establishmentId, contact.children)
  // Named in two spellings a child is named once, by the first.
  const rows = [...Map.groupBy(children, ({ childId }) => childId).values()].flatMap(([first]) =>
    first === undefined ? [] : { ladoContactId, ...first },
  )
  if (rows.length > 0) await tx.insertInto('ladoContactChild').values(rows).execute()
}

async function insertLimbs(tx: Tx, ladoContactId: string, { limbs }: LadoContact): Promise<void> {
  if (limbs.length === 0) return
  const rows = limbs.map((limb) => ({ ladoContactId, limb }))
  await tx.insertInto('ladoContactLimb').values(rows).execute()
}

// The form has said so already; here it holds for whoever else stores a contact.
async function incidentIds(tx: Tx, { establishmentId, incidentNumbers }: LadoContact): Promise<string[]> {
  if (incidentNumbers.length === 0) return []
  const rows = await tx
    .selectFrom('incident')
    .select('id')
    .where('establishmentId', '=', establishmentId)
    .where('number', 'in', incidentNumbers)
    .orderBy('number')
    .execute()
  if (rows.length < incidentNumbers.length)
    throw new Conflict('An incident that this LADO contact names is not the establishment’s.')
  return rows.map((row) => row.id)
}

const saved = (
  { id, number, version }: { id: string; number: string; version: number },
  { establishmentId }: LadoContact,
): Saved => ({ id, version, establishmentId, title: ladoContactTitle(number) })

export const ladoContactTitle = (number: string) => `LADO contact ${number}`
