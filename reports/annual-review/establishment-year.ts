import { addDays } from '../clocks.ts'
import { monthEnd, monthOf, monthStart } from '../period.ts'
import { averagePopulation } from '../statistics/average-population.ts'
import type { AveragePopulation } from '../statistics/average-population.ts'
import { monthRecords } from '../statistics/month-records.ts'
import type { MonthRecords } from '../statistics/month-records.ts'
import { monthsInOperation, monthsToCount, partOfMonthOpen } from '../statistics/months-in-operation.ts'
import type { EstablishmentFacts, IncidentFact, LastYearFacts } from './facts.ts'
import type { Compared, EstablishmentYear, Scope, Span } from './scope.ts'

/** One establishment's year, as far as the data run. */
export function establishmentYear(
  { incidents, ladoContacts }: LastYearFacts,
  facts: EstablishmentFacts,
  span: Span,
): EstablishmentYear {
  const { months } = span
  const isHere = ({ establishmentId }: { establishmentId: string }): boolean => establishmentId === facts.id
  const events = { incidents: incidents.filter(isHere), ladoContacts: ladoContacts.filter(isHere) }
  const states = until(facts.attributes, span.dataTo)
  const monthsOpen = monthsInOperation(states, months)
  const toCount = monthsToCount(states, months, facts.population)
  const population = facts.population.filter(({ month }) => toCount.includes(month))
  const counts = { population, toCount, states }
  return {
    name: facts.name,
    facts: { ...facts, population },
    ...events,
    states,
    span: { from: monthStart(months[0] ?? ''), to: monthEnd(months.at(-1) ?? '') },
    monthsOpen,
    months: openIn(states, months),
    ...receivedIn(facts, events.incidents, { ...span, monthsOpen }),
    toCount,
    notCounted: facts.population.length - population.length,
    held: averageOf('allHeld', counts, months),
    under18: averageOf('under18', counts, months),
    compared: comparedOf(events, counts, monthsOpen),
  }
}

type States = EstablishmentYear['states']

/** Nobody knows whether it will be open on a day after the data date. */
const until = (states: States, dataTo: string): States => [
  ...states.filter(({ from }) => from <= dataTo),
  { from: addDays(dataTo, 1), state: 'closed' },
]

const openIn = (states: States, months: readonly string[]): number =>
  months.reduce((sum, month) => sum + partOfMonthOpen(states, month), 0)

type Counts = Pick<EstablishmentYear, 'toCount' | 'states'> & Pick<EstablishmentFacts, 'population'>

/** F5 over the counts made while it was open; `months` are those that a monthly rate divides by. */
const averageOf = (
  which: 'allHeld' | 'under18',
  { population, toCount, states }: Counts,
  months: readonly string[],
): AveragePopulation =>
  averagePopulation(
    population.map((each) => ({ month: each.month, count: each[which] })),
    { counted: toCount, open: openIn(states, months) },
  )

function comparedOf(
  { incidents, ladoContacts }: Pick<Scope, 'incidents' | 'ladoContacts'>,
  counts: Counts,
  monthsOpen: readonly string[],
): Compared {
  const { toCount } = counts
  const isCounted = (day: string): boolean => toCount.includes(monthOf(day))
  const compared = {
    incidents: incidents.filter(({ happenedAt }) => isCounted(happenedAt)),
    ladoContacts: ladoContacts.filter(({ receivedOn }) => isCounted(receivedOn)),
  }
  return {
    ...compared,
    held: averageOf('allHeld', counts, toCount),
    leavesOut:
      compared.incidents.length < incidents.length ||
      compared.ladoContacts.length < ladoContacts.length ||
      monthsOpen.some((month) => !toCount.includes(month)),
  }
}

/** Which of its months are known, as nought or more, which are not, and which are not over. */
function receivedIn(
  { returns, recordedIn }: EstablishmentFacts,
  incidents: readonly IncidentFact[],
  { months, monthsOpen, dataTo }: Span & { monthsOpen: readonly string[] },
): Pick<Scope, 'received' | 'missing' | 'unsigned' | 'notOver'> {
  const known = {
    monthsOpen,
    counted: incidents.map(({ happenedAt }) => monthOf(happenedAt)),
    nil: returns.filter(({ confirmed }) => confirmed === 'nil').map(({ month }) => month),
    recorded: recordedIn,
  }
  const isOver = (month: string): boolean => monthEnd(month) <= dataTo
  const isSigned = (month: string): boolean => returns.some((each) => each.month === month)
  const stateOf = (month: string): MonthRecords => monthRecords(known, month)
  return {
    received: months.filter((month) => isReceived(stateOf(month))),
    missing: months.filter((month) => stateOf(month) === 'no records' && isOver(month)),
    unsigned: monthsOpen.filter((month) => isOver(month) && !isSigned(month)),
    notOver: months.filter((month) => !isReceived(stateOf(month)) && !isOver(month)),
  }
}

const isReceived = (state: MonthRecords): boolean =>
  state === 'counted' || state === 'nil' || state === 'recorded'
