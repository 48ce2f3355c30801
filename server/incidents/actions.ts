import { childrenFor } from '../children/actions.ts'
import type { Tables, Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import type { Replaced, Saved, Standing } from '../records/kind.ts'
import { isSameList, isSameSet } from '../records/unchanged.ts'
import { localDateOf } from '../../reports/clocks.ts'
import { reviewYearOf } from '../../reports/period.ts'
import { restateReturns } from '../returns/restating-actions.ts'
import { contentAfter, type IncidentList } from './content-queries.ts'
import type { Incident } from './sections.ts'
import { incidentTitle, referenceKeyOf } from './naming.ts'

/** Stores a new incident and gives it the next number of its establishment and review year. */
export async function insertIncident(tx: Tx, act: Act, incident: Incident): Promise<Saved> {
  const id = act.newId()
  const { establishmentId } = incident
  const given = await nextNumber(tx, establishmentId, reviewYearOf(localDateOf(incident.happenedAt)))
  await tx
    .insertInto('incident')
    .values({
      id,
      ...given,
      establishmentId,
      ...answersOf(incident),
      referenceKey: referenceKeyOf(incident.ownReference),
      standing: 'submitted',
      version: 1,
      recordedAt: act.at,
      recordedBy: act.who.id,
    })
    .execute()
  await insertLists(tx, act, { id, establishmentId, incident })
  const after = { ...incident, standing: 'submitted' as const }
  await restateReturns(tx, act, { number: given.number, establishmentId, before: undefined, after })
  return { id, version: 1, establishmentId, title: incidentTitle({ ownReference: '', ...given }) }
}

/** Stores a correction over the version that stands; establishment and number stay, even where the date moves. */
export async function replaceIncident(
  tx: Tx,
  act: Act,
  { id, version: stood, content: before }: Standing<Incident>,
  incident: Incident,
): Promise<Replaced<Incident>> {
  const row = await tx
    .updateTable('incident')
    .set({ ...answersOf(incident), referenceKey: referenceKeyOf(incident.ownReference), version: stood + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const { version, number, establishmentId, standing } = row
  const changed = changedLists(before, incident)
  for (const table of changed.flatMap((list) => tablesOf[list]))
    await tx.deleteFrom(table).where('incidentId', '=', id).execute()
  await insertLists(tx, act, { id, establishmentId, incident }, changed)
  await restateReturns(tx, act, {
    number,
    establishmentId,
    before: { ...before, standing },
    after: { ...incident, standing },
  })
  const content = await contentAfter(tx, row, before, changed)
  return { id, version, establishmentId, title: incidentTitle({ ownReference: '', number }), content }
}

/** 'CKI-2018-0001': without gaps, since it is read and taken in one IMMEDIATE transaction and no incident is deleted. */
async function nextNumber(tx: Tx, establishmentId: string, year: number) {
  const { code } = await tx
    .selectFrom('establishment')
    .select('code')
    .where('id', '=', establishmentId)
    .executeTakeFirstOrThrow()
  const { last } = await tx
    .selectFrom('incident')
    .select((eb) => eb.fn.max('serial').as('last'))
    .where('establishmentId', '=', establishmentId)
    .where('year', '=', year)
    .executeTakeFirstOrThrow()
  // No incident yet: the greatest of none is null, whatever the column's type says.
  const serial = ((last as number | null) ?? 0) + 1
  return { number: `${code}-${year}-${String(serial).padStart(4, '0')}`, year, serial }
}

/** Where each list is stored, each table before what it belongs to. */
const tablesOf = {
  children: ['incidentChildWarningSign', 'incidentChild'],
  reasonsOther: ['incidentReason'],
  techniques: ['incidentTechnique'],
  staff: ['incidentStaff'],
  warningSigns: ['incidentWarningSign'],
} as const satisfies Record<IncidentList, readonly (keyof Tables)[]>

const lists = Object.keys(tablesOf) as IncidentList[]

/** The lists that do not read as they stand. */
function changedLists(stands: Incident, now: Incident): IncidentList[] {
  const isSame: Record<IncidentList, boolean> = {
    reasonsOther: isSameSet(stands.reasonsOther, now.reasonsOther),
    techniques: isSameList(stands.techniques, now.techniques),
    children: isSameList(stands.children.map(signsSorted), now.children.map(signsSorted)),
    staff: isSameList(stands.staff, now.staff),
    warningSigns: isSameSet(stands.warningSigns, now.warningSigns),
  }
  return lists.filter((list) => !isSame[list])
}

const signsSorted = (child: Incident['children'][number]) => ({
  ...child,
  warningSigns: [...child.warningSigns].sort(),
})

/** The incident's own columns: everything that is not a list and not fixed at submission. */
function answersOf(incident: Incident) {
  const {
    establishmentId: _establishmentId,
    reasonsOther: _reasonsOther,
    techniques: _techniques,
    children: _children,
    staff: _staff,
    warningSigns: _warningSigns,
    ...answers
  } = incident
  return answers
}

interface Listed {
  id: string
  establishmentId: string
  incident: Incident
}

/** @param which of its lists, all of a new incident */
async function insertLists(
  tx: Tx,
  act: Act,
  listed: Listed,
  which: readonly IncidentList[] = lists,
): Promise<void> {
  for (const list of which) await insertList[list](tx, listed, act)
}

const insertList: Record<IncidentList, (tx: Tx, listed: Listed, act: Act) => Promise<void>> = {
  children: insertChildren,
  reasonsOther: insertReasons,
  techniques: insertTechniques,
  staff: insertStaff,
  warningSigns: insertSigns,
}

async function insertReasons(tx: Tx, { id: incidentId, incident }: Listed): Promise<void> {
  if (incident.reasonsOther.length === 0) return
  const rows = incident.reasonsOther.map((reason) => ({ incidentId, reason }))
  await tx.insertInto('incidentReason').values(rows).execute()
}

async function insertSigns(tx: Tx, { id: incidentId, incident }: Listed): Promise<void> {
  if (incident.warningSigns.length === 0) return
  const rows = incident.warningSigns.map((sign) => ({ incidentId, sign }))
  await tx.insertInto('incidentWarningSign').values(rows).execute()
}

async function insertTechniques(tx: Tx, { id: incidentId, incident }: Listed): Promise<void> {
  if (incident.techniques.length === 0) return
  const rows = incident.techniques.map((use, place) => ({ incidentId, place, ...use }))
  await tx.insertInto('incidentTechnique').values(rows).execute()
}

async function insertStaff(tx: Tx, { id: incidentId, incident }: Listed): Promise<void> {
  if (incident.staff.length === 0) return
  const rows = incident.staff.map((member, place) => ({
    ...{ incidentId, place, ...member },
    pseudonymKey: comparisonKey(member.pseudonym),
  }))
  await tx.insertInto('incidentStaff').values(rows).execute()
}

async function insertChildren(tx: Tx, { id, establishmentId, incident }: Listed, act: Act): Promise<void> {
  if (incident.children.length === 0) return
  const pseudonyms = incident.children.map(({ pseudonym }) => pseudonym)
  const named = await childrenFor(tx, act, establishmentId, pseudonyms)
  const rows = incident.children.map(({ pseudonym: _pseudonym, warningSigns: _signs, ...child }, place) => ({
    incidentId: id,
    place,
    ...(named[place] ?? { childId: '', pseudonym: '' }),
    ...child,
  }))
  await tx.insertInto('incidentChild').values(rows).execute()
  const signs = incident.children.flatMap(({ warningSigns }, place) =>
    warningSigns.map((sign) => ({ incidentId: id, place, sign })),
  )
  if (signs.length > 0) await tx.insertInto('incidentChildWarningSign').values(signs).execute()
}
