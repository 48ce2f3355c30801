import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openDatabase, type Opened } from '../database/open.ts'
import type { Keys } from '../keys.ts'
import { Refusal } from '../refusal.ts'
import { databaseFile } from '../start.ts'
import { copyDatabase } from './copy.ts'
import { changeKey, putInPlace, settle } from './in-place.ts'
import { proveDatabase, type Proof } from './proof.ts'
import { inWorkingFolder } from './working-folder.ts'

export interface Change {
  config: Config
  keys: Keys
  /** The keys from then on, where they change. */
  newKeys?: Keys
  /** What is done to the copy. */
  change: (copy: Opened) => Promise<void>
  /** Run when the copy is proved and about to take the database's place. */
  beforeSwap?: () => void
}

/**
 * Changes the whole database on a copy: changes it, reads all of it, and only then puts it in the database's place in one
 * step. Whatever fails, the old file stands as it was. The server must be stopped.
 */
export function changeOnCopy({ config, keys, newKeys = keys, change, beforeSwap }: Change): Promise<Proof> {
  const file = databaseFile(config)
  if (!existsSync(file)) throw new Refusal(`There is no database at ${file}.`)
  return inWorkingFolder(config.dataDir, async (folder) => {
    const copy = join(folder, 'changed.db')
    await copyDatabase({ file, key: keys.database, to: copy })
    const opened = openDatabase(copy, keys.database)
    try {
      await change(opened)
    } finally {
      settle(opened.connection)
    }
    await changeKey(copy, keys, newKeys)
    const proof = await proveDatabase(copy, newKeys)
    settle(openDatabase(copy, newKeys.database).connection)
    settle(openDatabase(file, keys.database).connection)
    beforeSwap?.()
    putInPlace(copy, file)
    return proof
  })
}
