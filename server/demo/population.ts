import { reviewYear, snapshotDate } from '../../reports/period.ts'
import { recordPopulation } from '../establishments/population/actions.ts'
import type { PopulationYear } from '../establishments/population/form.ts'
import { workedYear, type House } from './calibration.ts'
import { ageOn, heldOn, type DemoChild } from './children.ts'
import { at, type Happening } from './world.ts'

/** Month-end counts: the invented children who were there on the official snapshot days, so that counts and records agree. */
export function monthCounts(children: readonly DemoChild[]): PopulationYear['months'] {
  return reviewYear(workedYear).months.map((month) => {
    const snapshotOn = snapshotDate(month)
    const held = heldOn(children, snapshotOn)
    const under18 = held.filter((child) => ageOn(child, snapshotOn) < 18).length
    return { month, snapshotOn, under18, allHeld: held.length, standing: 'final' }
  })
}

/** The head counts twice: half a year, provisional, in October; the whole year, final, in April. */
export function populationHappenings(house: House, children: readonly DemoChild[]): Happening[] {
  const months = monthCounts(children)
  const halfYear = months.slice(0, 6).map((each) => ({ ...each, standing: 'provisional' as const }))
  return [
    counted(house, '2018-10-08', { months: halfYear, version: 0, reason: '' }),
    counted(house, '2019-04-10', {
      months,
      version: 1,
      reason: 'The year’s counts are final; October to March are added.',
    }),
  ]
}

const counted = (
  house: House,
  on: string,
  { months, ...change }: { months: PopulationYear['months']; version: number; reason: string },
): Happening => ({
  at: at(on, house === 'CKI' ? '14:10' : '15:25'),
  who: house === 'CKI' ? 'headCKI' : 'headMED',
  do: ({ db, establishments }, act) =>
    recordPopulation(db, act, {
      ...change,
      counts: {
        establishmentId: establishments[house],
        year: workedYear,
        source: 'Daily roll (invented)',
        months,
      },
    }),
})
