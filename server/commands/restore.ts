import { join, resolve } from 'node:path'
import { number } from '../../reports/wording.ts'
import { openBackup, restoreBackup, type Restored } from '../backups/restore.ts'
import { newestIn } from '../backups/named.ts'
import type { Proof } from '../backups/proof.ts'
import { inWorkingFolder } from '../backups/working-folder.ts'
import { systemClock } from '../clock.ts'
import { write, type Act } from '../database/write.ts'
import { record } from '../history/record.ts'
import { readKeys, type Keys } from '../keys.ts'
import type { Parts } from '../parts.ts'
import { Refusal } from '../refusal.ts'
import { databaseFile, lockDatabase, openParts } from '../start.ts'
import { accountLine } from './account-line.ts'
import type { Called, Command } from './command.ts'
import { fileIn, operatorAct, option } from './operator.ts'

const keysOption = { keys: { type: 'string' } } as const

export const restore: Command = {
  name: 'restore',
  usage: 'FILE [--as WHO] [--reason TEXT] [--replace] [--keys FILE]',
  help: 'Put a backup in the database’s place and prove it. The server must be stopped.\nA database that is already there is kept beside it; one that holds more than the backup is replaced only with --replace. Where something is known to be lost, --reason says why. --keys is the key file from when the backup was made, if the keys were rotated since.',
  options: {
    as: { type: 'string' },
    reason: { type: 'string' },
    replace: { type: 'boolean' },
    ...keysOption,
  },
  run: async (called) => {
    const { config } = called
    const file = resolve(fileIn(called, 'restore'))
    const keys = readKeys(config.keysFile)
    const letGo = lockDatabase(config)
    try {
      const restored = await restoreBackup({
        config,
        file,
        keys,
        keysThen: keysThen(called, keys),
        act: operatorAct(called, keys, systemClock()),
        reason: option(called, 'reason'),
        replace: called.values['replace'] === true,
      })
      return [`Restored ${databaseFile(config)} from ${file}.`, ...wordsOf(restored)]
    } finally {
      letGo()
    }
  },
}

/** The keys under which a backup was made; the history's key is always the one of today. */
function keysThen(called: Called, keys: Keys): Keys {
  const file = option(called, 'keys')
  return file === undefined ? keys : { ...readKeys(file), history: keys.history }
}

function wordsOf({ header, proof, gap, kept, accounts }: Restored): string[] {
  return [
    `Made ${header.at}. ${checked(proof)}`,
    ...(gap === undefined
      ? []
      : [
          `Lost: what came after, up to event ${gap.last.seq} of ${gap.last.at}. The history says so. Who was disabled, or got another role, in that time has the account of before.`,
        ]),
    ...(kept === undefined ? [] : [`What was there before is kept as ${kept}.`]),
    ...(proof.missing.length === 0
      ? []
      : ['It is of an older version of the program. Next: npx scrutiny upgrade']),
    ...accountsInWords(accounts),
  ]
}

/** A restore brings accounts back to life that were disabled since: only a person knows who holds which post today. */
const accountsInWords = (accounts: Restored['accounts']): string[] =>
  accounts === undefined
    ? ['Before the start, compare the accounts that can sign in: npx scrutiny users list']
    : [
        'These accounts can sign in. Before the start, disable who has left since: npx scrutiny users disable --email E-MAIL --as WHO',
        ...accounts.map((person) => `  ${accountLine(person)}`),
      ]

const checked = ({ head, versions, counts }: Proof): string => {
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return `Checked: every byte authentic, every page whole, ${number(head.seq)} events and ${number(versions)} record versions hold, ${number(rows)} rows as when it was made. Record seal: ${head.seal}`
}

export const restoreTest: Command = {
  name: 'restore-test',
  usage: 'FILE | --newest-in FOLDER [--as WHO] [--keys FILE]',
  help: 'Restore a backup into a folder of its own, prove it, and keep the result in the history.\nFor a weekly timer: --newest-in takes the newest of those that "backup --into" made.',
  options: { as: { type: 'string' }, 'newest-in': { type: 'string' }, ...keysOption },
  run: async (called) => {
    const file = fileToTest(called)
    const parts = await openParts(called.config)
    const act = operatorAct(called, parts.keys, parts.clock())
    try {
      const { proof } = await tryRestoring(parts, act, { file, keys: keysThen(called, parts.keys) })
      return [`The backup can be restored. ${checked(proof)}`]
    } finally {
      parts.opened.connection.close()
    }
  },
}

/** That there is no backup to test is a failed test; a command typed wrongly is none. */
function fileToTest(called: Called): () => string {
  const folder = option(called, 'newest-in')
  if (folder !== undefined) return () => newestIn(resolve(folder))
  const file = resolve(fileIn(called, 'restore-test'))
  return () => file
}

async function tryRestoring(parts: Parts, act: Act, { file, keys }: { file: () => string; keys: Keys }) {
  try {
    const opened = await inWorkingFolder(parts.config.dataDir, (folder) =>
      openBackup(file(), keys, join(folder, 'tested.db')),
    )
    await tell(parts, act, { outcome: 'passed', events: opened.proof.head.seq, seal: opened.proof.head.seal })
    return opened
  } catch (cause) {
    await tell(parts, act, { outcome: 'failed' })
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Refusal(`The backup cannot be restored: ${why}`, { cause })
  }
}

const tell = (parts: Parts, act: Act, details: Record<string, string | number>) =>
  write(parts.db, act, (tx) => record(tx, act, { act: 'restore tested', subject: 'database', details }))
