import { referralDelay } from '../../reports/annual-review/lado-measures.ts'
import { isProclaimed, workingDaysBetween } from '../../reports/clocks.ts'
import { daysOpen } from '../../reports/statistics/days-open.ts'
import { days, plural } from '../../reports/wording.ts'
import { labelOf } from '../fields/vocabulary.ts'
import type { TagView } from '../records/page-types.ts'
import type { LadoContact } from './sections.ts'
import { ladoOutcomes, type LadoOutcome } from './vocabulary.ts'

type Timed = Pick<LadoContact, 'type' | 'receivedOn' | 'eventOn' | 'staffPosition' | 'outcome' | 'outcomeOn'>

/** More working days than the setting 'lado-referral-working-days' allows, for a referral and nothing else. */
export function isReferredLate(contact: Timed, withinWorkingDays: number): boolean {
  const delay = referralDelay(contact, withinWorkingDays)
  return contact.type === 'referral' && delay.kind === 'told' && delay.isLate
}

/** The date of the event or of the referral is wrong. */
const isContradiction = (contact: Timed): boolean =>
  contact.type === 'referral' && referralDelay(contact, 0).kind === 'contradiction'

/** '3 working days'; says so where the bank holidays of a year it touches are not proclaimed yet. */
export function delayInWords(contact: Timed, today: string): string {
  if (contact.type !== 'referral') return 'Does not apply'
  const delay = referralDelay(contact, 0)
  if (delay.kind === 'not-supplied') return 'Not known'
  if (delay.kind === 'contradiction') return 'The referral is dated before the event: correct one of the two'
  const year = Number(contact.receivedOn.slice(0, 4))
  const words = plural(delay.workingDays, 'working day')
  return isProclaimed(year, today) ? words : `${words}; bank holidays of ${year} are not proclaimed yet`
}

/** '12 days': to the outcome, or to today while it is open. */
export const openInWords = (contact: Timed, today: string): string => days(daysOpen(contact, today))

/** Outcomes after which the child is not safe by themselves: there is none yet, or the allegation was borne out. */
export const outcomesAtRisk = ['open', 'substantiated'] as const satisfies readonly LadoOutcome[]

/** Whether the position of the member of staff matters for the child’s safety. */
const mayBeAtRisk = ({ type, outcome }: Timed): boolean =>
  (type === 'referral' || type === 'historical') && outcomesAtRisk.some((each) => each === outcome)

/** N6 (DOMAIN.md): the member of staff may still work with the child while the allegation is open, or though it is true. */
export const isStaffUnmoved = (contact: Timed): boolean =>
  mayBeAtRisk(contact) && contact.staffPosition === 'no-change'

/** Working days after a referral by which somebody has decided, for the time being, about the member of staff. */
const interimWorkingDays = 1

/** A referral, open or borne out, in which nobody has recorded what holds for the member of staff. */
export const isInterimMissing = (contact: Timed, today: string): boolean =>
  mayBeAtRisk(contact) &&
  contact.staffPosition === 'not-recorded' &&
  workingDaysBetween(contact.receivedOn, today) > interimWorkingDays

/** Open, or how it ended. */
export const statusTag = ({ outcome }: Pick<Timed, 'outcome'>): TagView =>
  outcome === 'open'
    ? { text: 'Open', colour: 'blue' }
    : { text: labelOf(ladoOutcomes, outcome), colour: 'green' }

/** Everything that calls for attention, after the status. */
export const tagsOf = (contact: Timed, withinWorkingDays: number, today: string): TagView[] => [
  statusTag(contact),
  ...(isReferredLate(contact, withinWorkingDays) ? [lateTag] : []),
  ...(isContradiction(contact) ? [contradictionTag] : []),
  ...(isStaffUnmoved(contact) ? [unmovedTag] : []),
  ...(isInterimMissing(contact, today) ? [interimTag] : []),
]

export const lateTag: TagView = { text: 'Referred late', colour: 'red' }
const contradictionTag: TagView = { text: 'Referred before the event', colour: 'red' }
const unmovedTag: TagView = { text: 'Staff not moved', colour: 'red' }
const interimTag: TagView = { text: 'No interim decision', colour: 'red' }
