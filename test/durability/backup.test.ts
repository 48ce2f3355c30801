import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/database/open.ts'
import type { Db } from '../../server/database/schema.ts'
import { lastBackup, lastCheck, lastRestoreTest } from '../../server/history/queries.ts'
import { readKeys } from '../../server/keys.ts'
import { lockDatabase, openParts, databaseFile } from '../../server/start.ts'
import { emptyPlace, makePlace, scrutiny, type Place, type Said } from './support/place.ts'
import { lookAfter, startWriter, type Acknowledged } from './support/writing.ts'

let place: Place
const run = (...words: string[]): Promise<Said> => scrutiny(place, ...words)
const backupAt = (name: string) => place.at(`${name}.backup`)

async function backUp(name: string): Promise<string> {
  expect((await run('backup', backupAt(name), '--as', 'Operator')).error).toBe('')
  return backupAt(name)
}

/** Acts of a writer, so that there is something to lose. */
async function writeSome(from: number, acts = 3): Promise<Acknowledged> {
  const known: Acknowledged = new Map()
  await startWriter(place, known, { from: [from], acts }).ended
  return known
}

/** What happened to the database itself, oldest first. */
async function eventsOf({ config }: Place) {
  const { db, connection } = openDatabase(databaseFile(config), readKeys(config.keysFile).database)
  const rows = await db
    .selectFrom('historyEvent')
    .select(['act', 'whoId', 'details'])
    .where('subject', '=', 'database')
    .orderBy('seq')
    .execute()
  connection.close()
  return rows.map(({ act, whoId, details }) => ({
    act,
    whoId,
    ...(JSON.parse(details) as Record<string, unknown>),
  }))
}

async function inDatabase(statement: string): Promise<unknown[]> {
  const { db, connection } = openDatabase(
    databaseFile(place.config),
    readKeys(place.config.keysFile).database,
  )
  const { rows } = await sql.raw(statement).execute(db)
  connection.close()
  return rows
}

beforeEach(async () => {
  place = await makePlace()
})
afterEach(() => {
  place.remove()
})

describe('a backup', () => {
  it('is made while people write, holds its own event, and leaves nothing else behind', async () => {
    const known: Acknowledged = new Map()
    const writing = startWriter(place, known, { from: [0, 0] })
    await writing.acknowledged(5)
    const said = await run('backup', backupAt('one'), '--as', 'Operator')
    const during = known.size
    writing.child.kill('SIGKILL')
    await writing.ended
    expect(said.error).toBe('')
    expect(said.out).toMatch(
      /bytes in \d+\.\d s\. SHA-256: [0-9a-f]{64}\n.*every page whole.*Record seal: [0-9a-f]{64}/,
    )
    expect(during).toBeGreaterThan(10)
    expect(await lookAfter(place, known)).toEqual({ lost: [], twice: [], history: 'holds' })
    expect(readdirSync(place.folder).filter((name) => name.includes('backup'))).toEqual(['one.backup'])
    expect(readdirSync(place.config.dataDir).filter((name) => name.startsWith('working'))).toEqual([])
    expect(statSync(backupAt('one')).mode & 0o777).toBe(0o600)

    const other = emptyPlace()
    copyFileSync(place.config.keysFile, other.config.keysFile)
    expect((await scrutiny(other, 'restore', backupAt('one'))).error).toBe('')
    expect((await eventsOf(other)).map(({ act }) => act)).toEqual(['backup made', 'restored'])
    other.remove()
  })

  it('never replaces a file, and says in the history who made it', async () => {
    await backUp('one')
    const again = await run('backup', backupAt('one'))
    expect([again.code, again.error]).toEqual([
      1,
      expect.stringMatching(/There is a file .* already; it was left/),
    ])
    const parts = await openParts(place.config)
    expect(await lastBackup(parts.db)).toEqual({ at: expect.stringMatching(/^20/) as string })
    parts.opened.connection.close()
    expect(await eventsOf(place)).toEqual([
      { act: 'backup made', whoId: 'operator:Operator' },
      expect.objectContaining({ act: 'backup verified', whoId: 'operator:Operator', events: 22 }),
    ])
  })
})

