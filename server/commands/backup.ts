import { resolve } from 'node:path'
import { number } from '../../reports/wording.ts'
import { makeBackup } from '../backups/make.ts'
import { openParts } from '../start.ts'
import type { Command } from './command.ts'
import { fileIn, operatorAct } from './operator.ts'

export const backup: Command = {
  name: 'backup',
  usage: 'FILE [--as WHO]',
  help: 'Write an encrypted backup, while the server runs, and prove it by opening it.\nRestoring it takes the file and the key file: keep them apart. An existing file is never replaced.',
  options: { as: { type: 'string' } },
  run: async (called) => {
    const file = resolve(fileIn(called, 'backup'))
    const started = performance.now()
    const parts = await openParts(called.config)
    try {
      const made = await makeBackup(parts, operatorAct(called, parts.keys, parts.clock()), file)
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
