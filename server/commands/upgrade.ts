import { join } from 'node:path'
import { number } from '../../reports/wording.ts'
import { changeOnCopy } from '../backups/changed.ts'
import { makeBackup } from '../backups/make.ts'
import { stampOf } from '../clock.ts'
import { migrate, missingMigrations } from '../database/migrate.ts'
import { write } from '../database/write.ts'
import { record } from '../history/record.ts'
import type { Parts } from '../parts.ts'
import { lockDatabase, openOlderParts } from '../start.ts'
import type { Called, Command } from './command.ts'
import { operatorAct } from './operator.ts'

export const upgrade: Command = {
  name: 'upgrade',
  usage: '[--as WHO]',
  help: 'After a new version was installed: back up, bring the database up to date, check all of it.\nThe server must be stopped. If anything fails, the old database stands as it was.',
  options: { as: { type: 'string' } },
  run: async (called) => {
    const letGo = lockDatabase(called.config)
    try {
      const parts = await openOlderParts(called.config)
      const missing = await missingMigrations(parts.db)
      if (missing.length > 0) return await upgradeTo(called, parts, missing)
      parts.opened.connection.close()
      return ['The database is up to date.']
    } finally {
      letGo()
    }
  },
}

async function upgradeTo(called: Called, parts: Parts, missing: readonly string[]): Promise<string[]> {
  const { config, keys } = parts
  const act = operatorAct(called, keys, parts.clock())
  const file = join(config.dataDir, `before-upgrade-${stampOf(act.at)}.backup`)
  const backedUp = await makeBackup(parts, act, file).finally(() => parts.opened.connection.close())
  const { head } = await changeOnCopy({
    config,
    keys,
    change: async (copy) => {
      await migrate(copy)
      const details = { migrations: missing.length, last: missing.at(-1) ?? '' }
      await write(copy.db, act, (tx) => record(tx, act, { act: 'upgraded', subject: 'database', details }))
    },
  })
  return [
    `Backed up to ${backedUp.file}.`,
    `Brought up to date: ${missing.join(', ')}.`,
    `Checked: every page whole, ${number(head.seq)} events hold, every record reads as recorded. Record seal: ${head.seal}`,
  ]
}
