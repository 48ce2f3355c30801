/**
 * How many incidents the worked year holds, by month. Use of force is restrictive physical interventions and other
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

/**
 * Published for Cookham Wood: 578 uses of force, 8 with a pain-inducing technique, in the six months before the
 * inspection of December 2018 (data/published-figures.csv). June to November is assumed; how they fall on the six
 * months, and every other month, is invented.
 */
export const calibrated = {
  from: '2018-06',
  to: '2018-11',
  useOfForce: 578,
  withPain: 8,
} as const

/** The review year of the worked example, by its first April. */
export const workedYear = 2018

export const monthPlans: Record<House, readonly MonthPlan[]> = {
  CKI: [
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
  ],
  MED: [
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
  ],
}

function plan(month: string, useOfForce: number, withPain: number, other: number): MonthPlan {
  return { month, useOfForce, withPain, other }
}
