import { resolve } from 'node:path'
import { number } from '../../reports/wording.ts'
import { write } from '../database/write.ts'
import { chainHead, chainStart, record } from '../history/record.ts'
import { exportOpenFormats } from '../open-formats/export.ts'
import { fillFolder } from '../open-formats/folder.ts'
import { firstHouse } from '../records/declared.ts'
import { Refusal } from '../refusal.ts'
import { openParts } from '../start.ts'
import { writtenTo } from '../unwritten.ts'
import type { Called, Command } from './command.ts'
import { operatorAct } from './operator.ts'

export const exportCommand: Command = {
  name: 'export',
  usage: 'FOLDER [--as WHO]',
  help: 'Write all records in open formats into an empty folder: CSV, JSON, the issued documents as PDF/A, a README that explains each column, and checksums.\nNot encrypted: have it written onto an encrypted disk, and keep it as the records themselves. The history records the export.',
  options: { as: { type: 'string' } },
  run: async (called) => {
    const folder = folderIn(called)
    const parts = await openParts(called.config)
    try {
      const { db, opened } = parts
      await firstHouse(db)
      const fill = async () => {
        const act = operatorAct(called, parts.keys, parts.clock())
        const details = { form: 'open formats' }
        await write(db, act, (tx) => record(tx, act, { act: 'exported', subject: 'database', details }))
        const head = (await chainHead(db)) ?? chainStart
        const made = await exportOpenFormats(opened, folder, { at: act.at, head })
        return [
          `Wrote ${folder}: ${number(made.records)} records in ${number(made.files)} files. SHA-256 of SHA256SUMS: ${made.sha256}`,
          'These files are not encrypted. Keep them on an encrypted disk, as safe as the records themselves.',
        ]
      }
      return await writtenTo(folder, () => fillFolder(folder, fill))
    } finally {
      parts.opened.connection.close()
    }
  },
}

function folderIn({ positionals }: Called): string {
  const [folder, ...others] = positionals
  if (folder === undefined || others.length > 0)
    throw new Refusal('Say one folder. Try: npx scrutiny export --help')
  return resolve(folder)
}
