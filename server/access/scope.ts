import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import type { Tables } from '../database/schema.ts'
import { may } from './permissions.ts'
import type { Person } from './person.ts'
import { isOfEstablishment, isOfOrganisation } from './vocabulary.ts'

type Condition<Table extends keyof Tables> = (eb: ExpressionBuilder<Tables, Table>) => Expression<SqlBool>

/**
 * What a person may see within a permission, as conditions for queries: the only place where it is said. Default deny.
 * Another establishment's record is then not found, the same as one that does not exist.
 */

/** Scrutineer: all. Head: the own establishment's. LADO: incidents linked to a LADO contact. */
export const visibleIncidents =
  (viewer: Person): Condition<'incident'> =>
  (eb) => {
    if (viewer.role === 'scrutineer') return eb.lit(true)
    if (viewer.role === 'head') return eb('incident.establishmentId', '=', viewer.establishmentId)
    if (viewer.role === 'lado') {
      const linked = eb.selectFrom('ladoContactIncident').select('ladoContactIncident.incidentId')
      return eb('incident.id', 'in', linked)
    }
    return eb.lit(false)
  }

/** What came of an urgent incident: the scrutineer's own record. */
export const visibleFollowUps =
  (viewer: Person): Condition<'urgentFollowUp'> =>
  (eb) =>
    eb.lit(viewer.role === 'scrutineer')

/** Children whose pseudonyms read the same. Head: the own establishment's, where incidents tell of both. */
export const visibleJoins =
  (viewer: Person): Condition<'childJoin'> =>
  (eb) => {
    if (viewer.role === 'scrutineer') return eb.lit(true)
    if (viewer.role !== 'head') return eb.lit(false)
    return eb.and([
      eb('childJoin.establishmentId', '=', viewer.establishmentId),
      eb('childJoin.headSees', '=', 'yes'),
    ])
  }

/** Who a head says an incident was referred to: scrutineer: all. Head: the own establishment's. */
export const visibleReferralAnswers =
  (viewer: Person): Condition<'referralAnswer'> =>
  (eb) => {
    if (viewer.role === 'scrutineer') return eb.lit(true)
    if (viewer.role === 'head') return eb('referralAnswer.establishmentId', '=', viewer.establishmentId)
    return eb.lit(false)
  }

/** Scrutineer and business manager: all, numbers only. Head: the own establishment's. */
export const visibleReturns =
  (viewer: Person): Condition<'monthlyReturn'> =>
  (eb) => {
    if (viewer.role === 'scrutineer' || viewer.role === 'business-manager') return eb.lit(true)
    if (viewer.role === 'head') return eb('monthlyReturn.establishmentId', '=', viewer.establishmentId)
    return eb.lit(false)
  }

/** Scrutineer and business manager: all. Head: those about the own establishment, to be able to answer. */
export const visibleOutsideCounts =
  (viewer: Person): Condition<'outsideCount'> =>
  (eb) => {
    if (viewer.role === 'scrutineer' || viewer.role === 'business-manager') return eb.lit(true)
    if (viewer.role === 'head') return eb('outsideCount.establishmentId', '=', viewer.establishmentId)
    return eb.lit(false)
  }

/** Scrutineer: all. Head: visits to the own establishment. */
export const visibleVisits =
  (viewer: Person): Condition<'visit'> =>
  (eb) => {
    if (viewer.role === 'scrutineer') return eb.lit(true)
    if (viewer.role === 'head') return eb('visit.establishmentId', '=', viewer.establishmentId)
    return eb.lit(false)
  }

/**
 * Whether the viewer reads the history of a record that they may read: a head only of what is the own establishment's or
 * nobody's, since every look at a history is written down beside whose record it was.
 */
export const readsHistoryOf = (viewer: Person, record: { establishmentId: string | null }): boolean =>
  !isOfEstablishment(viewer.role) ||
  record.establishmentId === null ||
  record.establishmentId === viewer.establishmentId

/** Whether the viewer could see a visit, or another source's count, as it stood in one of its versions. */
export const couldSeeOfHouse = (viewer: Person, stood: { establishmentId: string }): boolean =>
  !isOfEstablishment(viewer.role) || stood.establishmentId === viewer.establishmentId

