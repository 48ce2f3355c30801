import { monthOf, monthStart, shiftMonth } from '../../reports/period.ts'
import { longDate, monthName } from '../../reports/wording.ts'
import { Conflict, NotFound } from '../http/errors.ts'
import type { SignedInAsk } from '../http/route.ts'
import { askedMonths } from './months.ts'
import { findSignedReturn } from './queries.ts'
import type { MonthState } from './state.ts'

/** Which establishment's month an address is about. */
export interface Place {
  house: { id: string; name: string }
  state: MonthState
}

/**
 * The month of the address.
 * @throws NotFound for another's establishment, one that is not there, and a month of which no return is asked or signed
 * @throws Conflict for the month that is not over yet in London
 */
export async function placeOf({ db, person, params, today }: SignedInAsk): Promise<Place> {
  const { id = '', month = '' } = params
  const { houses, dueOn } = await askedMonths(db, person, today)
  const house = houses.find((each) => each.id === id)
  if (house === undefined || !/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) throw new NotFound()
  if (month === monthOf(today))
    throw new Conflict(
      `${monthName(month)} is not over yet. Its return can be signed from ${longDate(monthStart(shiftMonth(month, 1)))}.`,
    )
  const signed = await findSignedReturn(db, person, { establishmentId: id, month })
  if (signed === undefined && !house.months.includes(month)) throw new NotFound()
  return { house: { id, name: house.name }, state: { month, dueOn: dueOn(month), signed } }
}
