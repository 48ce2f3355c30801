import { existsSync } from 'node:fs'
import { stampOf, systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { openDatabase } from '../database/open.ts'
import { migrate, schemaText } from '../database/migrate.ts'
import { makeKeys } from '../keys.ts'
import { databaseFile, lockDatabase, openOrCreate } from '../start.ts'
import type { Command } from './command.ts'

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
  help: 'Make the database (DATA_DIR), or bring it up to date after a copy of it. The server must be stopped.',
  options: {},
  run: async ({ config }) => {
    const isNew = !existsSync(databaseFile(config))
    const letGo = lockDatabase(config)
    try {
      const copy = `${databaseFile(config)}.before-${stampOf(systemClock())}`
      const ran = await migrateTo(config, copy)
      if (ran.length === 0) return ['The database is up to date.']
      return [
        `${isNew ? 'Made' : 'Brought up to date'} ${databaseFile(config)}: ${ran.join(', ')}.`,
        ...(isNew ? [] : [`The copy from before is ${copy}.`]),
      ]
    } finally {
      letGo()
    }
  },
}

async function migrateTo(config: Config, copy: string): Promise<string[]> {
  const opened = openOrCreate(config)
  try {
    return await migrate(opened, copy)
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
