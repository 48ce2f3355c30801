import { recordNew } from '../records/actions.ts'
import type { Visit } from '../visits/sections.ts'
import { visitKind } from '../visits/kind.ts'
import type { House } from './calibration.ts'
import { at, type Happening } from './world.ts'

/** What a visit's record tells, and when the scrutineer wrote it in. */
export type ToldVisit = Omit<Visit, 'establishmentId' | 'parentsSpokenTo' | 'conflictOfInterest'> & {
  house: House
  recordedOn: string
}

/** Each visit is written in some days after it. */
export const visitHappenings = (visits: readonly ToldVisit[]): Happening[] =>
  visits.map(({ house, recordedOn, ...visit }) => ({
    at: at(recordedOn, '17:05'),
    who: 'scrutineer',
    do: async ({ db, establishments, named: known }, act) => {
      const own = { establishmentId: establishments[house], parentsSpokenTo: 0, conflictOfInterest: '' }
      const { id } = await recordNew(db, act, visitKind, { values: { ...visit, ...own } })
      known.set(`${house} visit on ${visit.visitedOn}`, id)
    },
  }))
