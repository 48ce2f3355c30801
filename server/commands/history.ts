import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { contents } from '../kinds.ts'
import { number } from '../../reports/wording.ts'
import { refuseGap } from '../history/anchors.ts'
import { exportHistory } from '../history/export.ts'
import { record } from '../history/record.ts'
import { verifyHistory } from '../history/verify.ts'
import { write } from '../database/write.ts'
import { sealWith } from '../keys.ts'
import { Refusal } from '../refusal.ts'
import { openParts } from '../start.ts'
import { writtenTo } from '../unwritten.ts'
import type { Command } from './command.ts'
import { fileIn, operatorAct } from './operator.ts'
import { eventWithSeal } from '../history/queries.ts'

export const historyVerify: Command = {
  name: 'history verify',
  usage: '[--head SEAL]',
  help: 'Check the whole history: every event, every record version, every current record.\nWith --head, also that the history still holds the event with this record seal, as printed in an issued document.',
  options: { head: { type: 'string' } },
  run: async ({ config, values }) => {
    const parts = await openParts(config)
    try {
      const verdict = await verifyHistory(parts.db, sealWith(parts.keys.history), contents)
      if (!verdict.sound)
        throw new Refusal(`The history does not hold: ${verdict.why}${placeOf(verdict.at)}.`)
      await refuseLostHead(parts.db, values['head'])
      await refuseGap(parts.db, config.anchorsFile)
      return [
        `The history holds: ${number(verdict.events)} events, ${number(verdict.versions)} record versions. Record seal: ${verdict.head}`,
      ]
    } finally {
      parts.opened.connection.close()
    }
  },
}

// What belongs to no event, such as a trigger, is said without a number.
const placeOf = (seq: number) => (seq === 0 ? '' : ` (first at event ${seq})`)

async function refuseLostHead(
  db: Awaited<ReturnType<typeof openParts>>['db'],
  head: string | boolean | undefined,
): Promise<void> {
  if (typeof head !== 'string') return
  const found = await eventWithSeal(db, head)
  if (found === undefined)
    throw new Refusal(
      'The history holds in itself, but not this record seal: this database is older than that document, or another one.',
    )
}

export const historyExport: Command = {
  name: 'history export',
  usage: 'FILE [--records] [--as WHO]',
  help: 'Write the whole history as JSON lines, with a checksum beside it (FILE.sha256).\nWith --records, also every version of every record. The file is not encrypted: keep it as the records themselves.',
  options: { records: { type: 'boolean' }, as: { type: 'string' } },
  run: async (called) => {
    const file = resolve(fileIn(called, 'history export'))
    if (existsSync(file)) throw new Refusal(`There is a file ${file} already; it was left as it is.`)
    const records = called.values['records'] === true
    const parts = await openParts(called.config)
    try {
      const act = operatorAct(called, parts.keys, parts.clock())
      const details = { records: records ? 'yes' : 'no' }
      await write(parts.db, act, (tx) => record(tx, act, { act: 'exported', subject: 'history', details }))
      const { lines, sha256 } = await writtenTo(file, () => exportHistory(parts.db, file, { records }))
      return [`Wrote ${file}: ${number(lines)} lines. SHA-256: ${sha256}`]
    } finally {
      parts.opened.connection.close()
    }
  },
}
