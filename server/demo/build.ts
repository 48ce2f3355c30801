import type { Opened } from '../database/open.ts'
import { write } from '../database/write.ts'
import { giveClock } from '../demonstration.ts'
import { sealNewCodes } from '../history/codes.ts'
import { markAsComplete, markAsDemonstration, workedExampleLines } from './about.ts'
import { years } from './calibration.ts'
import { carryOut, type Progress } from './carry-out.ts'
import { childrenOf } from './children.ts'
import { contactHappenings } from './contacts.ts'
import { draftHappenings } from './drafts.ts'
import { establishmentHappenings } from './establishments.ts'
import { incidentsOf } from './incidents.ts'
import { ladoHappenings } from './lado.ts'
import { meetingHappenings } from './meetings.ts'
import { addBusinessManager, addOthers } from './people.ts'
import { populationHappenings } from './population.ts'
import { publishedHappenings } from './published.ts'
import { randomFrom } from './random.ts'
import { readingHappenings } from './reading.ts'
import { correctionHappenings, incidentHappenings, withdrawalHappening } from './recorded.ts'
import { outsideCountHappenings, returnHappenings } from './returns.ts'
import { reviewHappenings } from './review.ts'
import { sampleHappenings } from './samples.ts'
import { settingHappenings } from './settings.ts'
import { urgentHappenings } from './urgent.ts'
import { visitHappenings } from './visits.ts'
import { actAt, at, firstDay, madeAt, type Happening, type World } from './world.ts'
import { cases, meetings, reviews, visits } from './years.ts'

/** Everything in the worked example follows from this. */
const seed = 2018

/**
 * Fills an empty, migrated database with the worked example through the application's own actions, in the order in
 * which things happened: the same records, ids and history every time for the same history key.
 */
export async function buildWorkedExample(
  opened: Opened,
  seal: (text: string) => string,
  progress?: Progress,
): Promise<void> {
  await quickly(opened, () => fill(opened, seal, progress))
}

/** The houses and the accounts alone, as they stood on the first day. */
export async function beginWorld(
  opened: Pick<Opened, 'db' | 'connection'>,
  seal: World['seal'],
): Promise<World> {
  const world = emptyWorld(opened, seal)
  const first = actAt(world, at(firstDay, '09:00'), { id: 'system', role: 'system' })
  await write(world.db, first, (tx) => sealNewCodes(tx, first))
  await addBusinessManager(world)
  await carryOut(world, establishmentHappenings())
  await addOthers(world)
  return world
}

async function fill(opened: Opened, seal: World['seal'], progress?: Progress): Promise<void> {
  await markAsDemonstration(opened.db, workedExampleLines)
  await giveClock(opened.db, madeAt)
  const world = await beginWorld(opened, seal)
  const happened = happenings(world).filter((each) => each.at < madeAt)
  await carryOut(world, happened, progress)
  await markAsComplete(opened.db)
}

/** Everything in both houses, and what people wrote about it. */
function happenings({ random, establishments }: World): Happening[] {
  const everyone = { CKI: childrenOf(random, 'CKI'), MED: childrenOf(random, 'MED') }
  const drawn = years.flatMap((year) =>
    houses.map((house) => {
      const setting = { year, establishmentId: establishments[house], everyone: everyone[house] }
      return { year, house, incidents: incidentsOf(random, house, setting) }
    }),
  )
  return [
    ...drawn.flatMap(({ year, house, incidents }) => [
      ...populationHappenings(house, year, everyone[house]),
      ...incidentHappenings(house, year, incidents),
    ]),
    ...correctionHappenings(),
    withdrawalHappening(),
    ...ladoHappenings(
      cases,
      drawn.flatMap(({ incidents }) => incidents),
    ),
    ...visitHappenings(visits),
    ...sampleHappenings(),
    ...contactHappenings(),
    ...meetingHappenings(meetings),
    ...publishedHappenings(),
    ...returnHappenings(),
    ...outsideCountHappenings(),
    ...settingHappenings(),
    ...urgentHappenings(),
    ...readingHappenings(),
    ...reviews.flatMap(reviewHappenings),
    ...draftHappenings(),
  ]
}

const houses = ['CKI', 'MED'] as const

// Filled in as the accounts and establishments are made; nothing asks before.
const emptyWorld = ({ db, connection }: Pick<Opened, 'db' | 'connection'>, seal: World['seal']): World => ({
  db,
  connection,
  seal,
  random: randomFrom(seed),
  establishments: {} as World['establishments'],
  people: {} as World['people'],
  named: new Map(),
  signed: new Set(),
  demonstration: workedExampleLines,
})

/**
 * Writes without waiting for the disk after each act: a demonstration that was cut off half-way is thrown away. It ends
 * with everything on the disk and the file as careful as before.
 */
export async function quickly(opened: Pick<Opened, 'connection'>, fn: () => Promise<void>): Promise<void> {
  const { connection } = opened
  connection.pragma('synchronous=OFF')
  try {
    await fn()
  } finally {
    connection.pragma('synchronous=FULL')
    connection.pragma('wal_checkpoint(TRUNCATE)')
  }
}
