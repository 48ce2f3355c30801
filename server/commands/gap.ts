import { number } from '../../reports/wording.ts'
import { write } from '../database/write.ts'
import { appendAnchor, findGap } from '../history/anchors.ts'
import { recordReason } from '../history/reasons.ts'
import { chainHead } from '../history/record.ts'
import { openParts } from '../start.ts'
import type { Command } from './command.ts'
import { needed, operatorAct } from './operator.ts'

export const acknowledgeGap: Command = {
  name: 'acknowledge-gap',
  usage: '--as WHO --reason TEXT',
  help: 'Answer for a database that is older than a record seal known outside it: what came after is lost.\nThe history records who, why and what was lost; the server starts again.',
  options: { as: { type: 'string' }, reason: { type: 'string' } },
  run: async (called) => {
    const reason = needed(called, 'reason')
    needed(called, 'as')
    const parts = await openParts(called.config)
    try {
      const { anchorsFile } = parts.config
      const gap = await findGap(parts.db, anchorsFile)
      if (gap === undefined)
        return ['Nothing is missing: the database holds every record seal that is known.']
      const act = operatorAct(called, parts.keys, parts.clock())
      const fromSeq = (await chainHead(parts.db))?.seq ?? 0
      const details = {
        fromSeq,
        lostAnchors: gap.anchors,
        lostSeq: gap.last.seq,
        lostSeal: gap.last.seal,
      }
      await write(parts.db, act, (tx) => recordReason(tx, act, { act: 'gap acknowledged', details }, reason))
      await appendAnchor(parts.db, anchorsFile, act.at)
      return [
        `Recorded: this database ended at event ${number(fromSeq)}, and what was known up to event ${number(gap.last.seq)} of ${gap.last.at} is lost.`,
      ]
    } finally {
      parts.opened.connection.close()
    }
  },
}
