import { longDate, plural } from '../../reports/wording.ts'
import { Refusal } from '../refusal.ts'
import { openParts } from '../start.ts'
import { repeatDraw, type Repeated } from '../visits/sample/repeat.ts'
import type { Command } from './command.ts'
import { needed, operatorAct } from './operator.ts'

export const sample: Command = {
  name: 'sample',
  usage: '--seed SEED [--as WHO]',
  help: 'Repeat the draw of a sample by its seed, from the records as they stood when it was drawn, and compare.\nThe seed stands on the page of the visit. Exits 1 where the draw cannot be repeated or another would come of it.\nThat it was repeated stands in the history, by you or --as WHO.',
  options: { seed: { type: 'string' }, as: { type: 'string' } },
  run: async (called) => {
    const seed = needed(called, 'seed')
    const parts = await openParts(called.config)
    try {
      const act = operatorAct(called, parts.keys, parts.clock())
      const repeated = await repeatDraw(parts.db, act, seed)
      if (repeated === undefined) throw new Refusal(`No sample was drawn by the seed "${seed}".`)
      return linesOf(repeated)
    } finally {
      parts.opened.connection.close()
    }
  },
}

function linesOf({ fromOn, toOn, among, stored, drawn }: Repeated): string[] {
  if (among.found !== among.stored)
    throw new Refusal(
      `It was drawn from ${plural(among.stored, 'incident')}, of which ${among.found} can still be read: some were disposed of.`,
    )
  if (drawn.join(' ') !== stored.join(' '))
    throw new Refusal(`Drawn again it is ${drawn.join(', ')}; stored is ${stored.join(', ')}.`)
  return [
    ...drawn,
    `The same again: ${drawn.length} of ${plural(among.found, 'incident')} from ${longDate(fromOn)} to ${longDate(toOn)}.`,
  ]
}
