import { beforeEach, describe, expect, it } from 'vitest'
import { mayDraw, renderInWorker } from '../../reports/render.ts'
import { NotNow } from '../../server/http/errors.ts'
import { limiter, usualLimits, type Costly } from '../../server/http/limits.ts'
import { beginReview } from '../../server/reviews/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash } from '../support/people.ts'
import { aSampleReport } from '../support/sample-report.ts'

let app: TestApp
let scrutineer: Browser

beforeEach(async () => {
  app = await startApp()
  scrutineer = await app.signedIn(app.people.scrutineer)
})

const times = async (count: number, doIt: () => Promise<unknown>) => {
  for (let time = 0; time < count; time += 1) await doIt()
}
const bare = (browser: Browser, path: string) => browser.agent.get(path).set('Host', 'localhost:3000')

describe('what is costly', () => {
  it(
    'is refused beyond the limit with words and a time, and done again later',
    { timeout: 30_000 },
    async () => {
      await times(usualLimits.history.person, async () => {
        expect((await bare(scrutineer, '/history')).status).toBe(200)
      })
      const refused = await bare(scrutineer, '/history')
      expect([refused.status, refused.headers['retry-after']]).toEqual([429, '300'])
      await scrutineer.open('/history')
      expect(scrutineer.page.heading).toBe('Try again later')
      expect(scrutineer.page.text).toContain('sent too many requests in a short time')
      expect(scrutineer.page.text).toContain('Your work is safe. Try again in 5 minutes.')
      // Everything else goes on, for this person and for others.
      expect((await scrutineer.open('/incidents')).status).toBe(200)
      const manager = await app.signedIn(app.people.businessManager)
      expect((await manager.open('/history')).status).toBe(200)
      app.at('2019-06-03T09:05:01.000Z')
      expect((await scrutineer.open('/history')).status).toBe(200)
    },
  )

  it('is a list that is searched, and not one that is only opened', { timeout: 60_000 }, async () => {
    await times(usualLimits.search.person + 1, () => bare(scrutineer, '/visits'))
    expect((await scrutineer.open('/visits')).status).toBe(200)
    await times(usualLimits.search.person, () => bare(scrutineer, '/visits?page=1'))
    expect((await scrutineer.open('/visits?page=1')).status).toBe(429)
  })

  it('loses nothing that was typed, and can be sent again', { timeout: 30_000 }, async () => {
    const typed = { establishmentId: ash, kind: 'child', pseudonym: 'K-12', format: 'page' }
    await times(usualLimits['subject-access'].person, async () => {
      await scrutineer.open('/subject-access')
      expect((await scrutineer.send(typed)).status).toBe(200)
    })
    await scrutineer.open('/subject-access')
    await scrutineer.send(typed)
    expect(scrutineer.page.status).toBe(429)
    expect(scrutineer.page.text).toContain('K-12')
    app.at('2019-06-03T09:05:01.000Z')
    await scrutineer.send({})
    expect(scrutineer.page.heading).toBe('What is held about K-12')
  })

  it('is counted for everybody behind one address too', () => {
    const people = ['one', 'two', 'three', 'four']
    for (const what of Object.keys(usualLimits) as Costly[]) {
      const { count } = limiter(usualLimits)
      const { address, person } = usualLimits[what]
      const ask = (place: number, from: string) => {
        const id = people[Math.floor(place / person)] ?? ''
        count(what, { person: { id } as never, address: from, now: '2019-06-03T09:00:00.000Z' })
      }
      for (let place = 0; place < address; place += 1) ask(place, '192.0.2.1')
      expect(() => {
        ask(address, '192.0.2.1')
      }).toThrow(NotNow)
      ask(address, '192.0.2.2')
    }
  })
})

describe('drawing', () => {
  it('is done for two at once; a third is told to come again', { timeout: 60_000 }, async () => {
    await beginReview(app.parts.db, app.act(), 2018)
    const others = [1, 2].map(() => renderInWorker(aSampleReport(), 'pdf'))
    for (const file of ['review.pdf', 'tables.xlsx']) {
      const refused = await bare(scrutineer, `/reviews/2018/${file}`)
      expect([refused.status, refused.headers['retry-after']]).toEqual([503, '10'])
      expect(refused.text).toContain('Two documents are being drawn for others')
    }
    await Promise.all(others)
    expect(mayDraw()).toBe(true)
    expect((await bare(scrutineer, '/reviews/2018/review.pdf')).status).toBe(200)
  })
})
