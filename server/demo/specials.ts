import type { House } from './calibration.ts'
import type { Special } from './special.ts'
import { specials2017 } from './years/2017-18/specials.ts'
import { specials2018 } from './years/2018-19/specials.ts'
import { specials2019 } from './years/2019-20/specials.ts'

const specials = [...specials2017, ...specials2018, ...specials2019]

/** The special incidents of one house in one month. */
export const specialsOf = (house: House, month: string): Special[] =>
  specials.filter((each) => each.house === house && each.month === month)
