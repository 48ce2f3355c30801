import { reviewYear } from '../../reports/period.ts'
import type { Opened } from '../database/open.ts'
import type { Act, Who } from '../database/write.ts'
import { chainHead, chainStart } from '../history/record.ts'
import type { Incident } from '../incidents/sections.ts'
import type { CountsAs } from '../incidents/vocabulary.ts'
import { quickly } from './build.ts'
import type { House } from './calibration.ts'
import { childrenOf } from './children.ts'
import { drawIncident, type Setting, type Slot } from './incident-draw.ts'
import { randomFrom, type Random, type Weighted } from './random.ts'
import { seedWriter, type SeedWriter } from './seed-writer.ts'
import { momentIn, receivedAt } from './times.ts'

/** The synthetic incidents stand beside the worked example's own, in the same year of the same two houses. */
const seededYear = 2018

export interface Seed {
  size: number
  seed: number
  houses: readonly SeededHouse[]
  seal: Act['seal']
}

export interface SeededHouse {
  house: House
  establishmentId: string
  /** Who records there. */
  head: Who
}

/** Six in ten at Cookham Wood, the rest at Medway STC. */
const shares: Record<House, number> = { CKI: 0.6, MED: 0.4 }

const kinds: Weighted<CountsAs> = [
  ['rpi', 62],
  ['use-of-force', 34],
  ['guiding', 3],
  ['mechanical', 1],
]

/**
 * Writes synthetic incidents straight into the tables, with their versions and sealed events: everything that the
 * application's own actions would have written is there, so `history verify` holds. Nothing in them is calibrated.
 */
export async function seedIncidents(opened: Opened, { size, seed, houses, seal }: Seed): Promise<void> {
  const head = (await chainHead(opened.db)) ?? chainStart
  // The same seed a second time gives other incidents: no id may come twice.
  const random = randomFrom(seed + head.seq * 7919)
  const writer = seedWriter(opened.connection, { random, seal, head })
  await quickly(opened, () => {
    for (const [place, house] of houses.entries()) {
      const part = Math.round(size * shares[house.house])
      seedHouse(writer, random, house, place === houses.length - 1 ? size - writer.written() : part)
    }
    return Promise.resolve()
  })
}

function seedHouse(writer: SeedWriter, random: Random, seeded: SeededHouse, size: number): void {
  const { house, establishmentId } = seeded
  const children = childrenOf(random, house)
  const { months } = reviewYear(seededYear)
  for (const [place, month] of months.entries()) {
    const count = Math.floor((size * (place + 1)) / 12) - Math.floor((size * place) / 12)
    const drawn = drawMonth({ random, house, establishmentId, children }, month, count)
    writer.write(drawn.map((each) => ({ house: seeded, year: seededYear, ...each })))
  }
}

interface Drawn {
  incident: Incident
  receivedAt: string
}

/** In the order in which they were received. */
function drawMonth(setting: Setting, month: string, count: number): Drawn[] {
  const { random, house } = setting
  const drawn = Array.from({ length: count }, () => {
    const incident = drawIncident(setting, slotOf(random), momentIn(random, month))
    return { incident, receivedAt: receivedAt(random, house, incident) }
  })
  return drawn.sort((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1))
}

function slotOf(random: Random): Slot {
  const countsAs = random.weighted(kinds)
  return { countsAs, withPain: countsAs === 'rpi' && random.chance(0.01) }
}
