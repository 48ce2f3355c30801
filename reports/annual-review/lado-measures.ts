import { workingDaysBetween } from '../clocks.ts'
import type { IncidentFact, LadoContactFact, ReviewFacts } from './facts.ts'

/** Referrals: contacts that are referrals or historical allegations, which have an outcome; consultations have none. */
export const referrals = (contacts: readonly LadoContactFact[]): LadoContactFact[] =>
  contacts.filter(({ type }) => type === 'referral' || type === 'historical')

/** No safeguarding decision: incidents whose record still says that it is not decided. */
export const undecidedIncidents = (incidents: readonly IncidentFact[]): IncidentFact[] =>
  incidents.filter(({ safeguardingDecision }) => safeguardingDecision === 'undecided')

/** Staff position unchanged: referrals still open on which the record says that nothing changed for the member of staff. */
export const isStaffUnmoved = (contact: LadoContactFact): boolean =>
  referrals([contact]).length === 1 && contact.outcome === 'open' && contact.staffPosition === 'no-change'

/**
 * Referral delay: working days from the event to the day on which the LADO received the referral, England's bank
 * holidays left out; historical allegations are not counted.
 */
const referralDelay = ({ eventOn, receivedOn }: LadoContactFact): number | null =>
  eventOn === null ? null : workingDaysBetween(eventOn, receivedOn)

export interface ReferralDelays {
  inTime: number
  late: number
  notSupplied: number
}

export function referralDelays(
  contacts: readonly LadoContactFact[],
  facts: Pick<ReviewFacts, 'settings'>,
  type: keyof ReviewFacts['settings']['deadlines'],
): ReferralDelays {
  const within = facts.settings.deadlines[type].ladoReferralWorkingDays
  const delays = contacts.filter((contact) => contact.type === 'referral').map(referralDelay)
  const inTime = delays.filter((delay) => delay !== null && delay <= within).length
  const notSupplied = delays.filter((delay) => delay === null).length
  return { inTime, late: delays.length - inTime - notSupplied, notSupplied }
}