describe('a restore', () => {
  it('is refused while the server runs, and where the database there holds more', async () => {
    const file = await backUp('one')
    const letGo = lockDatabase(place.config)
    expect((await run('restore', file)).error).toMatch(/The server is running/)
    letGo()
    const known = await writeSome(0)
    expect((await run('restore', file)).error).toMatch(/holds events that this backup does not.*--replace/)
    expect(await lookAfter(place, known)).toMatchObject({ lost: [] })
  })

  it('keeps what stood there, signs everybody out, and says in the history what it replaced', async () => {
    await inDatabase("insert into session values ('hash', null, '{}', 'then', 'then')")
    const file = await backUp('one')
    const known = await writeSome(0)
    const said = await run('restore', file, '--replace', '--as', 'Operator')
    expect(said.out).toMatch(/Checked: every byte authentic, every page whole.*rows as when it was made/)
    expect((await lookAfter(place, known)).lost).toHaveLength(3)
    expect(await inDatabase('select count(*) as sessions from session')).toEqual([{ sessions: 0 }])
    const kept = readdirSync(place.config.dataDir).find((name) => name.includes('.replaced-')) ?? ''
    copyFileSync(`${place.config.dataDir}/${kept}`, databaseFile(place.config))
    expect((await lookAfter(place, known)).lost).toEqual([])
  })

  it('asks why where a newer record seal is known, and keeps the answer and the gap in the history', async () => {
    const old = await backUp('old')
    await writeSome(0)
    await backUp('new')
    const refused = await run('restore', old, '--replace')
    expect(refused.error).toMatch(
      /What was recorded after this backup is lost: the record seal of .* Say why: --reason/,
    )
    const said = await run('restore', old, '--replace', '--as', 'Operator', '--reason', 'The disk broke')
    expect(said.out).toMatch(/Lost: what came after/)
    expect((await eventsOf(place)).at(-1)).toMatchObject({
      act: 'restored',
      whoId: 'operator:Operator',
      fromSeq: 9,
      lostSeq: 14,
    })
    expect(await inDatabase("select details from history_event where details like '%disk broke%'")).toEqual(
      [],
    )
    expect(await inDatabase("select reason from record_version where subject = 'database'")).toEqual([
      { reason: 'The disk broke' },
    ])
    expect((await run('history', 'verify')).code).toBe(0)
  })

  it('is tried by restore-test, whose result is known afterwards', async () => {
    const file = await backUp('one')
    const inParts = async <Found>(read: (db: Db) => Promise<Found>): Promise<Found> => {
      const parts = await openParts(place.config)
      return read(parts.db).finally(() => parts.opened.connection.close())
    }
    const last = async () => (await inParts(lastRestoreTest))?.passed
    expect(await last()).toBeUndefined()
    expect((await run('restore-test', file)).out).toMatch(/The backup can be restored/)
    expect(await last()).toBe(true)
    writeFileSync(file, readFileSync(file).subarray(0, -1))
    expect((await run('restore-test', file)).error).toMatch(/cannot be restored: .*cut off/)
    expect(await last()).toBe(false)
    expect(await inParts(lastCheck)).toBeUndefined()
    expect((await run('doctor')).error).toMatch(/WRONG {2}last restore test: failed/)
    expect(await inParts(lastCheck)).toMatchObject({ passed: false, wrong: 'last restore test' })
    await backUp('two')
    await run('restore-test', backupAt('two'))
    expect((await run('doctor')).code).toBe(0)
    expect(await inParts(lastCheck)).toMatchObject({ passed: true })
    expect(existsSync(databaseFile(place.config))).toBe(true)
  })

  it('takes the newest of those that were named by their time, and none is a failed test', async () => {
    await run('restore-test', '--newest-in', place.folder)
    await run('backup', '--into', place.folder)
    await run('backup', '--into', place.folder)
    const [older, newer] = readdirSync(place.folder)
      .filter((name) => /^scrutiny-\d{4}-\d\d-\d\dT\d+Z\.backup$/.test(name))
      .sort()
    writeFileSync(place.at(older ?? ''), 'not a backup')
    expect((await run('restore-test', '--newest-in', place.folder)).out).toMatch(/can be restored/)
    writeFileSync(place.at(newer ?? ''), 'not a backup')
    expect((await run('restore-test', '--newest-in', place.folder)).code).toBe(1)
    const tests = (await eventsOf(place)).filter(({ act }) => act === 'restore tested')
    expect(tests).toMatchObject([{ outcome: 'failed' }, { outcome: 'passed' }, { outcome: 'failed' }])
  })
})
