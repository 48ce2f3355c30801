import { may } from '../access/permissions.ts'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import type { RecordCard } from '../records/page-types.ts'
import { referralCard } from './referral/page.ts'
import { findReferred, referralAnswersOf } from './referral/queries.ts'
import { urgentCard } from './urgent/page.ts'
import { childrenIn, followUpsOf, urgentOf } from './urgent/queries.ts'

/** What was added to an incident by records of their own: to each reader what they may read of it. */
export async function addedCards(
  db: Db,
  viewer: Person,
  id: string,
  today: string,
): Promise<RecordCard[]> {
  return [...(await urgentCards(db, viewer, id, today)), ...(await referralCards(db, viewer, id))]
}

async function urgentCards(db: Db, viewer: Person, id: string, today: string): Promise<RecordCard[]> {
  const incident = await urgentOf(db, viewer, id)
  if (incident === undefined) return []
  const children = (await childrenIn(db, [id])).get(id) ?? []
  return [urgentCard({ incident, children, followUps: await followUpsOf(db, viewer, id), today })]
}

async function referralCards(db: Db, viewer: Person, id: string): Promise<RecordCard[]> {
  if (viewer.role !== 'head' && viewer.role !== 'scrutineer') return []
  const answers = await referralAnswersOf(db, viewer, id)
  const isReferred = (await findReferred(db, viewer, id)) !== undefined
  if (answers.length === 0 && !isReferred) return []
  return [referralCard(id, answers, isReferred && may(viewer.role, 'record incidents'))]
}
