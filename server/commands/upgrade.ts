import { join } from 'node:path'
import { number, plural } from '../../reports/wording.ts'
import { changeOnCopy } from '../backups/changed.ts'
import { makeBackup } from '../backups/make.ts'
import { stampOf } from '../clock.ts'
import { isUpToDate } from '../database/up-to-date.ts'
import type { Parts } from '../parts.ts'
import { lockDatabase, openOlderParts } from '../start.ts'
import { upgradeDatabase, type Upgraded } from '../upgrades/upgrade.ts'
import type { Called, Command } from './command.ts'
import { operatorAct } from './operator.ts'

export const upgrade: Command = {
  name: 'upgrade',
  usage: '[--as WHO]',
  help: 'After a new version was installed: back up, bring the database up to date, check all of it.\nThe server must be stopped. If anything fails, the old database is left as it was.',
  options: { as: { type: 'string' } },
  run: async (called) => {
    const letGo = lockDatabase(called.config)
    try {
      const parts = await openOlderParts(called.config)
      if (!(await isUpToDate(parts.db))) return await upgradeTo(called, parts)
      parts.opened.connection.close()
      return ['The database is up to date.']
    } finally {
      letGo()
    }
  },
}

async function upgradeTo(called: Called, parts: Parts): Promise<string[]> {
  const { config, keys } = parts
  const act = operatorAct(called, keys, parts.clock())
  const file = join(config.dataDir, `before-upgrade-${stampOf(act.at)}.backup`)
  const backedUp = await makeBackup(parts, act, file).finally(() => parts.opened.connection.close())
  let upgraded: Upgraded = { migrations: [], steps: [] }
  const { head } = await changeOnCopy({
    config,
    keys,
    change: async (copy) => {
      upgraded = await upgradeDatabase(copy, act, config)
    },
  })
  return [
    `Backed up to ${backedUp.file}.`,
    ...broughtUp(upgraded),
    `Checked: every page whole, ${number(head.seq)} events hold, every record reads as recorded. Record seal: ${head.seal}`,
  ]
}

const broughtUp = ({ migrations, steps }: Upgraded): string[] => [
  ...(migrations.length === 0 ? [] : [`Brought up to date: ${migrations.join(', ')}.`]),
  ...steps.map(({ name, records }) => `Step ${name}: ${plural(records, 'record')} brought up to date.`),
]
