import { contents } from '../kinds.ts'
import { number } from '../../reports/wording.ts'
import { verifyHistory } from '../history/verify.ts'
import { sealWith } from '../keys.ts'
import { Refusal } from '../refusal.ts'
import { openParts } from '../start.ts'
import type { Command } from './command.ts'

export const historyVerify: Command = {
  name: 'history verify',
  usage: '[--head SEAL]',
  help: 'Check the whole history: every event, every record version, every record as it stands.\nWith --head, also that the history still holds the event with this record seal, as printed in an issued document.',
  options: { head: { type: 'string' } },
  run: async ({ config, values }) => {
    const parts = await openParts(config)
    try {
      const verdict = await verifyHistory(parts.db, sealWith(parts.keys.history), contents)
      if (!verdict.sound)
        throw new Refusal(`The history does not hold: ${verdict.why} (first at event ${verdict.at}).`)
      await refuseLostHead(parts.db, values['head'])
      return [
        `The history holds: ${number(verdict.events)} events, ${number(verdict.versions)} record versions. Record seal: ${verdict.head}`,
      ]
    } finally {
      parts.opened.connection.close()
    }
  },
}

async function refuseLostHead(
  db: Awaited<ReturnType<typeof openParts>>['db'],
  head: string | boolean | undefined,
): Promise<void> {
  if (typeof head !== 'string') return
  const found = await db.selectFrom('historyEvent').select('seq').where('seal', '=', head).executeTakeFirst()
  if (found === undefined)
    throw new Refusal(
      'The history holds in itself, but not this record seal: this database is older than that document, or another one.',
    )
}
