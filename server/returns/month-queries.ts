import { addWorkingDays, localDateOf } from '../../reports/clocks.ts'
import { monthEnd, monthOf, monthsBetween, monthStart, shiftMonth } from '../../reports/period.ts'
import { inForceOn } from '../../reports/in-force.ts'
import { monthsInOperation } from '../../reports/statistics/months-in-operation.ts'
import type { Person } from '../access/person.ts'
import { visibleEstablishments } from '../access/scope.ts'
import type { Db } from '../database/schema.ts'
import type { EstablishmentState, EstablishmentType } from '../establishments/vocabulary.ts'
import { settingsByDay, type SettingsOn, type Tried } from '../settings/queries.ts'

/** An establishment with the months of which a return is asked. */
export interface AskedHouse {
  id: string
  /** As it is called now. */
  name: string
  /** Those that are over in London, the earliest first. */
  months: string[]
  /** How it is with the month that is not over yet. */
  thisMonth: 'asked' | 'not-open' | 'not-asked'
}

export interface Asked {
  houses: AskedHouse[]
  /** The last day, local, on which the month's return is in time. */
  dueOn: (month: string) => string
}

/**
 * The months of which the head of safeguarding signs a return, for the establishments that the viewer may see: each in
 * which it was open on any day, from the first whole month after the establishment was added to this service. Of what was
 * before nobody recorded anything here, so nobody is asked to sign for it.
 * @param tried a setting as if it were stored
 */
export async function askedMonths(db: Db, viewer: Person, today: string, tried?: Tried): Promise<Asked> {
  const rows = await attributesFor(db, viewer)
  const settings = await settingsByDay(db, tried)
  const houses = [...Map.groupBy(rows, ({ id }) => id)].map(([id, periods]) => ({
    id,
    name: periods.findLast(({ fromOn }) => fromOn <= today)?.name ?? periods[0]?.name ?? '',
    ...monthsOf(periods, settings, today),
  }))
  return { houses, dueOn: (month) => dueIn(settings, month) }
}

interface Period {
  id: string
  recordedAt: string
  fromOn: string
  name: string
  type: EstablishmentType
  state: EstablishmentState
}

const attributesFor = (db: Db, viewer: Person): Promise<Period[]> =>
  db
    .selectFrom('establishment')
    .innerJoin('establishmentAttribute as attribute', 'attribute.establishmentId', 'establishment.id')
    .select(['establishment.id', 'establishment.recordedAt', 'attribute.fromOn', 'attribute.name'])
    .select(['attribute.type', 'attribute.state'])
    .where(visibleEstablishments(viewer))
    .orderBy('establishment.code')
    .orderBy('attribute.fromOn')
    .execute()

function monthsOf(
  periods: readonly Period[],
  settings: (on: string) => SettingsOn,
  today: string,
): Pick<AskedHouse, 'months' | 'thisMonth'> {
  const [first] = periods
  const now = monthOf(today)
  if (first === undefined) return { months: [], thisMonth: 'not-asked' }
  const begins = shiftMonth(monthOf(localDateOf(first.recordedAt)), 1)
  const states = periods.map(({ fromOn, state }) => ({ from: fromOn, state }))
  const open = monthsInOperation(states, monthsBetween(begins, now))
  const asked = open.filter((month) => {
    const day = monthStart(month)
    const { type } = inForceOn(periods, day, ({ fromOn }) => fromOn) ?? first
    return settings(day).valueOf('return-types').includes(type)
  })
  const isOpen = monthsInOperation(states, [now]).length > 0
  return {
    months: asked.filter((month) => month < now),
    thisMonth: asked.includes(now) ? 'asked' : isOpen ? 'not-asked' : 'not-open',
  }
}

function dueIn(settings: (on: string) => SettingsOn, month: string): string {
  const ends = monthEnd(month)
  return addWorkingDays(ends, settings(ends).valueOf('return-working-days'))
}
