import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, schemaText } from '../../server/database/migrate.ts'
import { isSafe, openDatabase } from '../../server/database/open.ts'
import { readConfig } from '../../server/config.ts'
import { makeKeys, readKeys } from '../../server/keys.ts'
import { lockDatabase, openOrCreate, openParts } from '../../server/start.ts'

const key = Buffer.alloc(32, 7)
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrutiny-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const config = () => readConfig({ DATA_DIR: join(folder, 'data'), KEYS_FILE: join(folder, 'keys.json') })

async function makeDatabase(): Promise<void> {
  makeKeys(config().keysFile)
  const opened = openOrCreate(config())
  await migrate(opened)
  opened.connection.close()
}

describe('the database file', () => {
  it('reads back its pragmas at the first and at the second opening', () => {
    for (const _time of [1, 2]) {
      const { connection } = openDatabase(join(folder, 'one.db'), key)
      const read = (name: string) => connection.pragma(name, { simple: true })
      expect([
        read('journal_mode'),
        read('synchronous'),
        read('foreign_keys'),
        read('secure_delete'),
        read('trusted_schema'),
      ]).toEqual(['wal', 2, 1, 1, 0])
      connection.exec('create table if not exists t (x)')
      connection.close()
    }
  })

  it('cannot be read without its key, in the file or in its log', async () => {
    const { db, connection } = openDatabase(join(folder, 'one.db'), key)
    await migrate({ db, connection })
    await db.insertInto('about').values({ name: 'canary', value: 'a child said this' }).execute()
    const bytes = [readFileSync(join(folder, 'one.db')), readFileSync(join(folder, 'one.db-wal'))]
    for (const each of bytes) expect(each.includes('a child said this')).toBe(false)
    expect(bytes[0]?.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
    connection.close()
  })

  it.each([
    ['3.51.2', false],
    ['3.51.3', true],
    ['3.52.0', false],
    ['3.52.1', true],
    ['3.53.4', true],
    ['3.7.0', false],
  ])('is never opened with a SQLite that can damage it: %s', (version, safe) => {
    expect(isSafe(version)).toBe(safe)
  })

  it('is for its owner only', () => {
    openDatabase(join(folder, 'one.db'), key).connection.close()
    expect(statSync(join(folder, 'one.db')).mode & 0o777).toBe(0o600)
  })

  it('refuses the wrong key, a damaged file and a file that is none, and changes nothing', async () => {
    const file = join(folder, 'one.db')
    const opened = openDatabase(file, key)
    await migrate(opened)
    opened.connection.close()
    const before = readFileSync(file)
    expect(() => openDatabase(file, Buffer.alloc(32, 8))).toThrow(/the key is not the one it was made with/)
    expect(readFileSync(file).equals(before)).toBe(true)
    const damaged = join(folder, 'damaged.db')
    copyFileSync(file, damaged)
    const bytes = readFileSync(damaged)
    bytes.fill(1, 20_000, 60_000)
    writeFileSync(damaged, bytes)
    expect(() => openDatabase(damaged, key)).toThrow(/damaged|not a database/)
    expect(readFileSync(damaged).equals(bytes)).toBe(true)
    writeFileSync(join(folder, 'text.db'), 'This is a letter and no database. '.repeat(200))
    expect(() => openDatabase(join(folder, 'text.db'), key)).toThrow(/not a database/)
  })

  it('takes no boolean or word where a number belongs', async () => {
    const { connection, db } = openDatabase(':memory:', key)
    await migrate({ connection, db })
    expect(() => connection.exec("insert into establishment values ('a', 'ASH', 'one', 'now')")).toThrow(
      /cannot store TEXT/,
    )
  })
})

describe('the start', () => {
  it('refuses where there is no key file, no database, an older schema or a newer one', async () => {
    await expect(openParts(config())).rejects.toThrow(/There is no database/)
    makeKeys(config().keysFile)
    openOrCreate(config()).connection.close()
    await expect(openParts(config())).rejects.toThrow(/older than this version.*migrate/)
    const opened = openOrCreate(config())
    await migrate(opened)
    opened.connection.exec("insert into migration values ('2999-01-01-flying-cars')")
    opened.connection.close()
    await expect(openParts(config())).rejects.toThrow(
      /newer than this version.*flying-cars.*nothing was changed/,
    )
    rmSync(config().keysFile)
    await expect(openParts(config())).rejects.toThrow(/There is no key file/)
  })

  it('refuses a key file that others can read, or that holds one key twice', () => {
    const file = config().keysFile
    makeKeys(file)
    expect(readKeys(file).database).toHaveLength(32)
    writeFileSync(file, readFileSync(file), { mode: 0o644 })
    writeFileSync(join(folder, 'open.json'), readFileSync(file), { mode: 0o644 })
    expect(() => readKeys(join(folder, 'open.json'))).toThrow(/can be read by other users/)
    const twice = 'ab'.repeat(32)
    writeFileSync(
      join(folder, 'twice.json'),
      JSON.stringify({ database: twice, history: twice, session: twice, backup: twice }),
      { mode: 0o600 },
    )
    expect(() => readKeys(join(folder, 'twice.json'))).toThrow(/one key twice/)
    const three = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
    const written: [string, Record<string, string>, RegExp][] = [
      ['default', { ...three, backup: '00'.repeat(32) }, /can be guessed/],
      ['short', { ...three, session: 'abcdef' }, /64 hexadecimal digits/],
    ]
    for (const [name, content, refusal] of written) {
      writeFileSync(join(folder, name), JSON.stringify(content), { mode: 0o600 })
      expect(() => readKeys(join(folder, name))).toThrow(refusal)
    }
  })

  it('holds the database for one server, and lets go of it', async () => {
    await makeDatabase()
    const letGo = lockDatabase(config())
    expect(() => lockDatabase(config())).toThrow(/The server is running on this database/)
    letGo()
    lockDatabase(config())()
  })

  it('refuses plain http anywhere but on this machine, and lists all that is wrong at once', () => {
    expect(() => readConfig({ ORIGIN: 'http://scrutiny.example.org' })).toThrow(/must begin with https/)
    expect(() => readConfig({ PORT: 'x', ORIGIN: 'nowhere' })).toThrow(/PORT.*ORIGIN/)
  })

  it.each([{}, { ORIGIN: 'https://scrutiny.example.org', TRUST_PROXY: '1' }])(
    'listens on this machine alone, also where a proxy stands in front (%j)',
    (settings) => {
      for (const HOST of ['0.0.0.0', '::', '192.0.2.1', 'scrutiny.example.org', ''])
        expect(() => readConfig({ ...settings, HOST }), HOST).toThrow(
          'HOST must be 127.0.0.1: put the proxy that does TLS on this machine',
        )
      for (const HOST of ['127.0.0.1', '::1', 'localhost'])
        expect(readConfig({ ...settings, HOST }).host).toBe(HOST)
    },
  )

  it.each([undefined, '', '0', 'true'])(
    'refuses https while the proxy is not believed (TRUST_PROXY=%s): nobody could sign in',
    (trust) => {
      const env = { ORIGIN: 'https://scrutiny.example.org', TRUST_PROXY: trust }
      expect(() => readConfig(env)).toThrow('TRUST_PROXY must be 1 while ORIGIN is https')
      expect(() => readConfig({ TRUST_PROXY: trust })).not.toThrow()
    },
  )
})

describe('migrations', () => {
  it('copy a database before they change it', async () => {
    const opened = openDatabase(join(folder, 'one.db'), key)
    const copy = join(folder, 'copy.db')
    await migrate(opened, copy)
    expect(existsSync(copy)).toBe(false)
    opened.connection.exec(
      "delete from migration where name like '%reviews'; drop table review_receipt; drop table review_opinion",
    )
    opened.connection.exec('drop table review_commentary; drop table review; drop table issued_document')
    expect(await migrate(opened, copy)).toEqual(['2026-11-22-5-reviews'])
    const copied = openDatabase(copy, key)
    expect(
      copied.connection.prepare("select count(*) as n from sqlite_schema where name = 'review'").get(),
    ).toEqual({ n: 0 })
    copied.connection.close()
    opened.connection.close()
  })

  it('leave nothing behind when one fails half-way', async () => {
    const opened = openDatabase(':memory:', key)
    opened.connection.exec('create table review (x)')
    await expect(migrate(opened)).rejects.toThrow(/review already exists/)
    const left = opened.connection
      .prepare("select count(*) as n from sqlite_schema where name = 'issued_document'")
      .get()
    expect(left).toEqual({ n: 0 })
  })

  it('make the schema that migrations/schema.sql shows', async () => {
    const opened = openDatabase(':memory:', key)
    await migrate(opened)
    const shown = readFileSync(join(import.meta.dirname, '..', '..', 'migrations', 'schema.sql'), 'utf8')
    expect(shown, 'run: npx scrutiny schema > migrations/schema.sql').toBe(
      `${schemaText(opened.connection).trimEnd()}\n`,
    )
  })
})
