import { correctRecord, recordNew } from '../records/actions.ts'
import { localDateOf } from '../../reports/clocks.ts'
import { incidentKind } from '../incidents/kind.ts'
import type { Incident } from '../incidents/form.ts'
import { moveStanding } from '../incidents/withdrawal/actions.ts'
import type { House } from './calibration.ts'
import type { DemoIncident } from './incidents.ts'
import { at, named, type Happening } from './world.ts'

const headOf = { CKI: 'headCKI', MED: 'headMED' } as const

/** The heads record each incident when its copy came; the establishment's own reference counts up by the day it happened. */
export const incidentHappenings = (house: House, incidents: readonly DemoIncident[]): Happening[] =>
  incidents.map(({ name, incident, receivedAt }, place) => ({
    at: receivedAt,
    who: headOf[house],
    do: async ({ db, named: known }, act) => {
      const values = { ...incident, ownReference: ownReference(house, place + 1) }
      const { id } = await recordNew(db, act, incidentKind, { values })
      if (name !== undefined) known.set(name, id)
    },
  }))

const ownReference = (house: House, serial: number): string =>
  house === 'CKI' ? `UOF/18/${String(serial).padStart(4, '0')}` : `RPI-18-${String(serial).padStart(3, '0')}`

interface Correction {
  /** The incident's name in specials.ts. */
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
]

/** Three records are corrected, each with its reason; the last after the review was signed. */
export const correctionHappenings = (): Happening[] =>
  corrections.map(({ name, house, on, reason, change }) => ({
    at: at(on, '10:30'),
    who: headOf[house],
    do: async (world, act, person) => {
      const id = named(world, name)
      const { version, content } = await incidentKind.find(world.db, person, id, localDateOf(act.at))
      const values = { ...content, ...change(content) }
      await correctRecord(world.db, act, incidentKind, { id, version, values, reason, person, today: on })
    },
  }))

/** One withdrawal is asked for and waits for the scrutineer; until then the incident counts. */
export const withdrawalHappening = (): Happening => ({
  at: at('2019-12-04', '11:00'),
  who: headOf.MED,
  do: async ({ db, ...world }, act, person) => {
    const id = named({ db, ...world }, 'MED undecided 1')
    const { version } = await incidentKind.find(db, person, id, localDateOf(act.at))
    const reason = 'The log of the day shows that nobody was held: the boy walked to his room beside staff.'
    await moveStanding(db, act, { person, id, version, reason })
  },
})
