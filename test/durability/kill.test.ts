import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { kills } from '../support/extent.ts'
import { makePlace, type Place } from './support/place.ts'
import { lookAfter, startWriter, type Acknowledged, type Found } from './support/writing.ts'

const clients = 4

describe('a server that is killed while people write', () => {
  let places: Place[]
  beforeEach(async () => {
    places = [await makePlace(), await makePlace()]
  })
  afterEach(() => {
    for (const place of places) place.remove()
  })

  it(
    `loses nothing that it acknowledged, doubles nothing, and keeps its history whole, ${kills} times`,
    { timeout: 60_000 + kills * 3_000 },
    async () => {
      // Two databases side by side, to use two processors.
      const ran = await Promise.all(places.map((place) => killOften(place, kills / places.length)))
      const acts = ran.reduce((sum, { acknowledged }) => sum + acknowledged, 0)
      const wrong = ran.flatMap((each) => each.wrong)
      process.stdout.write(
        `${kills} kills, ${acts} acts acknowledged, ${wrong.length} times something was wrong\n`,
      )
      expect(wrong).toEqual([])
      expect(acts).toBeGreaterThan(kills)
    },
  )

  it('would be caught if it acknowledged before the commit', async () => {
    const [place] = places as [Place]
    const known: Acknowledged = new Map()
    await startWriter(place, known, { mode: 'before', from: [0] }).ended
    expect([...known.keys()]).toEqual(['client-0-act-0', 'client-0-act-1', 'client-0-act-2'])
    expect(await lookAfter(place, known)).toEqual({ lost: ['client-0-act-2'], twice: [], history: 'holds' })
  })
})

/** Each run begins by sending every client's last acknowledged act once more, as after a lost answer. */
async function killOften(place: Place, times: number): Promise<{ acknowledged: number; wrong: Found[] }> {
  const known: Acknowledged = new Map()
  const wrong: Found[] = []
  for (let kill = 0; kill < times; kill += 1) {
    const writing = startWriter(place, known, { from: lastOfEach(known) })
    await writing.acknowledged(clients + 1 + (kill % 9))
    await new Promise((resolve) => setTimeout(resolve, (kill * 7) % 5))
    writing.child.kill('SIGKILL')
    await writing.ended
    expect(writing.refusals).toEqual([])
    const found = await lookAfter(place, known)
    if (found.lost.length + found.twice.length > 0 || found.history !== 'holds') wrong.push(found)
  }
  return { acknowledged: known.size, wrong }
}

const lastOfEach = (known: Acknowledged): number[] =>
  Array.from({ length: clients }, (_, client) => {
    let act = 0
    while (known.has(`client-${client}-act-${act + 1}`)) act += 1
    return act
  })
