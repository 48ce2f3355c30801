import { listOf } from '../wording.ts'
import type { TwoYears } from './against-last-year.ts'
import type { EstablishmentYear, Scope, Year } from './year.ts'

/** One scope in this year and in the last, with the establishments that it is made of. */
export interface Pair {
  /** Whose it is, where it is one establishment's; undefined for all together. */
  name: string | undefined
  now: Scope
  last: Scope
  establishments: { now: EstablishmentYear[]; last: EstablishmentYear[] }
}

/**
 * What is compared with last year: all together where the same establishments stand behind both years, and otherwise each
 * establishment that is in both with itself. Numbers of two establishments and of one say nothing about each other.
 */
export function pairsOf(year: Year): Pair[] {
  if (year.last === undefined) return []
  if (differing(year) !== undefined) return ownPairs(year)
  return [
    {
      name: undefined,
      now: year.together,
      last: year.last.together,
      establishments: { now: year.establishments, last: year.last.establishments },
    },
  ]
}

/** Each establishment that is in both years, beside itself. */
export const ownPairs = ({ establishments, last }: Year): Pair[] =>
  establishments.filter(isInFigures).flatMap((now) => {
    const before = last?.establishments.find(({ facts }) => facts.id === now.facts.id)
    if (before === undefined || !isInFigures(before)) return []
    return [{ name: now.name, now, last: before, establishments: { now: [now], last: [before] } }]
  })

/** Open on any day of the year, or with an incident in it. */
const isInFigures = ({ monthsOpen, incidents }: EstablishmentYear): boolean =>
  monthsOpen.length > 0 || incidents.length > 0

/**
 * 'Not compared with last year: Medway STC is in last year’s figures and not in this year’s.'; undefined where the same
 * establishments are in both, or there is no last year.
 */
export function differing({ establishments, last }: Year): string | undefined {
  if (last === undefined) return undefined
  const onlyLast = namesBeyond(last.establishments, establishments)
  const onlyNow = namesBeyond(establishments, last.establishments)
  const sides = [
    ...(onlyLast.length === 0 ? [] : [`${areIn(onlyLast)} last year’s figures and not in this year’s`]),
    ...(onlyNow.length === 0 ? [] : [`${areIn(onlyNow)} this year’s figures and not in last year’s`]),
  ]
  return sides.length === 0 ? undefined : `Not compared with last year: ${listOf(sides)}.`
}

const areIn = (names: readonly string[]): string => `${listOf(names)} ${names.length === 1 ? 'is' : 'are'} in`

const namesBeyond = (some: EstablishmentYear[], others: EstablishmentYear[]): string[] =>
  some
    .filter(isInFigures)
    .filter(({ facts }) => !others.some((other) => other.facts.id === facts.id && isInFigures(other)))
    .map(({ name }) => name)

export const twoYears = ({ facts, isOver }: Year, { now, last }: Pick<Pair, 'now' | 'last'>): TwoYears => ({
  now,
  last,
  rollLimit: facts.settings.rollLimit,
  isOver,
})
