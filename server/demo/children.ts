import { addDays, daysBetween } from '../../reports/clocks.ts'
import { reviewYear } from '../../reports/period.ts'
import type { Ethnicity, Gender } from '../incidents/vocabulary.ts'
import type { House } from './calibration.ts'
import type { Random, Weighted } from './random.ts'

/** An invented child and one stay. */
export interface DemoChild {
  pseudonym: string
  gender: Gender
  ethnicity: Ethnicity
  bornOn: string
  /** First and last day of the stay. */
  fromOn: string
  toOn: string
  /** How likely force is used on this child, against the others who are there; 0: never. */
  weight: number
}

interface Cast {
  prefix: string
  /** Places that are in use; between two stays one stands empty for a while. */
  beds: number
  ages: Weighted<number>
  genders: Weighted<Gender>
}

const casts: Record<House, Cast> = {
  CKI: {
    prefix: 'CW',
    beds: 187,
    ages: [
      [15, 14],
      [16, 34],
      [17, 52],
    ],
    genders: [['boy', 1]],
  },
  MED: {
    prefix: 'M',
    beds: 60,
    ages: [
      [13, 4],
      [14, 14],
      [15, 27],
      [16, 32],
      [17, 23],
    ],
    genders: [
      ['boy', 78],
      ['girl', 21],
      ['not-recorded', 1],
    ],
  },
}

const ethnicities: Weighted<Ethnicity> = [
  ['white', 46],
  ['black', 28],
  ['mixed', 13],
  ['asian', 8],
  ['other', 2],
  ['not-recorded', 3],
]

// Force is not spread evenly: a third of the children meet none of it, a few meet a great deal.
const weights: Weighted<number> = [
  [0, 34],
  [0.5, 26],
  [1, 22],
  [2, 12],
  [4, 6],
]

// Where girls and boys are held, force is used on girls more often.
const weightOfGirls = 1.7

const firstArrivals = '2017-01-15'
const lastArrivals = '2019-12-31'

/** Everyone held in the years of the example, in the order in which they came. */
export function childrenOf(random: Random, house: House): DemoChild[] {
  const { beds, prefix } = casts[house]
  const stays = Array.from({ length: beds }, () => staysInOneBed(random, house)).flat()
  return stays
    .sort((one, other) => (one.fromOn < other.fromOn ? -1 : Number(one.fromOn > other.fromOn)))
    .map((stay, place) => ({ pseudonym: `${prefix}-${String(place + 1).padStart(3, '0')}`, ...stay }))
}

type Stay = Omit<DemoChild, 'pseudonym'>

function staysInOneBed(random: Random, house: House): Stay[] {
  const stays: Stay[] = []
  let free = addDays(firstArrivals, -random.whole(0, 150))
  while (free < lastArrivals) {
    const stay = stayFrom(random, house, free)
    stays.push(stay)
    free = addDays(stay.toOn, random.whole(1, 50))
  }
  return stays
}

function stayFrom(random: Random, house: House, fromOn: string): Stay {
  const { ages, genders } = casts[house]
  const bornOn = addDays(fromOn, -Math.floor(random.weighted(ages) * 365.25) - random.whole(0, 340))
  const gender = random.weighted(genders)
  return {
    gender,
    ethnicity: random.weighted(ethnicities),
    bornOn,
    fromOn,
    toOn: addDays(fromOn, lengthOfStay(random, daysUntilAdult(bornOn, fromOn))),
    weight: random.weighted(weights) * (gender === 'girl' ? weightOfGirls : 1),
  }
}

// Some stay on for a short time after the eighteenth birthday (DOMAIN.md 2.1, "young person"), nobody for long.
const lengthOfStay = (random: Random, untilAdult: number): number =>
  Math.max(7, Math.min(random.whole(35, 300), untilAdult + random.whole(-10, 75)))

const daysUntilAdult = (bornOn: string, day: string): number =>
  Math.floor(18 * 365.25) - daysBetween(bornOn, day)

/** Those held on a day. */
export const heldOn = (children: readonly DemoChild[], day: string): DemoChild[] =>
  children.filter(({ fromOn, toOn }) => fromOn <= day && day <= toOn)

/** In whole years. */
export const ageOn = ({ bornOn }: DemoChild, day: string): number =>
  Math.floor((daysBetween(bornOn, day) + 0.5) / 365.25)

/** The child on whom force is used far more often than on anyone else in a year: of those held long in it, the longest. */
export function oftenRestrained(children: readonly DemoChild[], year: number): DemoChild {
  const [found] = children
    .filter(({ fromOn, toOn }) => fromOn < `${year}-08-15` && toOn > `${year}-11-15`)
    .sort((one, other) => daysIn(other, year) - daysIn(one, year))
  if (found === undefined) throw new Error(`Nobody was held long enough in ${year}`)
  return found
}

function daysIn({ fromOn, toOn }: DemoChild, year: number): number {
  const { startsOn, endsOn } = reviewYear(year)
  return daysBetween(fromOn < startsOn ? startsOn : fromOn, toOn > endsOn ? endsOn : toOn)
}
