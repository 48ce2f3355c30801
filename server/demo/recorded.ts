import { correctRecord } from '../records/actions.ts'
import { localDateOf } from '../../reports/clocks.ts'
import { incidentKind } from '../incidents/kind.ts'
import type { Incident } from '../incidents/sections.ts'
import { moveStanding } from '../incidents/withdrawal/actions.ts'
import type { House } from './calibration.ts'
import type { DemoIncident } from './incidents.ts'
import { at, named, type Happening, type Receiving } from './world.ts'

const headOf = { CKI: 'headCKI', MED: 'headMED' } as const

/** The heads record each incident when its copy came; the establishment's own reference counts up by the day it happened. */
export const incidentHappenings = (
  house: House,
  year: number,
  incidents: readonly DemoIncident[],
): Happening[] =>
  incidents.flatMap(({ name, incident, receivedAt }, place) => {
    const received = {
      at: receivedAt,
      who: headOf[house],
      house,
      incident: { ...incident, ownReference: ownReference(house, year, place + 1) },
      ...(name === undefined ? {} : { name }),
    }
    return name === twice.name ? [received, again(received)] : [received]
  })

const ownReference = (house: House, year: number, serial: number): string => {
  const short = String(year).slice(2)
  return house === 'CKI'
    ? `UOF/${short}/${String(serial).padStart(4, '0')}`
    : `RPI-${short}-${String(serial).padStart(3, '0')}`
}

/** Somebody records it a second time from the unit's own sheet, under a reference of the unit. */
const twice = { name: 'CKI recorded twice', on: '2019-11-29', ownReference: 'B wing sheet 47' } as const

const again = ({ who, house, incident }: Omit<Receiving, 'name'>): Receiving => ({
  at: at(twice.on, '15:50'),
  who,
  house,
  incident: { ...incident, ownReference: twice.ownReference },
})

interface Correction {
  /** The special incident's name. */
  name: string
  house: House
  on: string
  reason: string
  change: (stands: Incident) => Partial<Incident>
}

const corrections: readonly Correction[] = [
  {
    name: 'CKI corrected injury',
    house: 'CKI',
    on: '2018-07-19',
    reason: 'The nurse’s form arrived later: a sprained thumb, strapped. The record said no injury.',
    change: ({ children: [first, ...others] }) => ({
      children: first === undefined ? [] : [{ ...first, injury: 'minor-treated' }, ...others],
      treatment: 'A sprained thumb, strapped by the nurse the next morning.',
    }),
  },
  {
    name: 'CKI corrected time',
    house: 'CKI',
    on: '2019-01-08',
    reason: 'Footage shows that the hold lasted longer than the record said.',
    change: ({ durationMinutes }) => ({ durationMinutes: (durationMinutes ?? 3) + 4 }),
  },
  {
    // After the review was signed: it never changes the review, and the review’s page says so.
    name: 'MED corrected camera',
    house: 'MED',
    on: '2019-12-03',
    reason: 'Footage from a second camera was found when the store was moved.',
    change: () => ({ bodyCamera: 'partial', bodyCameraReason: 'Only the second half was recorded' }),
  },
  {
    // After October was signed: its return stands one use of force too high until it is signed again.
    name: 'CKI lowered',
    house: 'CKI',
    on: '2019-12-02',
    reason: 'The statements tell of a hand on the elbow and no hold: it was guiding.',
    change: () => ({
      countsAs: 'guiding',
      techniques: [{ technique: 'guiding-hold', uses: 1 }],
      handcuffs: 'none',
    }),
  },
]

/** Four records are corrected, each with its reason; the last two after the review and the month were signed. */
export const correctionHappenings = (): Happening[] =>
  corrections.map(({ name, house, on, reason, change }) => ({
    at: at(on, '10:30'),
    who: headOf[house],
    do: async (world, act, person) => {
      const id = named(world, name)
      const { version, content } = await incidentKind.load(world.db, person, id, localDateOf(act.at))
      const values = { ...content, ...change(content) }
      await correctRecord(world.db, act, incidentKind, { id, version, values, reason, person, today: on })
    },
  }))

/** One withdrawal is asked for and waits for the scrutineer; until then the incident counts. */
export const withdrawalHappening = (): Happening => ({
  at: at('2019-12-03', '11:00'),
  who: headOf.MED,
  do: async (world, act, person) => {
    const id = named(world, 'MED asked to withdraw')
    const { version } = await incidentKind.load(world.db, person, id, localDateOf(act.at))
    const reason = 'The log of the day shows that nobody was held: the child walked to the room beside staff.'
    await moveStanding(world.db, act, { person, id, version, reason })
  },
})
