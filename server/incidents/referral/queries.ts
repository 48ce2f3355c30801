import type { Person } from '../../access/person.ts'
import { visibleIncidents, visibleLadoContacts, visibleReferralAnswers } from '../../access/scope.ts'
import type { Db, Tables } from '../../database/schema.ts'

export type ReferralAnswer = Awaited<ReturnType<typeof referralAnswersOf>>[number]

/** What was said of an incident's referral, the earliest first. */
export const referralAnswersOf = (db: Db, viewer: Person, incidentId: string) =>
  db
    .selectFrom('referralAnswer')
    .select(['referralAnswer.id', 'referredTo', 'referredOn', 'note', 'recordedAt'])
    .where('incidentId', '=', incidentId)
    .where(visibleReferralAnswers(viewer))
    .orderBy('recordedAt')
    .orderBy('referralAnswer.id')
    .execute()

/** An incident whose decision is a referral to the LADO; undefined for any other, and for one the viewer may not see. */
export const findReferred = (db: Db, viewer: Person, id: string) =>
  db
    .selectFrom('incident')
    .select(['incident.id', 'incident.number', 'incident.ownReference'])
    .select(['incident.establishmentId', 'incident.happenedAt'])
    .where('incident.id', '=', id)
    .where('incident.safeguardingDecision', '=', 'lado-referral')
    .where(visibleIncidents(viewer))
    .executeTakeFirst()

/** An incident that was referred to the LADO, as far as its record says. */
interface Referred {
  id: string
}

const referred = (db: Db, viewer: Person) =>
  db
    .selectFrom('incident')
    .select('incident.id')
    .where('incident.safeguardingDecision', '=', 'lado-referral')
    .where('incident.standing', '!=', 'withdrawn')
    .where(visibleIncidents(viewer))
    .orderBy('incident.happenedAt')
    .orderBy('incident.id')

/**
 * For a head: those that no contact which the head may read is about, and of which the head has not answered. A contact
 * that the head may not read changes nothing of it: a task that went away would tell that there is one (SECURITY AC-06).
 */
export const referralsToExplain = (db: Db, viewer: Person): Promise<Referred[]> =>
  referred(db, viewer)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ladoContactIncident as link')
            .innerJoin('ladoContact', 'ladoContact.id', 'link.ladoContactId')
            .select('link.incidentId')
            .whereRef('link.incidentId', '=', 'incident.id')
            .where(visibleLadoContacts(viewer)),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('referralAnswer')
            .select('referralAnswer.id')
            .whereRef('referralAnswer.incidentId', '=', 'incident.id'),
        ),
      ),
    )
    .execute()

/** For the scrutineer: those that no LADO contact at all is about; none for anybody else. */
export const referralsWithoutContact = (db: Db, viewer: Person): Promise<Referred[]> =>
  referred(db, viewer)
    .where((eb) => eb.lit(viewer.role === 'scrutineer'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ladoContactIncident as link')
            .select('link.incidentId')
            .whereRef('link.incidentId', '=', 'incident.id'),
        ),
      ),
    )
    .execute()

/** What a head said last of each of these incidents, by the incident; nothing of those of which none has. */
export async function lastReferralAnswers(
  db: Db,
  viewer: Person,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<ReferralAnswer, 'referredTo' | 'referredOn'>>> {
  const answers = await db
    .selectFrom('referralAnswer')
    .select(['incidentId', 'referredTo', 'referredOn'])
    .where('incidentId', 'in', ids)
    .where(visibleReferralAnswers(viewer))
    .orderBy('recordedAt')
    .orderBy('referralAnswer.id')
    .execute()
  return new Map(answers.map((answer) => [answer.incidentId, answer]))
}

/** One that the viewer may see, with the number of its incident. */
export const findReferralAnswer = (db: Db, viewer: Person, id: string) =>
  db
    .selectFrom('referralAnswer')
    .innerJoin('incident', 'incident.id', 'referralAnswer.incidentId')
    .select(['incident.number', 'incident.ownReference'])
    .select(['referralAnswer.establishmentId', 'referralAnswer.recordedAt'])
    .where('referralAnswer.id', '=', id)
    .where(visibleReferralAnswers(viewer))
    .executeTakeFirst()

export type ReferralContent = Omit<Tables['referralAnswer'], 'id'>

/** One as it stands, for its version and for `history verify`. */
export const referralContent = (db: Db, id: string): Promise<ReferralContent | undefined> =>
  db
    .selectFrom('referralAnswer')
    .select(['incidentId', 'establishmentId', 'referredTo', 'referredOn', 'note'])
    .select(['version', 'recordedAt', 'recordedBy'])
    .where('id', '=', id)
    .executeTakeFirst()
