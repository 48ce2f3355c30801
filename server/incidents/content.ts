import type { Db, Tables } from '../database/schema.ts'
import type { Incident } from './form.ts'

/**
 * An incident as its versions are stored: its answers and what only the system sets, so that `history verify` notices
 * a change to any column. Children stand by their pseudonym.
 */
export type IncidentContent = Incident &
  Pick<
    Tables['incident'],
    'number' | 'year' | 'serial' | 'standing' | 'version' | 'recordedAt' | 'recordedBy'
  >

/** The incident as it stands; undefined when there is none. */
export async function incidentContent(db: Db, id: string): Promise<IncidentContent | undefined> {
  const row = await db.selectFrom('incident').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  const { id: _id, ...own } = row
  return {
    ...own,
    reasonsOther: await reasonsOtherOf(db, id),
    techniques: await techniquesOf(db, id),
    children: await childrenOf(db, id),
    staff: await staffOf(db, id),
    warningSigns: await warningSignsOf(db, id),
  }
}

async function reasonsOtherOf(db: Db, incidentId: string) {
  const rows = await db
    .selectFrom('incidentReason')
    .select('reason')
    .where('incidentId', '=', incidentId)
    .orderBy('reason')
    .execute()
  return rows.map(({ reason }) => reason)
}

const techniquesOf = (db: Db, incidentId: string) =>
  db
    .selectFrom('incidentTechnique')
    .select(['technique', 'uses'])
    .where('incidentId', '=', incidentId)
    .orderBy('place')
    .execute()

const childrenOf = (db: Db, incidentId: string) =>
  db
    .selectFrom('incidentChild as involved')
    .innerJoin('child', 'child.id', 'involved.childId')
    .select(['child.pseudonym', 'involved.age', 'involved.gender', 'involved.ethnicity', 'involved.position'])
    .select(['involved.injury', 'involved.medicalExamination', 'involved.debrief', 'involved.spokenToAt'])
    .select('involved.account')
    .where('involved.incidentId', '=', incidentId)
    .orderBy('involved.place')
    .execute()

const staffOf = (db: Db, incidentId: string) =>
  db
    .selectFrom('incidentStaff')
    .select(['pseudonym', 'part'])
    .where('incidentId', '=', incidentId)
    .orderBy('place')
    .execute()

async function warningSignsOf(db: Db, incidentId: string) {
  const rows = await db
    .selectFrom('incidentWarningSign')
    .select('sign')
    .where('incidentId', '=', incidentId)
    .orderBy('sign')
    .execute()
  return rows.map(({ sign }) => sign)
}
