import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { changeOnCopy } from '../backups/changed.ts'
import { syncFolder } from '../backups/in-place.ts'
import { stampOf } from '../clock.ts'
import type { Config } from '../config.ts'
import { openDatabase } from '../database/open.ts'
import { write, type Act } from '../database/write.ts'
import { record } from '../history/record.ts'
import { keyId, readKeys, writeKeys, type Keys } from '../keys.ts'
import { databaseFile, lockDatabase, nextKeysFile as nextOf, timeOf } from '../start.ts'
import type { Command } from './command.ts'
import { operatorAct } from './operator.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { dropEverySession } from '../access/sessions/actions.ts'

export const rotateKeys: Command = {
  name: 'rotate-keys',
  usage: '[--as WHO]',
  help: 'Change the keys of the database, the backups and the sessions. The server must be stopped.\nThe history’s key stays: every event is sealed with it. The old key file is kept beside, since older backups need it: move it to where the backups’ key is kept.\nPrints the new keys once, on a recovery sheet for two sealed envelopes.',
  options: { as: { type: 'string' } },
  run: async (called) => {
    const { config } = called
    const letGo = lockDatabase(config)
    try {
      finishCutOff(config)
      const keys = readKeys(config.keysFile)
      const act = operatorAct(called, keys, await timeOf(config))
      const kept = await rotate(config, keys, act)
      return [
        'Changed the keys of the database, the backups and the sessions; the history’s key stays. Everybody is signed out.',
        `The old key file is ${kept}: backups made until now need it (restore --keys). Make a new backup now.`,
        'The sealed envelopes from before open none of what is made from now on. Keep them with those older backups, and seal this sheet in two new ones:',
        '',
        ...recoverySheet(readKeys(config.keysFile), config, act.at),
      ]
    } finally {
      letGo()
    }
  },
}

/** @returns where the old key file is kept */
async function rotate(config: Config, keys: Keys, act: Act): Promise<string> {
  const newKeys = { ...keys, database: randomBytes(32), backup: randomBytes(32), session: randomBytes(32) }
  const kept = `${config.keysFile}.before-${stampOf(act.at)}`
  await changeOnCopy({
    config,
    keys,
    newKeys,
    change: async ({ db }) => {
      const details = { database: keyId(newKeys.database), backup: keyId(newKeys.backup) }
      await write(db, act, async (tx) => {
        await record(tx, act, { act: 'keys rotated', subject: 'database', details })
        await dropEverySession(tx)
      })
    },
    // From here on both key files are there: whichever fits the database, nothing is lost.
    beforeSwap: () => {
      writeKeys(nextOf(config), newKeys)
      linkSync(config.keysFile, kept)
      syncFolder(dirname(config.keysFile))
    },
  })
  takeNext(config)
  return kept
}

function takeNext(config: Config): void {
  renameSync(nextOf(config), config.keysFile)
  syncFolder(dirname(config.keysFile))
}

/** Ends a rotation that was cut off: whichever of the two key files opens the database is the right one. */
function finishCutOff(config: Config): void {
  if (!existsSync(nextOf(config))) return
  if (opens(config, config.keysFile)) {
    rmSync(nextOf(config))
    return
  }
  openDatabase(databaseFile(config), readKeys(nextOf(config)).database).connection.close()
  takeNext(config)
}

function opens(config: Config, keysFile: string): boolean {
  try {
    openDatabase(databaseFile(config), readKeys(keysFile).database).connection.close()
    return true
  } catch {
    // The other key file is tried next, and its refusal is shown.
    return false
  }
}
