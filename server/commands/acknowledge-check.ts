import { failedCheck, forgetFailedCheck } from '../backups/failed-check.ts'
import { write } from '../database/write.ts'
import { recordReason } from '../history/reasons.ts'
import { openParts } from '../start.ts'
import type { Command } from './command.ts'
import { needed, operatorAct } from './operator.ts'

export const acknowledgeCheck: Command = {
  name: 'acknowledge-check',
  usage: '--as WHO --reason TEXT',
  help: 'Answer for a database that did not hold when all of it was checked: it is served as it is, until the next check.\nThe history records who and why. Restoring a backup is nearly always right instead.',
  options: { as: { type: 'string' }, reason: { type: 'string' } },
  run: async (called) => {
    const reason = needed(called, 'reason')
    needed(called, 'as')
    const found = failedCheck(called.config)
    if (found === undefined) return ['Nothing is wrong: the last check of the whole database holds.']
    const parts = await openParts(called.config)
    try {
      const act = operatorAct(called, parts.keys, parts.clock())
      const details = { wrong: found }
      await write(parts.db, act, (tx) =>
        recordReason(tx, act, { act: 'failed check acknowledged', details }, reason),
      )
      forgetFailedCheck(parts.config)
      return [`Recorded: the database is served although a check of it failed (${found}).`]
    } finally {
      parts.opened.connection.close()
    }
  },
}
