import { addDays, localDateOf } from '../../../reports/clocks.ts'
import type { Db } from '../../database/schema.ts'
import { establishmentsOn } from '../../establishments/queries.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import type { Person } from '../person.ts'
import { mayActOn } from '../queries.ts'
import { partnershipOffices, type Role, roles } from '../vocabulary.ts'

export interface Officer {
  id: string
  name: string
  /** Local dates, both included. */
  from: string
  to: string | null
}

/** An office, and who holds it on a day. */
export interface Office {
  role: Role
  establishmentId: string | null
  /** 'Head of safeguarding, Ash House' */
  name: string
  /** The establishment's name, of a head's office. */
  house?: string
  holder: Officer | undefined
  deputies: Officer[]
  /** Who was appointed to hold it later, the first of them. */
  next: Officer | undefined
  /** The first day without anybody, where somebody held it before; undefined while somebody may act in it. */
  vacantSince: string | undefined
}

/** Nobody may act in it: neither a holder nor a deputy. */
export const isVacant = ({ holder, deputies }: Office): boolean =>
  holder === undefined && deputies.length === 0

/**
 * The offices that the viewer may know of: the partnership's three, and a head's for each establishment that is not closed,
 * or that is and still has somebody to answer for its records.
 */
export async function officesOn(db: Db, viewer: Person, today: string): Promise<Office[]> {
  const appointed = await appointments(db)
  const houses = await establishmentsOn(db, viewer, today)
  const closed = new Set(houses.filter(({ state }) => state === 'closed').map(({ id }) => id))
  return [
    ...partnershipOffices.map((role) =>
      officeOf({ role, establishmentId: null, name: labelOf(roles, role) }, appointed, today),
    ),
    ...houses
      .map(({ id, name }) =>
        officeOf(
          { role: 'head', establishmentId: id, name: `${labelOf(roles, 'head')}, ${name}`, house: name },
          appointed,
          today,
        ),
      )
      .filter((office) => !isVacant(office) || !closed.has(office.establishmentId ?? '')),
  ]
}

/** Whether nobody may act as this on a day: for offices that there is one of. */
export async function nobodyIs(
  db: Db,
  role: 'scrutineer' | 'lado' | 'business-manager',
  today: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('role', '=', role)
    .where(mayActOn(today))
    .limit(1)
    .executeTakeFirst()
  return row === undefined
}

const appointments = (db: Db) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'role', 'establishmentId', 'disabledAt'])
    .select(['appointedAs', 'appointedFrom', 'appointedTo'])
    .where('appointedAs', 'is not', null)
    .orderBy('appointedFrom')
    .orderBy('id')
    .execute()

type Appointed = Awaited<ReturnType<typeof appointments>>[number]

function officeOf(
  office: Pick<Office, 'role' | 'establishmentId' | 'name' | 'house'>,
  appointed: readonly Appointed[],
  today: string,
): Office {
  const own = appointed.filter(
    ({ role, establishmentId }) => role === office.role && establishmentId === office.establishmentId,
  )
  const able = own.filter(({ disabledAt }) => disabledAt === null)
  const acting = able.filter((each) => isWithin(each, today))
  const [holder] = acting.filter(isHolder).map(officerOf)
  const deputies = acting.filter((each) => !isHolder(each)).map(officerOf)
  const [next] = able.filter((each) => isHolder(each) && (each.appointedFrom ?? '') > today).map(officerOf)
  const isEmpty = holder === undefined && deputies.length === 0
  return { ...office, holder, deputies, next, vacantSince: isEmpty ? firstDayWithout(own, today) : undefined }
}

const isHolder = (each: Appointed): boolean => each.appointedAs === 'holder'

const isWithin = ({ appointedFrom, appointedTo }: Appointed, today: string): boolean =>
  (appointedFrom ?? '') <= today && (appointedTo === null || appointedTo >= today)

const officerOf = ({ id, name, appointedFrom, appointedTo }: Appointed): Officer => ({
  id,
  name,
  from: appointedFrom ?? '',
  to: appointedTo,
})

/** The day after the last one on which somebody could act; undefined where nobody ever could. */
function firstDayWithout(own: readonly Appointed[], today: string): string | undefined {
  const ends = own
    .filter(({ appointedFrom }) => (appointedFrom ?? '') <= today)
    .map(({ appointedTo, disabledAt }) =>
      [
        ...(appointedTo === null ? [] : [addDays(appointedTo, 1)]),
        ...(disabledAt === null ? [] : [localDateOf(disabledAt)]),
      ]
        .sort()
        .at(0),
    )
  return ends
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
}
