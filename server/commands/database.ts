import { existsSync } from 'node:fs'
import { stampOf, systemClock } from '../clock.ts'
import { openDatabase } from '../database/open.ts'
import { migrate, schemaText } from '../database/migrate.ts'
import { missingSteps } from '../database/upgrade-steps.ts'
import { write } from '../database/write.ts'
import { sealNewCodes } from '../history/codes.ts'
import { makeKeys, readKeys } from '../keys.ts'
import { databaseFile, lockDatabase, openOrCreate } from '../start.ts'
import type { Called, Command } from './command.ts'
import { operatorAct } from './operator.ts'

export const keys: Command = {
  name: 'keys',
  usage: '',
  help: 'Make the key file (KEYS_FILE), readable by you only. Keep a copy apart from the data: without it nothing can be read.',
  options: {},
  run: ({ config }) => {
    makeKeys(config.keysFile)
    return Promise.resolve([
      `Made ${config.keysFile}. Keep a copy apart from the data: without it nothing can be read.`,
    ])
  },
}

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  help: 'Make the database (DATA_DIR), or bring its schema up to date after a copy of it. The server must be stopped.\nFor a database that holds records use "npx scrutiny upgrade": it also brings the records up to date, and checks all of it.',
  options: {},
  run: async (called) => {
    const { config } = called
    const isNew = !existsSync(databaseFile(config))
    const letGo = lockDatabase(config)
    try {
      const copy = `${databaseFile(config)}.before-${stampOf(systemClock())}`
      const { ran, steps } = await migrateTo(called, copy, isNew)
      const left =
        steps.length === 0
          ? []
          : ['Now run "npx scrutiny upgrade": its records are to be brought up to date.']
      if (ran.length === 0) return left.length === 0 ? ['The database is up to date.'] : left
      return [
        `${isNew ? 'Made' : 'Brought up to date'} ${databaseFile(config)}: ${ran.join(', ')}.`,
        ...(isNew ? [] : [`The copy from before is ${copy}.`]),
        ...left,
      ]
    } finally {
      letGo()
    }
  },
}

async function migrateTo(
  called: Called,
  copy: string,
  isNew: boolean,
): Promise<{ ran: string[]; steps: string[] }> {
  const opened = openOrCreate(called.config)
  try {
    const ran = await migrate(opened, copy)
    const act = operatorAct(called, readKeys(called.config.keysFile), systemClock())
    if (isNew) await write(opened.db, act, (tx) => sealNewCodes(tx, act))
    return { ran, steps: await missingSteps(opened.db) }
  } finally {
    opened.connection.close()
  }
}

export const schema: Command = {
  name: 'schema',
  usage: '> migrations/schema.sql',
  help: 'Print the schema as the migrations make it.',
  options: {},
  run: async () => {
    const opened = openDatabase(':memory:', Buffer.alloc(32))
    await migrate(opened)
    return [schemaText(opened.connection).trimEnd()]
  },
}
