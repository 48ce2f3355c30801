import { monthOf, monthStart, parseMonth, shiftMonth } from '../../reports/period.ts'
import { longDate, monthName } from '../../reports/wording.ts'
import { Conflict, NotFound } from '../http/errors.ts'
import type { SignedInAsk } from '../http/route.ts'
import { askedMonths, type AskedHouse } from './month-queries.ts'
import { findSignedReturn } from './queries.ts'
import type { MonthState } from './state.ts'

/** Which establishment's month an address is about. */
export interface Place {
  house: Pick<AskedHouse, 'id' | 'name' | 'thisMonth'>
  state: MonthState
}

/**
 * The month of the address.
 * @throws NotFound for another's establishment, one that is not there, and a month of which no return is asked or signed
 * @throws Conflict for the month that is not over yet in London, with what becomes of it
 */
export async function placeOf({ db, person, params, today }: SignedInAsk): Promise<Place> {
  const { id = '' } = params
  const month = parseMonth(params['month'] ?? '')
  const { houses, dueOn } = await askedMonths(db, person, today)
  const house = houses.find((each) => each.id === id)
  if (house === undefined || month === undefined) throw new NotFound('no such establishment or month')
  if (month === monthOf(today)) throw tooEarly(house, month)
  const signed = await findSignedReturn(db, person, { establishmentId: id, month })
  if (signed === undefined && !house.months.includes(month))
    throw new NotFound('the establishment owed no return for this month')
  return { house, state: { month, dueOn: dueOn(month), signed } }
}

function tooEarly({ name, thisMonth }: AskedHouse, month: string): Error {
  switch (thisMonth) {
    case 'asked':
      return new Conflict(`${monthName(month)} is not over yet. ${signedFrom('Its return', month)}`)
    case 'not-open':
      return new Conflict(`No return is needed for ${monthName(month)}: ${name} is not open in that month.`)
    case 'not-asked':
      return new NotFound('the establishment owed no return for this month')
  }
}

/** From when a month’s return can be signed. @param what begins the sentence: 'Its return' */
export const signedFrom = (what: string, month: string): string =>
  `${what} can be signed from ${longDate(monthStart(shiftMonth(month, 1)))}.`
