import { averagePopulation } from '../statistics/average-population.ts'
import { partOfMonthOpen } from '../statistics/months-in-operation.ts'
import type { Compared, EstablishmentYear, Scope, Span } from './scope.ts'

/** All establishments of a year as one. */
export function allTogether(establishments: EstablishmentYear[], { months }: Span): Scope {
  const counted = months.filter((month) => establishments.some(({ toCount }) => toCount.includes(month)))
  const open = monthsOpenOf(establishments, months)
  const received = monthsOfAny(establishments, months, ({ received: own }) => own)
  return {
    name: 'All',
    incidents: establishments.flatMap(({ incidents }) => incidents),
    ladoContacts: establishments.flatMap(({ ladoContacts }) => ladoContacts),
    monthsOpen: monthsOfAny(establishments, months, ({ monthsOpen }) => monthsOpen),
    months: open,
    received,
    missing: monthsOfAny(establishments, months, ({ missing }) => missing),
    unsigned: monthsOfAny(establishments, months, ({ unsigned }) => unsigned),
    notOver: monthsOfAny(establishments, months, ({ notOver }) => notOver).filter(
      (month) => !received.includes(month),
    ),
    held: averagePopulation(summed(establishments, counted), { counted, open }),
    compared: comparedTogether(establishments, counted),
  }
}

const monthsOfAny = (
  establishments: EstablishmentYear[],
  months: readonly string[],
  own: (establishment: EstablishmentYear) => string[],
): string[] => months.filter((month) => establishments.some((each) => own(each).includes(month)))

/** In months and parts of months: of each month the longest part in which one was open. */
const monthsOpenOf = (establishments: EstablishmentYear[], months: readonly string[]): number =>
  months.reduce(
    (sum, month) => sum + Math.max(0, ...establishments.map(({ states }) => partOfMonthOpen(states, month))),
    0,
  )

/** A month counts as missing for all as soon as one establishment that was open at its count has none. */
const summed = (
  establishments: EstablishmentYear[],
  counted: readonly string[],
): { month: string; count: number }[] =>
  counted.flatMap((month) => {
    const inMonth = countingIn(establishments, month).map(
      ({ facts }) => facts.population.find((count) => count.month === month)?.allHeld,
    )
    if (inMonth.includes(undefined)) return []
    return [{ month, count: inMonth.reduce<number>((sum, held) => sum + (held ?? 0), 0) }]
  })

const countingIn = (establishments: EstablishmentYear[], month: string): EstablishmentYear[] =>
  establishments.filter(({ toCount }) => toCount.includes(month))

/** Each establishment's own months: those in which another alone was counted are none of its own. */
function comparedTogether(establishments: EstablishmentYear[], counted: readonly string[]): Compared {
  const open = counted.reduce(
    (sum, month) => sum + monthsOpenOf(countingIn(establishments, month), [month]),
    0,
  )
  return {
    incidents: establishments.flatMap(({ compared }) => compared.incidents),
    ladoContacts: establishments.flatMap(({ compared }) => compared.ladoContacts),
    held: averagePopulation(summed(establishments, counted), { counted, open }),
    leavesOut: establishments.some(({ compared }) => compared.leavesOut),
  }
}
