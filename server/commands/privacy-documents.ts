import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { localDateOf } from '../../reports/clocks.ts'
import { privacyDocuments } from '../privacy-documents/documents.ts'
import { privacyFacts } from '../privacy-documents/facts.ts'
import { Refusal } from '../refusal.ts'
import { openParts } from '../start.ts'
import { writtenTo } from '../unwritten.ts'
import type { Command } from './command.ts'
import { needed } from './operator.ts'

export const privacyDocumentsCommand: Command = {
  name: 'privacy-documents',
  usage: '--to FOLDER',
  help: 'Write drafts of the DPIA, the record of processing and the sharing agreement’s annex, from the permission table, the forms and the settings.\nFiles that are there already are left as they are.',
  options: { to: { type: 'string' } },
  run: async (called) => {
    const folder = resolve(needed(called, 'to'))
    const parts = await openParts(called.config)
    try {
      const documents = privacyDocuments(await privacyFacts(parts.db, localDateOf(parts.clock())))
      const files = Object.entries(documents).map(([name, text]) => ({ path: join(folder, name), text }))
      const stands = files.find(({ path }) => existsSync(path))
      if (stands !== undefined) throw new Refusal(`${stands.path} is there already; nothing was written.`)
      await writtenTo(folder, () => {
        mkdirSync(folder, { recursive: true })
        for (const { path, text } of files) writeFileSync(path, text)
      })
      return files.map(({ path }) => path)
    } finally {
      parts.opened.connection.close()
    }
  },
}
