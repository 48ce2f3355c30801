import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, type Config } from '../../server/config.ts'
import { migrate } from '../../server/database/migrate.ts'
import type { Act } from '../../server/database/write.ts'
import { makeKeys, readKeys, sealWith } from '../../server/keys.ts'
import { databaseFile, openOrCreate, openParts } from '../../server/start.ts'
import { testNow } from './app.ts'
import { peopleOf, type People } from './people.ts'
import { recordOneOfEach, type OneOfEach } from './records.ts'

export interface RecordsOnDisk {
  folder: string
  config: Config
  file: string
  records: OneOfEach
  people: People
  /** An act outside any request. */
  act: Act
  remove: () => void
}

/** An encrypted database file in a folder of its own, with people, houses and one record of each kind. */
export async function recordsOnDisk(): Promise<RecordsOnDisk> {
  const folder = mkdtempSync(join(tmpdir(), 'scrutiny-'))
  const config = readConfig({ DATA_DIR: join(folder, 'data'), KEYS_FILE: join(folder, 'keys.json') })
  makeKeys(config.keysFile)
  const opened = openOrCreate(config)
  await migrate(opened)
  opened.connection.close()
  const parts = await openParts(config)
  const people = await peopleOf(parts.db, sealWith(parts.keys.history))
  const act: Act = {
    who: { id: 'system', role: 'system' },
    at: testNow,
    key: null,
    newId: randomUUID,
    seal: sealWith(readKeys(config.keysFile).history),
  }
  const records = await recordOneOfEach(parts.db, act)
  parts.opened.connection.close()
  return {
    folder,
    config,
    file: databaseFile(config),
    records,
    people,
    act,
    remove: () => {
      rmSync(folder, { recursive: true })
    },
  }
}
