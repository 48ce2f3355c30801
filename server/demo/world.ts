import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { localDateTime } from '../../reports/clocks.ts'
import type { House } from './calibration.ts'
import type { Random } from './random.ts'

export type DemoRole = 'scrutineer' | 'headCKI' | 'headMED' | 'lado' | 'partner' | 'businessManager'

/** The worked example while it is being written: where to, and whom and what later acts refer to. */
export interface World {
  db: Db
  /** Gives ids and the order of things; never the clock. */
  random: Random
  seal: (text: string) => string
  establishments: Record<House | 'OAS', string>
  people: Record<DemoRole, Person>
  /** Ids of records by the name that the example gives them. */
  named: Map<string, string>
  demonstration: string[]
}

/** One act of the worked year: what somebody did, and when. They are carried out in the order of their times. */
export interface Happening {
  /** UTC instant, ISO. */
  at: string
  who: DemoRole
  do: (world: World, act: Act, person: Person) => Promise<unknown>
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

/** Carries out what happened, oldest first; of two at one time, the one listed first. */
export async function carryOut(world: World, happenings: readonly Happening[]): Promise<void> {
  const inOrder = [...happenings].sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)))
  for (const happening of inOrder) {
    const person = world.people[happening.who]
    await happening.do(world, actAt(world, happening.at, person), person)
  }
}

/** The id of a record that the example named. */
export function named({ named: known }: World, name: string): string {
  const id = known.get(name)
  if (id === undefined) throw new Error(`The worked example has not recorded “${name}” yet`)
  return id
}