/** Scrutineer: all. Head: what the own establishment was told of, and of that only the finding and which record. */
export const visibleSampled =
  (viewer: Person): Condition<'sampledRecord'> =>
  (eb) => {
    if (viewer.role === 'scrutineer') return eb.lit(true)
    if (viewer.role === 'head') {
      return eb.and([
        eb('sampledRecord.establishmentId', '=', viewer.establishmentId),
        eb('sampledRecord.told', '=', 'yes'),
      ])
    }
    return eb.lit(false)
  }

/** How a sample was drawn: the scrutineer's own record. */
export const visibleDraws =
  (viewer: Person): Condition<'sampleDraw'> =>
  (eb) =>
    eb.lit(viewer.role === 'scrutineer')

/** Scrutineer and LADO: all. Head: only those the own establishment made, or that were shared with it. */
export const visibleLadoContacts =
  (viewer: Person): Condition<'ladoContact'> =>
  (eb) => {
    if (viewer.role === 'scrutineer' || viewer.role === 'lado') return eb.lit(true)
    if (viewer.role === 'head') {
      return eb.and([
        eb('ladoContact.establishmentId', '=', viewer.establishmentId),
        eb.or([eb('ladoContact.referrer', '=', 'establishment'), eb('ladoContact.shared', '=', 'yes')]),
      ])
    }
    return eb.lit(false)
  }

/** Whether the viewer could see a LADO contact as it stood in one of its versions. */
export const couldSeeLadoContact = (
  viewer: Person,
  stood: { establishmentId: string; referrer: string; shared: string },
): boolean =>
  !isOfEstablishment(viewer.role) ||
  (stood.establishmentId === viewer.establishmentId &&
    (stood.referrer === 'establishment' || stood.shared === 'yes'))

/** The scrutineer's own log of work: nobody else's to read. */
export const visibleContacts =
  (viewer: Person): Condition<'contact'> =>
  (eb) =>
    eb.lit(viewer.role === 'scrutineer')

/** A partner sees the meetings that its organisation belongs to; everyone else who may read meetings sees all. */
export const visibleMeetings =
  (viewer: Person): Condition<'qaMeeting'> =>
  (eb) => {
    if (!isOfOrganisation(viewer.role)) return eb.lit(true)
    return eb.exists(
      eb
        .selectFrom('qaAttendance')
        .select('qaAttendance.qaMeetingId')
        .whereRef('qaAttendance.qaMeetingId', '=', 'qaMeeting.id')
        .where('qaAttendance.organisation', '=', viewer.organisation),
    )
  }

/** Whether the viewer could see a meeting as it stood in one of its versions. */
export const couldSeeMeeting = (
  viewer: Person,
  stood: { attendance: readonly { organisation: string }[] },
): boolean =>
  !isOfOrganisation(viewer.role) ||
  stood.attendance.some(({ organisation }) => organisation === viewer.organisation)

/** A head sees the own establishment; everyone else who may read establishments sees all. */
export const visibleEstablishments =
  (viewer: Person): Condition<'establishment'> =>
  (eb) =>
    isOfEstablishment(viewer.role) ? eb('establishment.id', '=', viewer.establishmentId) : eb.lit(true)

/** Of drafts, signatures and what was sent back too; everyone else reads the latest released version. */
export const knowsEveryReview = (viewer: Pick<Person, 'role'>): boolean =>
  viewer.role === 'scrutineer' || viewer.role === 'business-manager'

/**
 * Scrutineer and business manager know of every review; everyone else only of one with a released version, which stays
 * there for them while a corrected version is prepared.
 */
export const visibleReviews =
  (viewer: Person): Condition<'review'> =>
  (eb) =>
    knowsEveryReview(viewer)
      ? eb.lit(true)
      : eb.or([
          eb('review.state', '=', 'released'),
          eb.exists(
            eb
              .selectFrom('reviewEarlierVersion')
              .select('reviewEarlierVersion.number')
              .whereRef('reviewEarlierVersion.reviewId', '=', 'review.id')
              .where('reviewEarlierVersion.releasedAt', 'is not', null),
          ),
        ])

/** Whether the viewer could read a review's version while it was at this: only its writers read a draft. */
export const couldReadReview = (viewer: Person, { state }: { state: string }): boolean =>
  state === 'draft'
    ? may(viewer.role, 'read draft reviews')
    : knowsEveryReview(viewer) || state === 'released'
