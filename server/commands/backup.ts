import { resolve } from 'node:path'
import { number } from '../../reports/wording.ts'
import { makeBackup } from '../backups/make.ts'
import { backupIn } from '../backups/named.ts'
import { openParts } from '../start.ts'
import type { Called, Command } from './command.ts'
import { fileIn, operatorAct, option } from './operator.ts'

export const backup: Command = {
  name: 'backup',
  usage: 'FILE | --into FOLDER [--as WHO]',
  help: 'Write an encrypted backup, while the server runs, and prove it by opening it.\nRestoring it takes the file and the key file: keep them apart. An existing file is never replaced. --into gives it a name that says when it was made.',
  options: { as: { type: 'string' }, into: { type: 'string' } },
  run: async (called) => {
    const started = performance.now()
    const parts = await openParts(called.config)
    try {
      const act = operatorAct(called, parts.keys, parts.clock())
      const file = fileFor(called, act.at)
      const made = await makeBackup(parts, act, file)
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      const { head, versions } = made.proof
      return [
        `Wrote ${file}: ${number(made.bytes)} bytes in ${seconds} s. SHA-256: ${made.sha256}`,
        `Opened and checked: every page whole, ${number(head.seq)} events and ${number(versions)} record versions hold. Record seal: ${head.seal}`,
      ]
    } finally {
      parts.opened.connection.close()
    }
  },
}

function fileFor(called: Called, at: string): string {
  const folder = option(called, 'into')
  return folder === undefined ? resolve(fileIn(called, 'backup')) : backupIn(resolve(folder), at)
}
