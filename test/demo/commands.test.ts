import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { markAsDemonstration, workedExampleLines } from '../../server/demo/about.ts'
import { demo, seed } from '../../server/commands/demo.ts'
import { backup } from '../../server/commands/backup.ts'
import { historyVerify } from '../../server/commands/history.ts'
import { restore } from '../../server/commands/restore.ts'
import { rotateKeys } from '../../server/commands/rotate-keys.ts'
import { readConfig, type Config } from '../../server/config.ts'
import { migrate } from '../../server/database/migrate.ts'
import { makeKeys } from '../../server/keys.ts'
import { lockDatabase, openOrCreate } from '../../server/start.ts'

let folder: string
let config: Config
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrutiny-demo-'))
  config = readConfig({ DATA_DIR: join(folder, 'data'), KEYS_FILE: join(folder, 'keys.json') })
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const run = (command: typeof demo, values: Record<string, string | boolean> = {}, ...positionals: string[]) =>
  command.run({ config, values, positionals })

async function realRecords(): Promise<void> {
  makeKeys(config.keysFile)
  const opened = openOrCreate(config)
  await migrate(opened)
  await opened.db
    .insertInto('person')
    .values({
      id: 'somebody',
      name: 'Scrutineer',
      email: 'scrutineer@example.org',
      role: 'scrutineer',
      establishmentId: null,
      organisation: null,
      passwordHash: '',
      createdAt: '2026-01-05T09:00:00.000Z',
      appointedAs: 'holder',
      appointedFrom: '2026-01-05',
      appointedTo: null,
      disabledAt: null,
      version: 1,
    })
    .execute()
  opened.connection.close()
}

/** Asks the database and closes it again. */
async function ask<Answer>(
  question: (opened: ReturnType<typeof openOrCreate>) => Promise<Answer>,
): Promise<Answer> {
  if (!existsSync(config.keysFile)) makeKeys(config.keysFile)
  const opened = openOrCreate(config)
  try {
    return await question(opened)
  } finally {
    opened.connection.close()
  }
}

const rename = (name: string) =>
  ask(({ db }) => db.updateTable('person').set({ name }).where('role', '=', 'partner').execute())

const countOf = (table: 'incident' | 'person' | 'historyEvent') =>
  ask(async ({ db }) => {
    const { count } = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return count
  })

describe('npx scrutiny demo', () => {
  it('refuses a database that holds real records, and leaves it as it is', async () => {
    await realRecords()
    await expect(run(demo)).rejects.toThrow('holds real records')
    await expect(run(seed, { size: '10', seed: '1' })).rejects.toThrow('holds real records')
    expect(await countOf('person')).toBe(1)
    expect(await countOf('historyEvent')).toBe(0)
  })

  it('makes its own keys, starts over where it was cut off half-way, and keeps what stands there', async () => {
    await ask(async (opened) => {
      await migrate(opened)
      await markAsDemonstration(opened.db, workedExampleLines)
    })
    const [made] = await run(demo)
    expect(made).toMatch(/was made\.$/)
    const incidents = await countOf('incident')
    await rename('Renamed')
    const [kept] = await run(demo)
    expect(kept).toMatch(/was kept as it was/)
    const names = await ask(({ db }) => db.selectFrom('person').select('name').execute())
    expect(names).toContainEqual({ name: 'Renamed' })
    expect(await countOf('incident')).toBe(incidents)

    // Every command on it goes by its own clock.
    await rename('Partner, Kent Police (demonstration)')
    const file = join(folder, 'example.backup')
    await run(backup, { as: 'operator' }, file)
    await run(restore, { as: 'operator', replace: true }, file)
    await run(rotateKeys, { as: 'operator' })
    const times = await ask(({ db }) =>
      db
        .selectFrom('historyEvent')
        .select(['act', 'at'])
        .where('whoRole', '=', 'operator')
        .orderBy('seq')
        .execute(),
    )
    expect(times.map(({ act }) => act)).toEqual(expect.arrayContaining(['restored', 'keys rotated']))
    expect([...new Set(times.map(({ at }) => at.slice(0, 10)))]).toEqual(['2019-12-04'])
    expect(await run(historyVerify)).toEqual([expect.stringMatching(/^The history holds: /)])
  })

  it('waits for no running server: it refuses at once', async () => {
    await run(seed, { size: '1', seed: '1' })
    const letGo = lockDatabase(config)
    await expect(run(demo)).rejects.toThrow('server is running on this database')
    letGo()
  })

  it('says so when the keys of its database are gone', async () => {
    await run(seed, { size: '1', seed: '1' })
    rmSync(config.keysFile)
    await expect(run(demo)).rejects.toThrow('its key file')
    expect(existsSync(config.keysFile)).toBe(false)
  })
})

describe('npx scrutiny seed', () => {
  it('fills an empty database with so many incidents, and the history holds', async () => {
    await run(seed, { size: '500', seed: '1' })
    expect(await countOf('incident')).toBe(500)
    expect(await run(historyVerify)).toEqual([expect.stringMatching(/^The history holds: /)])
  })

  it('numbers without gaps, also when more are added', async () => {
    await run(seed, { size: '40', seed: '1' })
    await run(seed, { size: '40', seed: '1' })
    const rows = await ask(({ db }) =>
      db.selectFrom('incident').select('number').where('number', 'like', 'CKI-%').orderBy('serial').execute(),
    )
    expect(rows).toHaveLength(48)
    expect(rows.at(-1)).toEqual({ number: 'CKI-2018-0048' })
    expect(await run(historyVerify)).toEqual([expect.stringMatching(/^The history holds: /)])
  })

  it.each([{}, { size: '0', seed: '1' }, { size: 'many', seed: '1' }, { size: '10' }])(
    'asks for whole numbers: %o',
    async (values) => {
      await expect(run(seed, values as Record<string, string>)).rejects.toThrow(
        /^Say --(size|seed) as a whole number/,
      )
    },
  )
})
