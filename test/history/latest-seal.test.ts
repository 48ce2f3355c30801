import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { operatorAct } from '../../server/commands/operator.ts'
import { write } from '../../server/database/write.ts'
import { findGap, readAnchors, renewAnchor } from '../../server/history/anchors.ts'
import { chainHead, record } from '../../server/history/record.ts'
import { rememberSeals } from '../../server/history/remember.ts'
import type { Parts } from '../../server/parts.ts'
import { databaseFile, openParts } from '../../server/start.ts'
import { makePlace, scrutiny, type Place } from '../durability/support/place.ts'

let place: Place
let parts: Parts
beforeEach(async () => {
  place = await makePlace()
  parts = await openParts(place.config)
})
afterEach(() => {
  place.remove()
})

const happens = () => {
  const act = operatorAct({ config: place.config, values: {}, positionals: [] }, parts.keys, parts.clock())
  return write(parts.db, act, (tx) => record(tx, act, { act: 'checked', subject: 'database' }))
}

const latest = () => `${place.config.anchorsFile}.latest`
const sealOf = (file: string) =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { seal: string }).seal : undefined

/** A server that looks often, until it was killed: no last words, as a kill leaves it. */
async function runUntilKilled(work: () => Promise<unknown>): Promise<void> {
  const rememberLast = await rememberSeals(parts, { looksEvery: 20 })
  await work()
  const head = await chainHead(parts.db)
  await vi.waitFor(() => {
    expect(sealOf(latest())).toBe(head?.seal)
  })
  const asKilled = readFileSync(place.config.anchorsFile, 'utf8')
  await rememberLast()
  writeFileSync(place.config.anchorsFile, asKilled)
  parts.opened.connection.close()
}

describe('a copy of the database from minutes ago, put in place after a kill', () => {
  it('is noticed, since the newest record seal is remembered all the time', async () => {
    const file = databaseFile(place.config)
    await happens()
    parts.opened.connection.pragma('wal_checkpoint(TRUNCATE)')
    copyFileSync(file, place.at('minutes-ago.db'))
    await runUntilKilled(happens)
    copyFileSync(place.at('minutes-ago.db'), file)
    const { error } = await scrutiny(place, 'history', 'verify')
    expect(error).toMatch(/^This database is older than the record seal of /)
    const answered = await scrutiny(place, 'acknowledge-gap', '--as', 'Sam', '--reason', 'It was put back')
    expect(answered.out).toContain('is lost')
    expect((await scrutiny(place, 'history', 'verify')).out).toContain('The history holds')
  })

  it('is noticed although only one seal is kept between the daily ones', async () => {
    await runUntilKilled(async () => {
      for (let each = 0; each < 5; each += 1) {
        await happens()
        const head = await chainHead(parts.db)
        await vi.waitFor(() => {
          expect(sealOf(latest())).toBe(head?.seal)
        })
      }
    })
    expect(readFileSync(latest(), 'utf8').trim().split('\n')).toHaveLength(1)
    expect(readFileSync(place.config.anchorsFile, 'utf8').trim().split('\n')).toHaveLength(1)
    expect(readAnchors(place.config.anchorsFile)).toHaveLength(2)
  })

  it.each([
    [
      'a restore',
      ['restore', 'night.backup', '--as', 'Sam', '--reason', 'The disk broke', '--replace'],
      'event',
    ],
    ['an answer for the gap', ['acknowledge-gap', '--as', 'Sam', '--reason', 'The disk broke'], 'is lost'],
  ])(
    'is answered for by %s, also where several seals are lost',
    async (_how, [command = '', ...words], said) => {
      const file = databaseFile(place.config)
      await happens()
      await scrutiny(place, 'backup', place.at('night.backup'))
      parts.opened.connection.pragma('wal_checkpoint(TRUNCATE)')
      copyFileSync(file, place.at('night.db'))
      // The server was started anew by day, which remembers a seal for good, and the machine died some minutes after.
      await happens()
      await runUntilKilled(async () => {
        await happens()
        await renewAnchor(parts.db, place.config.anchorsFile, parts.clock())
      })
      copyFileSync(place.at('night.db'), file)
      const answered = await scrutiny(
        place,
        command,
        ...words.map((word) => (word === 'night.backup' ? place.at(word) : word)),
      )
      expect(answered).toMatchObject({ code: 0, out: expect.stringContaining(said) as string })
      expect((await scrutiny(place, 'history', 'verify')).out).toContain('The history holds')
      parts = await openParts(place.config)
      const rememberLast = await rememberSeals(parts)
      await rememberLast()
      parts.opened.connection.close()
    },
  )

  it('is not seen where nothing is lost: the same file starts again', async () => {
    await runUntilKilled(happens)
    parts = await openParts(place.config)
    expect(await findGap(parts.db, place.config.anchorsFile)).toBeUndefined()
    parts.opened.connection.close()
  })
})
