import { labelOf } from '../../../../server/fields/vocabulary.ts'
import { sources } from '../../../../server/returns/outside-counts/vocabulary.ts'
import { monthOf } from '../../../period.ts'
import type { Block } from '../../../report.ts'
import { daysOpen } from '../../../statistics/days-open.ts'
import { days, longDate, monthName, number, plural } from '../../../wording.ts'
import { heading, list, paragraph } from '../../blocks.ts'
import type { IncidentFact, LadoContactFact } from '../../facts.ts'
import { isMissing, monthList } from '../../gaps.ts'
import { isStaffAtWork, referrals, undecidedIncidents } from '../../lado-measures.ts'
import { refer } from '../../numbering.ts'
import { isUnexplained, outsideCompared, type OutsideCompared } from '../../outside-counts.ts'
import type { EstablishmentYear, Year } from '../../year.ts'
import { isOverdue } from '../scrutiny-meetings.ts'

/** What a reader must act on, named by establishment or organisation, the live risk to a child first. */
export function needsAnswerBlocks(year: Year): Block[] {
  const items = [
    ...year.establishments.flatMap((each) => contactItems(each, year.facts.dataTo)),
    ...year.establishments.flatMap(undecidedItems),
    ...overdueItems(year),
    ...year.establishments.flatMap(monthItems),
    ...outsideCompared(year).filter(isUnexplained).map(outsideItem),
  ]
  return [
    heading('What needs an answer now'),
    items.length === 0 ? paragraph('The records show nothing that waits for an answer.') : list(items),
  ]
}

function contactItems({ name, ladoContacts }: EstablishmentYear, dataTo: string): string[] {
  return referrals(ladoContacts).flatMap((contact) => {
    const waits = waitingOn(contact)
    if (waits.length === 0) return []
    const since = longDate(contact.receivedOn)
    const state =
      contact.outcomeOn === null
        ? `has been open for ${days(daysOpen(contact, dataTo))}`
        : `was substantiated on ${longDate(contact.outcomeOn)}`
    return [`${name}: a ${kindOf(contact)} to the LADO of ${since} ${state}, and ${waits.join('; ')}.`]
  })
}

const kindOf = ({ type }: LadoContactFact): string =>
  type === 'historical' ? 'historical allegation' : 'referral'

function waitingOn(contact: LadoContactFact): string[] {
  const isThresholdOpen = contact.outcome === 'open' && contact.threshold === 'undecided'
  return [
    ...(isStaffAtWork(contact) ? [staffWords(contact)] : []),
    ...(isThresholdOpen ? ['whether the harm threshold is met is not decided'] : []),
  ]
}

const staffWords = ({ staffPosition }: LadoContactFact): string =>
  staffPosition === 'no-change'
    ? 'the member of staff is recorded as still in the same position'
    : 'what was decided about the member of staff meanwhile is not recorded'

function undecidedItems({ name, incidents }: EstablishmentYear): string[] {
  const undecided = undecidedIncidents(incidents)
  const [first] = undecided
  if (first === undefined) return []
  const [have, oldest] = undecided.length === 1 ? ['has', ''] : ['have', 'the oldest ']
  return [
    `${name}: ${plural(undecided.length, 'incident')} ${have} no safeguarding decision, ${oldest}of ${dayOf(first)}.`,
  ]
}

const dayOf = ({ happenedAt }: IncidentFact): string => longDate(happenedAt.slice(0, 10))

/** By who owes it: one line an owner, however many actions. */
function overdueItems({ facts: { meetings, dataTo } }: Year): string[] {
  const overdue = meetings.flatMap(({ actions }) => actions).filter((action) => isOverdue(action, dataTo))
  return [...Map.groupBy(overdue, ({ owner }) => owner)].map(([owner, own]) => {
    const [first = ''] = own.map(({ dueOn }) => dueOn ?? '').sort()
    const [are, oldest] = own.length === 1 ? ['is', ''] : ['are', 'the oldest ']
    return (
      `${owner}: ${plural(own.length, 'action')} of the quality assurance meetings ${are} overdue, ` +
      `${oldest}since ${longDate(first)} (${refer('qa-actions')}).`
    )
  })
}

function monthItems(establishment: EstablishmentYear): string[] {
  const { name, missing, unsigned } = establishment
  const notSigned = unsigned.filter((month) => !isMissing(establishment, month))
  return [
    ...(missing.length === 0 ? [] : [`${name}: no records were received for ${monthList(missing)}.`]),
    ...(notSigned.length === 0 ? [] : [`${name}: ${notSignedWords(notSigned)}.`]),
    ...changedItems(establishment),
  ]
}

const notSignedWords = (months: readonly string[]): string =>
  months.length === 1
    ? `the return for ${monthList(months)} is not signed`
    : `the returns for ${monthList(months)} are not signed`

/** A month whose records are no longer what its return was signed for. */
function changedItems({ name, facts, incidents }: EstablishmentYear): string[] {
  return facts.returns.flatMap(({ month, incidents: signed }) => {
    const now = incidents.filter(({ happenedAt }) => monthOf(happenedAt) === month).length
    if (signed === undefined || signed === now) return []
    return [
      `${name}: the records of ${monthName(month)} changed after its return was signed for ${plural(signed, 'incident')}; ` +
        `they now hold ${number(now)}, and it is not signed again.`,
    ]
  })
}

function outsideItem({ establishment, source, month, count, ours }: OutsideCompared): string {
  const held = isMissing(establishment, month)
    ? 'no records were received'
    : `the records hold ${number(ours)}`
  return (
    `${establishment.name}: the ${labelOf(sources, source)} for ${monthName(month)} is ${number(count)} and ${held}; ` +
    `the difference is not explained (${refer('outside-counts')}).`
  )
}
