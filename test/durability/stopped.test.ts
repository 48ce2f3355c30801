import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { databaseFile } from '../../server/start.ts'
import { makePlace, scrutiny, type Place } from './support/place.ts'
import { buildAssets, startedServer, startServer } from './support/server.ts'
import { startWriter } from './support/writing.ts'

let place: Place
beforeAll(buildAssets)
beforeEach(async () => {
  place = await makePlace()
  await startWriter(place, new Map(), { from: [0], acts: 3 }).ended
})
afterEach(() => {
  place.remove()
})

/** As somebody would who has the key and no scruples. */
function byHand(statements: string): void {
  const { database } = JSON.parse(readFileSync(place.config.keysFile, 'utf8')) as { database: string }
  const connection = new Database(databaseFile(place.config))
  connection.pragma("cipher='sqlcipher'")
  connection.pragma('legacy=4')
  connection.pragma(`key="x'${database}'"`)
  connection.pragma('foreign_keys=OFF')
  connection.exec(statements)
  connection.pragma('wal_checkpoint(TRUNCATE)')
  connection.close()
}

const editEvent = () => {
  byHand(
    "drop trigger history_event_kept; update history_event set at = '2000-01-01T00:00:00.000Z' where seq = 2",
  )
}

function damagePages(): void {
  byHand('select 1')
  const file = databaseFile(place.config)
  const bytes = readFileSync(file)
  bytes.fill(7, statSync(file).size - 8192)
  writeFileSync(file, bytes)
}

describe('a check of the whole database that fails', { timeout: 120_000 }, () => {
  it.each([
    ['an event that was edited', editEvent, 'history: event 2 is not what was sealed'],
    [
      'a reference that leads nowhere',
      () => {
        byHand("update factor set person_id = 'nobody' where rowid = 1")
      },
      'references: ',
    ],
    ['pages that are damaged', damagePages, 'database file'],
  ])('stops what is served, and the next start, for %s', async (_what, harm, words) => {
    const server = await startedServer(place)
    harm()
    expect((await scrutiny(place, 'doctor', '--as', 'Sam')).code).toBe(1)
    expect(await server.ended).toBe(1)
    const lines = server.said().trim().split('\n')
    expect(lines.at(-1)).toMatch(/^\{"level":60/)
    expect(lines.at(-1)).toContain(words)
    expect(await startServer(place)).toMatch(/not served: a check of all of it failed|is damaged/)
  })

  it('is answered for by a command with a reason, until the next check', async () => {
    editEvent()
    await scrutiny(place, 'doctor')
    expect((await scrutiny(place, 'acknowledge-check', '--as', 'Sam')).error).toBe('Say --reason.')
    const why = ['--as', 'Sam', '--reason', 'No backup is older; the meeting decided to go on']
    expect((await scrutiny(place, 'acknowledge-check', ...why)).out).toContain(
      'event 2 is not what was sealed',
    )
    await scrutiny(place, 'history', 'export', place.at('kept.jsonl'), '--records')
    expect(readFileSync(place.at('kept.jsonl'), 'utf8')).toContain('the meeting decided to go on')
    await (await startedServer(place)).stop('SIGTERM')
    await scrutiny(place, 'doctor')
    expect(await startServer(place)).toContain('acknowledge-check --as WHO --reason TEXT')
  })

  it('is over once a backup was restored, or the next check holds', async () => {
    await scrutiny(place, 'backup', place.at('whole.backup'))
    editEvent()
    await scrutiny(place, 'doctor')
    const restored = await scrutiny(
      place,
      'restore',
      place.at('whole.backup'),
      '--replace',
      '--reason',
      'Edited',
    )
    expect(restored.error).toBe('')
    await (await startedServer(place)).stop('SIGTERM')
    writeFileSync(join(place.config.dataDir, 'check-failed'), 'Something was wrong')
    expect(await startServer(place)).toContain('Something was wrong')
    expect((await scrutiny(place, 'doctor')).error).toBe('')
    await (await startedServer(place)).stop('SIGTERM')
  })
})

const crashing = (kind: string) => ({
  NODE_OPTIONS: `--import=${new URL('./support/crash-when-told.ts', import.meta.url).href}`,
  CRASH: kind,
})

describe('an error outside any request', { timeout: 60_000 }, () => {
  it.each(['throw', 'promise'])('is one line of the log, and the end of the process: %s', async (kind) => {
    const server = await startedServer(place, crashing(kind))
    const before = server.said().length
    expect(await server.stop('SIGUSR2')).toBe(1)
    // The log and the words go two ways, either first.
    const said = server.said().slice(before).trim().split('\n')
    const [words = '', line = '', ...rest] = said.toSorted()
    const logged = JSON.parse(line) as { level: number; reference: string; err: { message: string } }
    expect(logged).toMatchObject({ level: 60, err: { message: expect.stringMatching(/^nobody /) as string } })
    expect(words).toMatch(/^The service stopped because of an error\. .* Start it again: npm start\. /)
    expect(words).toContain(logged.reference)
    expect(rest).toEqual([])
    await (await startedServer(place)).stop('SIGTERM')
  })

  it('says nothing but the line of the log where the service is hosted: that starts again by itself', async () => {
    const hosted = { ORIGIN: 'http://localhost:0', TRUST_PROXY: '1' }
    const server = await startedServer(place, { ...crashing('throw'), ...hosted })
    const before = server.said().length
    await server.stop('SIGUSR2')
    expect(server.said().slice(before).trim().split('\n')).toHaveLength(1)
  })

  it('leaves the newest record seal remembered', async () => {
    const server = await startedServer(place, crashing('throw'))
    await startWriter(place, new Map(), { from: [3], acts: 3 }).ended
    await server.stop('SIGUSR2')
    expect(readFileSync(place.config.anchorsFile, 'utf8').trim().split('\n')).toHaveLength(2)
  })
})
