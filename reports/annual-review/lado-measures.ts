import { isBefore, workingDaysBetween } from '../clocks.ts'
import { dayOfReferral, deadlinesOn } from '../in-force.ts'
import type { Rules } from '../in-force.ts'
import { number } from '../wording.ts'
import type { IncidentFact, LadoContactFact } from './facts.ts'

/** Referrals and historical allegations: contacts of these two kinds, which have an outcome; consultations have none. */
export const referrals = (contacts: readonly LadoContactFact[]): LadoContactFact[] =>
  contacts.filter(({ type }) => type === 'referral' || type === 'historical')

/** No safeguarding decision: incidents whose record still says that it is not decided. */
export const undecidedIncidents = (incidents: readonly IncidentFact[]): IncidentFact[] =>
  incidents.filter(({ safeguardingDecision }) => safeguardingDecision === 'undecided')

/**
 * Staff position unchanged: referrals and historical allegations still open on which the record says that nothing changed for the member of staff.
 */
export const isStaffUnmoved = (contact: LadoContactFact): boolean =>
  referrals([contact]).length === 1 && contact.outcome === 'open' && contact.staffPosition === 'no-change'

/** 'on 2 open referrals or historical allegations the member of staff is recorded as still in the same position.' */
export const unmovedWords = (count: number): string =>
  `on ${count === 1 ? '1 open referral or historical allegation' : `${number(count)} open referrals or historical allegations`} ` +
  'the member of staff is recorded as still in the same position.'

/**
 * Open or substantiated, while the member of staff is where they were, or nobody recorded what was decided: a child may not
 * be safe (DOMAIN.md N6).
 */
export const isStaffAtWork = ({ outcome, staffPosition }: LadoContactFact): boolean =>
  (outcome === 'open' || outcome === 'substantiated') &&
  (staffPosition === 'no-change' || staffPosition === 'not-recorded')

/** How a referral stands to the working days within which it is made. */
export type Referral =
  | { kind: 'told'; workingDays: number; isLate: boolean }
  | { kind: 'not-supplied' }
  /** Received before the event that it is about. */
  | { kind: 'contradiction' }

/**
 * Referral delay: working days from the event to the day on which the LADO received the referral, England's bank
 * holidays left out; historical allegations are not counted.
 */
export function referralDelay(
  { eventOn, receivedOn }: Pick<LadoContactFact, 'eventOn' | 'receivedOn'>,
  withinWorkingDays: number,
): Referral {
  if (eventOn === null) return { kind: 'not-supplied' }
  if (isBefore(receivedOn, eventOn)) return { kind: 'contradiction' }
  const workingDays = workingDaysBetween(eventOn, receivedOn)
  return { kind: 'told', workingDays, isLate: workingDays > withinWorkingDays }
}

export interface ReferralDelays {
  inTime: number
  late: number
  notSupplied: number
  contradictory: number
}

/** Referrals of one establishment, each under the rule of its own day. */
export function referralDelays(contacts: readonly LadoContactFact[], rules: Rules): ReferralDelays {
  const delays = contacts
    .filter((contact) => contact.type === 'referral')
    .map((contact) =>
      referralDelay(contact, deadlinesOn(rules, dayOfReferral(contact)).ladoReferralWorkingDays),
    )
  const count = (isSo: (delay: Referral) => boolean): number => delays.filter(isSo).length
  return {
    inTime: count((delay) => delay.kind === 'told' && !delay.isLate),
    late: count((delay) => delay.kind === 'told' && delay.isLate),
    notSupplied: count(({ kind }) => kind === 'not-supplied'),
    contradictory: count(({ kind }) => kind === 'contradiction'),
  }
}
