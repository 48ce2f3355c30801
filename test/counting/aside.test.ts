import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Counter } from '../../server/counting/counting.ts'
import { countAside } from '../../server/counting/aside.ts'
import { countings } from '../../server/countings.ts'
import { meetingTables } from '../../server/qa-meetings/dataset.ts'
import { readKeys } from '../../server/keys.ts'
import { publicTextsToDecide } from '../../server/reviews/public-texts/counted.ts'
import { openGaps } from '../../server/reviews/gaps/counted.ts'
import { draftReport, editionsToSign, missingFrom } from '../../server/reviews/counted.ts'
import { changedSinceSigned } from '../../server/reviews/since-signed-queries.ts'
import { heldAbout } from '../../server/subject-access/held.ts'
import { openParts } from '../../server/start.ts'
import { recordsOnDisk, type RecordsOnDisk } from '../support/file.ts'
import { ash } from '../support/people.ts'

const viewer = {
  id: '00000000-0000-4000-8000-000000000101',
  role: 'scrutineer',
  establishmentId: null,
  name: 'The scrutineer',
  organisation: null,
} as const

const looking = { viewer, meeting: { year: '2019', quarter: 'Q1' }, today: '2019-06-03' } as const
const wanted = { year: 2018, now: '2019-06-03T09:00:00.000Z', demonstration: [] }

let disk: RecordsOnDisk
let aside: ReturnType<typeof countAside>

beforeEach(async () => {
  disk = await recordsOnDisk()
  aside = countAside({ file: disk.file, key: readKeys(disk.config.keysFile).database })
})
afterEach(() => {
  aside.end()
  disk.remove()
})

/** The same question answered aside and on a connection of this one. */
async function both(ask: (count: Counter) => Promise<unknown>): Promise<[aside: unknown, here: unknown]> {
  const parts = await openParts(disk.config)
  try {
    return [await ask(aside.count), await ask(parts.count)]
  } finally {
    parts.opened.connection.close()
  }
}

describe('counting in a process of its own', () => {
  it.each<[string, (count: Counter) => Promise<unknown>]>([
    [meetingTables.name, (count) => count(meetingTables, looking)],
    [draftReport.name, (count) => count(draftReport, { ...wanted, edition: 'partners' })],
    [missingFrom.name, (count) => count(missingFrom, wanted)],
    [publicTextsToDecide.name, (count) => count(publicTextsToDecide, wanted)],
    [openGaps.name, (count) => count(openGaps, wanted)],
    [
      changedSinceSigned.name,
      (count) => count(changedSinceSigned, { id: 'none', year: 2018, signedAt: null }),
    ],
    [heldAbout.name, (count) => count(heldAbout, { establishmentId: ash, kind: 'child', pseudonym: 'K-12' })],
    [editionsToSign.name, (count) => count(editionsToSign, { ...wanted, by: 'The scrutineer' })],
  ])('answers %s as counting here does', async (_name, ask) => {
    const [fromAside, here] = await both(ask)
    expect(fromAside).toEqual(here)
  })

  it('knows every counting by a name of its own, and the test above knows them all', () => {
    const names = countings.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.toSorted()).toEqual(
      [
        changedSinceSigned,
        draftReport,
        editionsToSign,
        heldAbout,
        meetingTables,
        missingFrom,
        openGaps,
        publicTextsToDecide,
      ]
        .map(({ name }) => name)
        .toSorted(),
    )
  })

  it('sees what was saved since it last counted', async () => {
    const incidentsIn = async () => {
      const [table] = await aside.count(meetingTables, looking)
      return table?.rows.find(({ cells }) => cells[0]?.text.startsWith('Children restrained'))?.cells.at(-1)
        ?.text
    }
    expect(await incidentsIn()).toBe('1 (1 of 3 months)')
    const parts = await openParts(disk.config)
    await parts.db
      .updateTable('incident')
      .set({ standing: 'withdrawn' })
      .where('establishmentId', '=', ash)
      .execute()
    parts.opened.connection.close()
    expect(await incidentsIn()).toBe('0 (1 of 3 months)')
  })

  it('says what went wrong, and counts the next', async () => {
    await expect(aside.count({ ...missingFrom, name: 'the stars' }, wanted)).rejects.toThrow(
      'No counting is called the stars',
    )
    await expect(aside.count(missingFrom, { ...wanted, year: Number.NaN })).rejects.toThrow()
    expect(await aside.count(missingFrom, wanted)).not.toEqual([])
  })

  it('tells the ninth who asks at once to come again, and answers the eight before', async () => {
    const asked = Array.from({ length: 9 }, (_each, place) =>
      aside.count(missingFrom, { ...wanted, year: 2010 + place }),
    )
    const settled = await Promise.allSettled(asked)
    expect(settled.map(({ status }) => status)).toEqual([...Array<string>(8).fill('fulfilled'), 'rejected'])
    expect(settled.at(-1)).toMatchObject({ reason: { status: 503, retryAfterSeconds: 10 } })
    expect(await aside.count(missingFrom, wanted)).not.toEqual([])
  })

  it('counts once for all who wait for the same, so that one page opened fifty times keeps nobody else away', async () => {
    const same = Array.from({ length: 50 }, () => aside.count(meetingTables, looking))
    const other = aside.count(missingFrom, wanted)
    const [first, ...rest] = await Promise.all(same)
    expect(await other).not.toEqual([])
    for (const each of rest) expect(each).toBe(rest[0])
    // The one that was being counted already might not have seen what was written since.
    expect(rest[0]).not.toBe(first)
    expect(rest[0]).toEqual(first)
  })

  it('refuses what cannot be asked, and answers the next', async () => {
    for (let time = 0; time < 9; time += 1)
      await expect(aside.count(missingFrom, { ...wanted, year: (() => 1) as never })).rejects.toThrow()
    expect(await aside.count(missingFrom, wanted)).not.toEqual([])
  })

  it('goes on counting where both are told to stop, until the service has ended', async () => {
    await aside.count(missingFrom, wanted)
    const own = ['-P', String(process.pid), '-f', 'counting/child']
    const pid = Number(execFileSync('pgrep', own, { encoding: 'utf8' }))
    expect(pid).toBeGreaterThan(1)
    const asked = aside.count(missingFrom, wanted)
    process.kill(pid, 'SIGTERM')
    expect(await asked).not.toEqual([])
  })

  it('ends with the service; whoever still waits is told, and the next question begins anew', async () => {
    const waiting = aside.count(missingFrom, wanted)
    const told = expect(waiting).rejects.toThrow('The process that counts ended')
    aside.end()
    await told
    expect(await aside.count(missingFrom, wanted)).not.toEqual([])
  })

  it('fails where the file cannot be opened, and tries again at the next question', async () => {
    const wrong = countAside({ file: disk.file, key: Buffer.alloc(32) })
    for (const _time of [1, 2])
      await expect(wrong.count(missingFrom, wanted)).rejects.toThrow('The process that counts ended')
  })
})
