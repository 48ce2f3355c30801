import { reviewYear } from '../period.ts'
import type { ReviewYear } from '../period.ts'
import { averagePopulation } from '../statistics/average-population.ts'
import type { AveragePopulation } from '../statistics/average-population.ts'
import { monthsInOperation } from '../statistics/months-in-operation.ts'
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
  /** F5 over those months, everyone held: the base of every rate, since 18-year-olds are restrained too. */
  held: AveragePopulation
}

export interface EstablishmentYear extends Scope {
  facts: EstablishmentFacts
  /** F5 over those months, children under 18 only. */
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
  const facts = inOrder(unordered)
  const period = reviewYear(facts.year)
  const { lastYear } = facts
  return {
    facts,
    period,
    ...scopesOf(facts, period.months),
    last: lastYear && scopesOf(lastYear, reviewYear(facts.year - 1).months),
  }
}

function scopesOf(facts: LastYearFacts, months: string[]): Pick<Year, 'establishments' | 'together'> {
  const establishments = facts.establishments.map((each) => establishmentYear(facts, each, months))
  return { establishments, together: allTogether(establishments, months) }
}

/** A month counts as missing for all as soon as one establishment that was open in it has no count. */
function allTogether(establishments: EstablishmentYear[], months: string[]): Scope {
  const monthsOpen = months.filter((month) => establishments.some((each) => each.monthsOpen.includes(month)))
  const counts = monthsOpen.flatMap((month) => {
    const inMonth = establishments
      .filter((each) => each.monthsOpen.includes(month))
      .map(({ facts }) => facts.population.find((count) => count.month === month)?.allHeld)
    if (inMonth.includes(undefined)) return []
    return [{ month, count: inMonth.reduce<number>((sum, held) => sum + (held ?? 0), 0) }]
  })
  return {
    name: 'All',
    incidents: establishments.flatMap(({ incidents }) => incidents),
    ladoContacts: establishments.flatMap(({ ladoContacts }) => ladoContacts),
    monthsOpen,
    held: averagePopulation(counts, monthsOpen),
  }
}

function establishmentYear(
  { incidents, ladoContacts }: LastYearFacts,
  facts: EstablishmentFacts,
  months: string[],
): EstablishmentYear {
  const isHere = ({ establishmentId }: { establishmentId: string }): boolean => establishmentId === facts.id
  const monthsOpen = monthsInOperation(facts.attributes, months)
  const average = (which: 'allHeld' | 'under18'): AveragePopulation =>
    averagePopulation(
      facts.population.map((each) => ({ month: each.month, count: each[which] })),
      monthsOpen,
    )
  return {
    name: facts.name,
    facts,
    incidents: incidents.filter(isHere),
    ladoContacts: ladoContacts.filter(isHere),
    monthsOpen,
    held: average('allHeld'),
    under18: average('under18'),
  }
}
