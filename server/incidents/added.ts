import { may } from '../access/permissions.ts'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { paths } from '../paths.ts'
import type { Button, RecordCard } from '../records/page-types.ts'
import { referralCard } from './referral/page.ts'
import { findReferred, referralAnswersOf } from './referral/queries.ts'
import { urgentCard, urgentNotices } from './urgent/page.ts'
import { childrenIn, followUpsOf, urgentOf } from './urgent/queries.ts'

/** What an incident's page shows of records that were added to it. */
export interface Added {
  notices: string[]
  actions: Button[]
  cards: RecordCard[]
}

/** What was added to an incident by records of their own: to each reader what they may read of it. */
export async function addedTo(db: Db, viewer: Person, id: string, today: string): Promise<Added> {
  const urgent = await urgentParts(db, viewer, id, today)
  return { ...urgent, cards: [...urgent.cards, ...(await referralCards(db, viewer, id))] }
}

async function urgentParts(db: Db, viewer: Person, id: string, today: string): Promise<Added> {
  const incident = await urgentOf(db, viewer, id)
  if (incident === undefined) return { notices: [], actions: [], cards: [] }
  const children = (await childrenIn(db, [id])).get(id) ?? []
  const shown = { incident, children, followUps: await followUpsOf(db, viewer, id), today }
  const button = { text: 'Say what came of it', href: paths.incidentFollowUp(id) }
  return {
    notices: urgentNotices(shown),
    actions: incident.open.length === 0 && incident.askedOn === null ? [] : [button],
    cards: [urgentCard(shown)],
  }
}

async function referralCards(db: Db, viewer: Person, id: string): Promise<RecordCard[]> {
  if (viewer.role !== 'head' && viewer.role !== 'scrutineer') return []
  const answers = await referralAnswersOf(db, viewer, id)
  const isReferred = (await findReferred(db, viewer, id)) !== undefined
  if (answers.length === 0 && !isReferred) return []
  return [referralCard(id, answers, isReferred && may(viewer.role, 'record incidents'))]
}
