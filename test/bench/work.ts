import { typed } from '../incidents/incident.ts'
import type { Visitor } from './visitor.ts'

/** A step a second: a page, or one form. */
const pause = 1000

interface Work {
  /** Whether this one records incidents; the others read in that time. */
  isHead: boolean
  /** Sets the people apart, so that they do not all do the same at the same moment. */
  place: number
  isOver: () => boolean
}

/** Lists, records, home, searches and, by heads of safeguarding, an incident typed section by section, again and again. */
export async function work(visit: Visitor, { isHead, place, isOver }: Work): Promise<void> {
  let known: string[] = []
  let typing = typeIncident(visit.tab())
  const list = async (path: string) => {
    const { body } = await visit.open(path)
    known = [...body.matchAll(/href="\/incidents\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
  }
  const steps: Record<(typeof turns)[number], (turn: number) => Promise<unknown>> = {
    home: () => visit.open('/'),
    list: (turn) => list(`/incidents?page=${turn % 40}`),
    search: (turn) => list(searches[turn % searches.length] ?? ''),
    show: (turn) => visit.open(`/incidents/${known[turn % known.length] ?? ''}`),
    save: async (turn) => {
      if (!isHead) await steps.show(turn)
      else if ((await typing.next()).done === true) typing = typeIncident(visit.tab())
    },
  }
  await wait(place * (pause / 25))
  await list('/incidents')
  for (let turn = place; !isOver(); turn += 1) {
    const begun = performance.now()
    await steps[turns[turn % turns.length] ?? 'home'](turn)
    await wait(Math.max(0, pause - (performance.now() - begun)))
  }
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const turns = ['list', 'show', 'save', 'show', 'home', 'save', 'search', 'show', 'save', 'list'] as const
const searches = [
  '/incidents?decision=undecided',
  '/incidents?reference=2018-0042',
  '/incidents?counts-as=rpi&sort=number',
]

/** An incident typed from its first page to its submission, one form a step. */
async function* typeIncident(visit: Visitor): AsyncGenerator {
  await visit.open('/incidents/new')
  for (const [section, answers] of Object.entries(typed)) {
    await visit.send(section === 'what-happened' ? '/incidents/new' : `/${section}`, answers)
    yield section
  }
  await visit.send('/submission', {})
}
