import { parseReviewYear, reviewYear } from '../../reports/period.ts'
import { longDate, plural } from '../../reports/wording.ts'
import type { Act } from '../database/write.ts'
import type { Parts } from '../parts.ts'
import { Refusal } from '../refusal.ts'
import { openParts } from '../start.ts'
import { drawToCompare, repeatDraw, type Repeated } from '../visits/sample/repeat-queries.ts'
import { mostDrawn } from '../visits/sample/vocabulary.ts'
import type { Called, Command } from './command.ts'
import { needed, operatorAct, option } from './operator.ts'
import { establishmentWithCode } from '../establishments/code-queries.ts'

export const sample: Command = {
  name: 'sample',
  usage: '--seed SEED [--establishment CODE --year 2018-19 [--size N]] [--as WHO]',
  help: 'Repeat the draw of a visit’s sample by its seed, from the records as they were when it was drawn, and compare.\nThe seed is on the page of the visit. Exits 1 where the draw cannot be repeated or another would come of it.\nWith an establishment and a year: draw N incidents, 6 if none is given, from those that count today; the draw is not kept.\nThe history records that it was done, by you or --as WHO.',
  options: {
    seed: { type: 'string' },
    establishment: { type: 'string' },
    year: { type: 'string' },
    size: { type: 'string' },
    as: { type: 'string' },
  },
  run: async (called) => {
    const seed = needed(called, 'seed')
    const isNew = ['establishment', 'year', 'size'].some((name) => option(called, name) !== undefined)
    const asked = isNew ? { seed, code: needed(called, 'establishment'), ...askedIn(called) } : undefined
    const parts = await openParts(called.config)
    try {
      const act = operatorAct(called, parts.keys, parts.clock())
      return await (asked === undefined ? repeated(parts, act, seed) : drawn(parts, act, asked))
    } finally {
      parts.opened.connection.close()
    }
  },
}

function askedIn(called: Called) {
  const year = parseReviewYear(needed(called, 'year'))
  if (year === undefined)
    throw new Refusal('Say which year, such as --year 2018-19 for April 2018 to March 2019.')
  const size = Number(option(called, 'size') ?? '6')
  if (!Number.isInteger(size) || size < 1 || size > mostDrawn)
    throw new Refusal(`Say --size as a whole number from 1 to ${mostDrawn}.`)
  const { startsOn: fromOn, endsOn: toOn } = reviewYear(year)
  return { fromOn, toOn, size }
}

type Asked = ReturnType<typeof askedIn> & { seed: string; code: string }

async function drawn({ db }: Parts, act: Act, { code, ...asked }: Asked): Promise<string[]> {
  const house = await establishmentWithCode(db, code)
  if (house === undefined) throw new Refusal(`There is no establishment with the code "${code}".`)
  return drawToCompare(db, act, { ...asked, establishmentId: house.id })
}

async function repeated({ db }: Parts, act: Act, seed: string): Promise<string[]> {
  const found = await repeatDraw(db, act, seed)
  if (found === undefined) throw new Refusal(`No sample was drawn by the seed "${seed}".`)
  return linesOf(found)
}

function linesOf({ fromOn, toOn, among, stored, drawn: again }: Repeated): string[] {
  if (among.found !== among.stored)
    throw new Refusal(
      `It was drawn from ${plural(among.stored, 'incident')}, of which ${among.found} can still be read: some were disposed of.`,
    )
  if (again.join(' ') !== stored.join(' '))
    throw new Refusal(`Drawn again it is ${again.join(', ')}; stored is ${stored.join(', ')}.`)
  return [
    ...again,
    `The same again: ${again.length} of ${plural(among.found, 'incident')} from ${longDate(fromOn)} to ${longDate(toOn)}.`,
  ]
}
