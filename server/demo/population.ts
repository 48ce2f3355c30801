import { localDateOf } from '../../reports/clocks.ts'
import { monthEnd, reviewYear, snapshotDate } from '../../reports/period.ts'
import { recordPopulation } from '../establishments/population/actions.ts'
import type { PopulationYear } from '../establishments/population/form.ts'
import type { House } from './calibration.ts'
import { ageOn, heldOn, type DemoChild } from './children.ts'
import { at, madeAt, type Doing } from './world.ts'

/** Month-end counts: the invented children who were there on the official snapshot days, so that counts and records agree. */
export function monthCounts(children: readonly DemoChild[], year: number): PopulationYear['months'] {
  return reviewYear(year).months.map((month) => {
    const snapshotOn = snapshotDate(month)
    const held = heldOn(children, snapshotOn)
    const under18 = held.filter((child) => ageOn(child, snapshotOn) < 18).length
    return { month, snapshotOn, under18, allHeld: held.length, standing: 'final' }
  })
}

/** The head counts half a year, provisional, in October, and the whole year, final, in April; of an unfinished year the last months too. */
export function populationHappenings(house: House, year: number, children: readonly DemoChild[]): Doing[] {
  const months = monthCounts(children, year)
  const provisional = months.map((each) => ({ ...each, standing: 'provisional' as const }))
  const ended = provisional.filter(({ month }) => monthEnd(month) < localDateOf(madeAt))
  const half: Counting = {
    house,
    year,
    on: `${year}-10-09`,
    months: provisional.slice(0, 6),
    version: 0,
    reason: '',
  }
  const last: Counting =
    ended.length === months.length
      ? {
          ...half,
          on: `${year + 1}-04-10`,
          months,
          version: 1,
          reason: 'The year’s counts are final; October to March are added.',
        }
      : {
          ...half,
          on: '2019-12-02',
          // One house has not counted the last month yet.
          months: house === 'MED' ? ended : ended.slice(0, -1),
          version: 1,
          reason: 'The months since October are added.',
        }
  return [counted(half), counted(last)]
}

interface Counting {
  house: House
  year: number
  on: string
  months: PopulationYear['months']
  version: number
  reason: string
}

const counted = ({ house, year, on, months, ...change }: Counting): Doing => ({
  at: at(on, house === 'CKI' ? '14:10' : '15:25'),
  who: house === 'CKI' ? 'headCKI' : 'headMED',
  do: ({ db, establishments }, act) =>
    recordPopulation(db, act, {
      ...change,
      counts: { establishmentId: establishments[house], year, source: 'Daily roll (invented)', months },
    }),
})
