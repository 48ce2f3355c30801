import type { EstablishmentState } from '../../server/establishments/vocabulary.ts'
import type { AveragePopulation } from '../statistics/average-population.ts'
import type { EstablishmentFacts, IncidentFact, LadoContactFact } from './facts.ts'

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
  /** Months in operation, over by the data date, whose return is not signed; for all together, at least one's is not. */
  unsigned: string[]
  /** Months not over on the data date of which nothing was received yet; for all together, of none of them. */
  notOver: string[]
  /** F5 over the counts while open, everyone held: the base of every rate, since 18-year-olds are restrained too. */
  held: AveragePopulation
  /** What a rate is compared with another year's on. */
  compared: Compared
}

/**
 * Events of the months that have a month-end count, and the population of the same months: a month with incidents and no
 * count, as the one in which it closed, would lift a rate and add nothing to its base.
 */
export interface Compared extends Pick<Scope, 'incidents' | 'ladoContacts' | 'held'> {
  /** Whether events or days of operation of other months are left out, on both sides of the fraction. */
  leavesOut: boolean
}

export interface EstablishmentYear extends Scope {
  /** When it was open, as far as the data run. */
  states: { from: string; state: EstablishmentState }[]
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

/** The months of a year, and the local date to which the data run. */
export interface Span {
  months: string[]
  dataTo: string
}
