import { monthEnd, monthOf, monthStart, reviewYear } from '../period.ts'
import type { ReviewYear } from '../period.ts'
import { averagePopulation } from '../statistics/average-population.ts'
import type { AveragePopulation } from '../statistics/average-population.ts'
import { monthRecords } from '../statistics/month-records.ts'
import type { MonthRecords } from '../statistics/month-records.ts'
import { asOf } from '../statistics/days-open.ts'
import { monthsInOperation, monthsToCount, partOfMonthOpen } from '../statistics/months-in-operation.ts'
import type {
  EstablishmentFacts,
  IncidentFact,
  LadoContactFact,
  LastYearFacts,
  ReviewFacts,
} from './facts.ts'
import { inOrder } from './in-order.ts'

/** What a count is made over: one establishment, or all of them together. */
export interface Scope {
  name: string
  incidents: IncidentFact[]
  ladoContacts: LadoContactFact[]
  /** Months of the year in which it was open on any day (F2); for all together, in which any of them was. */
  monthsOpen: string[]
  /** How long it was open in the year, in months and parts of months. */
  months: number
  /**
   * Months for which its records were received, a month signed as nil included, and those for which nothing was; for all
   * together, months in which at least one establishment's were, and at least one's were not.
   */
  received: string[]
  missing: string[]
  /** F5 over the counts while open, everyone held: the base of every rate, since 18-year-olds are restrained too. */
  held: AveragePopulation
}

export interface EstablishmentYear extends Scope {
  /** Their month-end counts are those made while it was open. */
  facts: EstablishmentFacts
  /** First and last local date of the year. */
  span: { from: string; to: string }
  /** Months whose count is needed: it was open on the day of the count. */
  toCount: string[]
  /** Month-end counts left out, since it was not open when they were made. */
  notCounted: number
  /** F5 over the same counts, children under 18 only. */
  under18: AveragePopulation
}

/** The year's facts as the chapters use them: in one fixed order, by establishment and together. */
export interface Year {
  facts: ReviewFacts
  period: ReviewYear
  establishments: EstablishmentYear[]
  together: Scope
  /** Undefined where this system holds no year before. */
  last: { establishments: EstablishmentYear[]; together: Scope } | undefined
}

export function yearOf(unordered: ReviewFacts): Year {
  const facts = asKnown(inOrder(unordered))
  const period = reviewYear(facts.year)
  const { lastYear } = facts
  return {
    facts,
    period,
    ...scopesOf(facts, period.months),
    last: lastYear && scopesOf(lastYear, reviewYear(facts.year - 1).months),
  }
}

/** The LADO's cases as they stood on the data date: an outcome after it is none yet (DOMAIN.md 5.4). */
function asKnown(facts: ReviewFacts): ReviewFacts {
  const ladoContacts = facts.ladoContacts.map((contact): LadoContactFact => {
    const known = asOf(contact, facts.dataTo)
    return known === contact ? contact : { ...known, outcome: 'open' }
  })
  return { ...facts, ladoContacts }
}

function scopesOf(facts: LastYearFacts, months: string[]): Pick<Year, 'establishments' | 'together'> {
  const establishments = facts.establishments.map((each) => establishmentYear(facts, each, months))
  return { establishments, together: allTogether(establishments, months) }
}

/** A month counts as missing for all as soon as one establishment that was open at its count has none. */
function allTogether(establishments: EstablishmentYear[], months: string[]): Scope {
  const counted = months.filter((month) => establishments.some(({ toCount }) => toCount.includes(month)))
  const counts = counted.flatMap((month) => {
    const inMonth = establishments
      .filter(({ toCount }) => toCount.includes(month))
      .map(({ facts }) => facts.population.find((count) => count.month === month)?.allHeld)
    if (inMonth.includes(undefined)) return []
    return [{ month, count: inMonth.reduce<number>((sum, held) => sum + (held ?? 0), 0) }]
  })
  const open = months.reduce(
    (sum, month) =>
      sum + Math.max(0, ...establishments.map(({ facts }) => partOfMonthOpen(facts.attributes, month))),
    0,
  )
  return {
    name: 'All',
    incidents: establishments.flatMap(({ incidents }) => incidents),
    ladoContacts: establishments.flatMap(({ ladoContacts }) => ladoContacts),
    monthsOpen: months.filter((month) => establishments.some((each) => each.monthsOpen.includes(month))),
    months: open,
    received: months.filter((month) => establishments.some((each) => each.received.includes(month))),
    missing: months.filter((month) => establishments.some((each) => each.missing.includes(month))),
    held: averagePopulation(counts, { counted, open }),
  }
}

function establishmentYear(
  { incidents, ladoContacts }: LastYearFacts,
  facts: EstablishmentFacts,
  months: string[],
): EstablishmentYear {
  const isHere = ({ establishmentId }: { establishmentId: string }): boolean => establishmentId === facts.id
  const own = incidents.filter(isHere)
  const monthsOpen = monthsInOperation(facts.attributes, months)
  const counted = monthsToCount(facts.attributes, months, facts.population)
  const population = facts.population.filter(({ month }) => counted.includes(month))
  const open = months.reduce((sum, month) => sum + partOfMonthOpen(facts.attributes, month), 0)
  const average = (which: 'allHeld' | 'under18'): AveragePopulation =>
    averagePopulation(
      population.map((each) => ({ month: each.month, count: each[which] })),
      { counted, open },
    )
  return {
    name: facts.name,
    facts: { ...facts, population },
    incidents: own,
    ladoContacts: ladoContacts.filter(isHere),
    span: { from: monthStart(months[0] ?? ''), to: monthEnd(months.at(-1) ?? '') },
    monthsOpen,
    months: open,
    ...receivedIn(facts, own, { months, monthsOpen }),
    toCount: counted,
    notCounted: facts.population.length - population.length,
    held: average('allHeld'),
    under18: average('under18'),
  }
}

/** Which of its months are known, as nought or more, and which are not. */
function receivedIn(
  { returns, recordedIn }: EstablishmentFacts,
  incidents: readonly IncidentFact[],
  { months, monthsOpen }: { months: readonly string[]; monthsOpen: readonly string[] },
): Pick<Scope, 'received' | 'missing'> {
  const known = {
    monthsOpen,
    counted: incidents.map(({ happenedAt }) => monthOf(happenedAt)),
    nil: returns.filter(({ confirmed }) => confirmed === 'nil').map(({ month }) => month),
    recorded: recordedIn,
  }
  const states = months.map((month) => ({ month, state: monthRecords(known, month) }))
  return {
    received: states.filter(({ state }) => isReceived(state)).map(({ month }) => month),
    missing: states.filter(({ state }) => state === 'no records').map(({ month }) => month),
  }
}

const isReceived = (state: MonthRecords): boolean =>
  state === 'counted' || state === 'nil' || state === 'recorded'
