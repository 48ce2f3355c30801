import { monthOf } from '../../reports/period.ts'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import type { Tried } from '../settings/queries.ts'
import { askedMonths } from './month-queries.ts'
import { signedReturns } from './queries.ts'
import { isOverdue, isRestated, type MonthState } from './state.ts'

export interface HouseMonths {
  id: string
  name: string
  months: MonthState[]
}

/**
 * Every month of which a return is asked or was signed, the earliest first, for each establishment that the viewer may see:
 * from the returns and the history alone, so that it costs the same however many incidents there are.
 * @param tried a setting as if it were stored
 */
export async function monthStates(
  db: Db,
  viewer: Person,
  today: string,
  tried?: Tried,
): Promise<HouseMonths[]> {
  const { houses, dueOn } = await askedMonths(db, viewer, today, tried)
  const signed = Map.groupBy(await signedReturns(db, viewer), ({ establishmentId }) => establishmentId)
  return houses.map(({ id, name, months: asked }) => {
    const own = new Map((signed.get(id) ?? []).map((each) => [each.month, each]))
    const months = [...new Set([...asked, ...own.keys()])].filter((month) => month < monthOf(today)).sort()
    return {
      id,
      name,
      months: months.map((month) => ({ month, dueOn: dueOn(month), signed: own.get(month) })),
    }
  })
}

export interface OpenMonth extends MonthState {
  house: { id: string; name: string }
}

/** Of these, what somebody must do something about, the earliest first. */
export async function openMonths({
  db,
  person,
  today,
}: {
  db: Db
  person: Person
  today: string
}): Promise<{ due: OpenMonth[]; overdue: OpenMonth[]; restated: OpenMonth[] }> {
  const all = (await monthStates(db, person, today))
    .flatMap(({ months, ...house }) => months.map((state) => ({ ...state, house })))
    .sort((one, other) => (one.month < other.month ? -1 : Number(one.month > other.month)))
  const unsigned = all.filter(({ signed }) => signed === undefined)
  return {
    due: unsigned.filter((state) => !isOverdue(state, today)),
    overdue: unsigned.filter((state) => isOverdue(state, today)),
    restated: all.filter(isRestated),
  }
}
