import { copyFileSync, readdirSync, renameSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { openDatabase } from '../../server/database/open.ts'
import { makeKeys, readKeys } from '../../server/keys.ts'
import { databaseFile, openOrCreate, openParts } from '../../server/start.ts'
import { emptyPlace, makePlace, scrutiny, type Place, type Said } from './support/place.ts'
import { lookAfter, startWriter, type Acknowledged } from './support/writing.ts'

let place: Place
const run = (...words: string[]): Promise<Said> => scrutiny(place, ...words)

afterEach(() => {
  place.remove()
})

describe('an upgrade', () => {
  const names = Object.keys(migrations)
  const last = names.at(-1) ?? ''

  /** A database as the version before this one left it. */
  beforeEach(async () => {
    place = emptyPlace()
    makeKeys(place.config.keysFile)
    const { db, connection } = openOrCreate(place.config)
    connection.exec('create table migration (name text primary key) strict')
    for (const name of names.slice(0, -1)) {
      await migrations[name]?.up(db)
      await sql`insert into migration (name) values (${name})`.execute(db)
    }
    connection.exec("insert into about values ('canary', 'still here')")
    connection.close()
  })

  const about = () => {
    const { connection } = openDatabase(databaseFile(place.config), readKeys(place.config.keysFile).database)
    const value = connection.prepare("select value from about where name = 'canary'").pluck().get()
    const applied = connection.prepare('select name from migration order by name desc').pluck().get()
    connection.close()
    return { value, applied }
  }

  it('backs up, migrates and verifies', async () => {
    await expect(openParts(place.config)).rejects.toThrow(/older than this version.*upgrade/)
    const said = await run('upgrade', '--as', 'Operator')
    expect(said.error).toBe('')
    expect(said.out).toContain(`Brought up to date: ${last}.`)
    expect(about()).toEqual({ value: 'still here', applied: last })
    const kept = readdirSync(place.config.dataDir).filter((name) => name.startsWith('before-upgrade-'))
    expect(kept).toHaveLength(1)
    expect((await run('upgrade')).out).toBe('The database is up to date.\n')
    expect((await run('history', 'verify')).code).toBe(0)
  })

  it('leaves the old database as it was when it does not hold', async () => {
    const { connection } = openDatabase(databaseFile(place.config), readKeys(place.config.keysFile).database)
    connection.pragma('foreign_keys=OFF')
    connection.exec("insert into session values ('x', 'nobody', '{}', 'then', 'then')")
    connection.close()
    const said = await run('upgrade')
    expect(said.error).toMatch(/references in it lead nowhere/)
    expect(about()).toEqual({ value: 'still here', applied: names.at(-2) })
    expect(readdirSync(place.config.dataDir).filter((name) => /working|backup/.test(name))).toEqual([])
  })
})

describe('a change of keys', () => {
  const known: Acknowledged = new Map()
  beforeEach(async () => {
    place = await makePlace()
    known.clear()
    await startWriter(place, known, { from: [0], acts: 3 }).ended
  })

  const oldKeys = () => {
    const name = readdirSync(place.folder).find((each) => each.startsWith('keys.json.before-')) ?? ''
    return place.at(name)
  }

  it('loses nothing, and the old key opens nothing but older backups', async () => {
    await run('backup', place.at('old.backup'))
    const before = readKeys(place.config.keysFile)
    const said = await run('rotate-keys', '--as', 'Operator')
    expect(said.error).toBe('')
    expect(await lookAfter(place, known)).toEqual({ lost: [], twice: [], history: 'holds' })
    expect(() => openDatabase(databaseFile(place.config), before.database)).toThrow(/the key is not the one/)
    const now = readKeys(place.config.keysFile)
    for (const name of ['database', 'history', 'backup', 'session'] as const)
      expect(said.out).toContain(`"${name}": "${now[name].toString('hex')}"`)
    for (const name of ['database', 'backup', 'session'] as const)
      expect([name, now[name].equals(before[name])]).toEqual([name, false])
    expect(now.history.equals(before.history)).toBe(true)

    expect((await run('restore', place.at('old.backup'), '--replace')).error).toMatch(
      /another backup key.*--keys FILE/,
    )
    const again = ['--replace', '--reason', 'test', '--keys', oldKeys()]
    expect((await run('restore', place.at('old.backup'), ...again)).error).toBe('')
    expect(await lookAfter(place, known)).toEqual({ lost: [], twice: [], history: 'holds' })
    expect((await run('doctor')).code).toBe(0)
  })

  it('is ended when it was cut off, whichever key file the database has by then', async () => {
    copyFileSync(place.config.keysFile, place.at('first.json'))
    await run('rotate-keys')
    // Cut off after the database was put in place: its keys are still in the file beside.
    renameSync(place.config.keysFile, `${place.config.keysFile}.next`)
    copyFileSync(place.at('first.json'), place.config.keysFile)
    await expect(openParts(place.config)).rejects.toThrow(/change of keys was cut off.*rotate-keys/)
    expect((await run('rotate-keys')).error).toBe('')
    expect(await lookAfter(place, known)).toMatchObject({ lost: [], history: 'holds' })
    // Cut off before: the database is as it stood.
    makeKeys(`${place.config.keysFile}.next`)
    expect((await run('rotate-keys')).error).toBe('')
    expect(await lookAfter(place, known)).toMatchObject({ lost: [], history: 'holds' })
  })
})
