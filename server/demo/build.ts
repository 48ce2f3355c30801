import type { Opened } from '../database/open.ts'
import type { Db } from '../database/schema.ts'
import { write } from '../database/write.ts'
import { sealNewCodes } from '../history/codes.ts'
import { markAsComplete, markAsDemonstration, workedExampleLines } from './about.ts'
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
import { correctionHappenings, incidentHappenings, withdrawalHappening } from './recorded.ts'
import { outsideCountHappenings, returnHappenings } from './returns.ts'
import { reviewHappenings } from './review.ts'
import { sampleHappenings } from './samples.ts'
import { settingHappenings } from './settings.ts'
import { urgentHappenings } from './urgent.ts'
import { visitHappenings } from './visits.ts'
import { actAt, at, carryOut, type Happening, type World } from './world.ts'

/** Everything in the worked example follows from this. */
const seed = 2018

/**
 * Fills an empty, migrated database with the worked example through the application's own actions, in the order in
 * which things happened: the same records, ids and history every time for the same history key.
 */
export async function buildWorkedExample(opened: Opened, seal: (text: string) => string): Promise<void> {
  await quickly(opened, () => fill(opened.db, seal))
}

/** The houses and the accounts alone, as they stood before the worked year. */
export async function beginWorld(db: Db, seal: World['seal']): Promise<World> {
  const world = emptyWorld(db, seal)
  const first = actAt(world, at('2018-03-19', '09:00'), { id: 'system', role: 'system' })
  await write(db, first, (tx) => sealNewCodes(tx, first))
  await addBusinessManager(world)
  await carryOut(world, partedAt(beginsAt, establishmentHappenings())[0])
  await addOthers(world)
  return world
}

const beginsAt = at('2018-03-31', '00:00')

async function fill(db: Db, seal: World['seal']): Promise<void> {
  await markAsDemonstration(db, workedExampleLines)
  const world = await beginWorld(db, seal)
  const later = partedAt(beginsAt, establishmentHappenings())[1]
  await carryOut(world, [...publishedHappenings(), ...yearOf(world), ...later])
  await markAsComplete(db)
}

/** The worked year in both houses, and what people wrote about it. */
function yearOf({ random, establishments }: World): Happening[] {
  const everyone = { CKI: childrenOf(random, 'CKI'), MED: childrenOf(random, 'MED') }
  const incidents = {
    CKI: incidentsOf(random, 'CKI', { establishmentId: establishments.CKI, everyone: everyone.CKI }),
    MED: incidentsOf(random, 'MED', { establishmentId: establishments.MED, everyone: everyone.MED }),
  }
  return [
    ...(['CKI', 'MED'] as const).flatMap((house) => [
      ...populationHappenings(house, everyone[house]),
      ...incidentHappenings(house, incidents[house]),
    ]),
    ...correctionHappenings(),
    withdrawalHappening(),
    ...ladoHappenings(incidents),
    ...visitHappenings(),
    ...sampleHappenings(),
    ...contactHappenings(),
    ...meetingHappenings(),
    ...returnHappenings(),
    ...outsideCountHappenings(),
    ...settingHappenings(),
    ...urgentHappenings(),
    ...reviewHappenings(),
    ...draftHappenings(),
  ]
}

const partedAt = (when: string, happenings: readonly Happening[]): [Happening[], Happening[]] => [
  happenings.filter((each) => each.at < when),
  happenings.filter((each) => each.at >= when),
]

// Filled in as the accounts and establishments are made; nothing asks before.
const emptyWorld = (db: Db, seal: World['seal']): World => ({
  db,
  seal,
  random: randomFrom(seed),
  establishments: {} as World['establishments'],
  people: {} as World['people'],
  named: new Map(),
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
