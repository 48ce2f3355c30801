/**
 * How many incidents a month holds. Use of force is restrictive physical interventions and other
 * uses of force together, as the review counts it; guiding holds and handcuffs alone come on top and are not in it.
 */
export interface MonthPlan {
  month: string
  useOfForce: number
  /** How many of the uses of force hold a pain-inducing technique. */
  withPain: number
  /** Guiding holds and handcuffs alone. */
  other: number
}

export type House = 'CKI' | 'MED'

/** A published total, and the months that are taken for its period. */
export interface Calibration {
  house: House
  from: string
  to: string
  useOfForce?: number
  /** Uses of force with a pain-inducing technique. */
  withPain?: number
}

/**
 * The published totals that the months add up to (DOMAIN.md 6): the six months before the
 * inspections of Cookham Wood in December 2018 and September 2019, and before that of Medway STC in October 2019, with
 * its September and the pain-inducing techniques since the inspection before. Which months they are is assumed; how they
 * fall on the months, and every other month, is invented.
 */
export const calibrations: readonly Calibration[] = [
  { house: 'CKI', from: '2018-06', to: '2018-11', useOfForce: 578, withPain: 8 },
  { house: 'CKI', from: '2019-04', to: '2019-09', useOfForce: 832, withPain: 2 },
  { house: 'MED', from: '2019-04', to: '2019-09', useOfForce: 359 },
  { house: 'MED', from: '2019-09', to: '2019-09', useOfForce: 115 },
  { house: 'MED', from: '2019-04', to: '2019-10', withPain: 7 },
]

/** The years that the worked example holds, by their first April; the last until its demonstration's own day. */
export const years = [2017, 2018, 2019] as const

/** The year whose released review the example is about. */
export const workedYear = 2018

export const monthPlans: Record<House, readonly MonthPlan[]> = {
  CKI: [
    plan('2017-04', 66, 1, 3),
    plan('2017-05', 71, 0, 4),
    plan('2017-06', 78, 1, 2),
    plan('2017-07', 82, 1, 4),
    plan('2017-08', 74, 0, 3),
    plan('2017-09', 79, 2, 2),
    plan('2017-10', 73, 0, 3),
    plan('2017-11', 70, 1, 4),
    plan('2017-12', 64, 0, 1),
    plan('2018-01', 77, 1, 3),
    plan('2018-02', 75, 0, 2),
    plan('2018-03', 83, 1, 3),
    plan('2018-04', 84, 1, 4),
    plan('2018-05', 92, 0, 3),
    plan('2018-06', 101, 2, 5),
    plan('2018-07', 104, 1, 4),
    plan('2018-08', 93, 0, 2),
    plan('2018-09', 98, 2, 4),
    plan('2018-10', 95, 2, 3),
    plan('2018-11', 87, 1, 5),
    plan('2018-12', 76, 1, 2),
    plan('2019-01', 88, 0, 4),
    plan('2019-02', 83, 1, 3),
    plan('2019-03', 90, 0, 3),
    plan('2019-04', 118, 0, 3),
    plan('2019-05', 126, 1, 4),
    plan('2019-06', 135, 0, 3),
    plan('2019-07', 146, 0, 4),
    plan('2019-08', 150, 1, 2),
    plan('2019-09', 157, 0, 5),
    plan('2019-10', 149, 1, 3),
    plan('2019-11', 141, 1, 4),
  ],
  MED: [
    plan('2017-04', 44, 0, 2),
    plan('2017-05', 51, 1, 3),
    plan('2017-06', 49, 0, 2),
    plan('2017-07', 55, 0, 3),
    plan('2017-08', 47, 1, 2),
    plan('2017-09', 53, 0, 2),
    plan('2017-10', 50, 0, 3),
    plan('2017-11', 46, 1, 2),
    plan('2017-12', 41, 0, 1),
    plan('2018-01', 48, 0, 2),
    plan('2018-02', 52, 1, 2),
    plan('2018-03', 54, 0, 3),
    plan('2018-04', 52, 0, 3),
    plan('2018-05', 58, 1, 2),
    plan('2018-06', 63, 0, 3),
    plan('2018-07', 66, 0, 4),
    plan('2018-08', 57, 1, 2),
    plan('2018-09', 61, 0, 3),
    plan('2018-10', 55, 0, 2),
    plan('2018-11', 49, 1, 2),
    // The quiet month.
    plan('2018-12', 9, 0, 0),
    plan('2019-01', 47, 0, 2),
    plan('2019-02', 54, 0, 3),
    plan('2019-03', 58, 0, 2),
    plan('2019-04', 46, 1, 2),
    plan('2019-05', 48, 0, 2),
    plan('2019-06', 51, 1, 1),
    plan('2019-07', 47, 1, 2),
    plan('2019-08', 52, 1, 2),
    plan('2019-09', 115, 2, 4),
    plan('2019-10', 63, 1, 2),
    plan('2019-11', 55, 0, 2),
  ],
}

function plan(month: string, useOfForce: number, withPain: number, other: number): MonthPlan {
  return { month, useOfForce, withPain, other }
}
