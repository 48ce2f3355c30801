import type { Person } from '../access/person.ts'
import type { Connection } from '../database/open.ts'
import type { Db } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import type { Incident } from '../incidents/sections.ts'
import { localDateTime } from '../../reports/clocks.ts'
import type { House } from './calibration.ts'
import type { Random } from './random.ts'

export type DemoRole = 'scrutineer' | 'headCKI' | 'headMED' | 'lado' | 'partner' | 'businessManager'

/** The day on which the example's records begin: the partnership's first establishments and accounts. */
export const firstDay = '2017-04-03'

/** When the demonstration is made, by its own clock: 9am on Wednesday 4 December 2019 in London. */
export const madeAt = '2019-12-04T09:00:00.000Z'

/** The worked example while it is being written: where to, and whom and what later acts refer to. */
export interface World {
  db: Db
  connection: Connection
  /** Gives ids and the order of things; never the clock. */
  random: Random
  seal: (text: string) => string
  establishments: Record<House, string>
  people: Record<DemoRole, Person>
  /** Ids of records by the name that the example gives them. */
  named: Map<string, string>
  /** House and month of each return that was signed. */
  signed: Set<string>
  demonstration: string[]
}

/** One thing that happens in the example: what somebody does, and when. They happen in the order of their times. */
export type Happening = Doing | Receiving

export interface Doing {
  /** UTC instant, ISO. */
  at: string
  who: DemoRole
  do: (world: World, act: Act, person: Person) => Promise<unknown>
}

/** A head records an incident of which the copy came: there are thousands of them, so they are written many at once. */
export interface Receiving extends Pick<Doing, 'at' | 'who'> {
  house: House
  incident: Incident
  /** Where something later refers to it. */
  name?: string
}

/** A day and a time in London as a UTC instant. */
export const at = (day: string, time: string): string => new Date(local(day, time)).toISOString()

/** A day and a time in London with its offset, as forms give them. The first of the two in the repeated hour. */
export function local(day: string, time: string): string {
  const moment = localDateTime(day, time, 'first')
  if (moment.kind !== 'exact') throw new RangeError(`There is no ${time} on ${day}`)
  return moment.iso
}

export const actAt = (
  { random, seal }: Pick<World, 'random' | 'seal'>,
  when: string,
  who: Act['who'],
): Act => ({
  who,
  at: when,
  key: null,
  newId: random.id,
  seal,
})

/** The id of a record that the example named. */
export function named({ named: known }: World, name: string): string {
  const id = known.get(name)
  if (id === undefined) throw new Error(`The worked example has not recorded “${name}” yet`)
  return id
}
