import { beforeAll, describe, expect, it } from 'vitest'
import { forms } from './forms.ts'
import { doorForms } from './doors.ts'
import { longest, longestAt, longestSendings, patterns } from './longest.ts'
import { nameOf } from './served-form.ts'
import { routesIn } from '../../server/app.ts'
import { permissions } from '../../server/access/permissions.ts'
import { testNow } from '../support/app.ts'
import { fewOf } from '../support/extent.ts'
import type { Browser } from '../support/browser.ts'
import { aWorld, type World } from './world.ts'

let world: World
let minutes = 0
beforeAll(async () => {
  world = await aWorld()
})

// An expression that goes over such a text again and again answers in minutes, or never: the limit of time is the test. How
// long each really takes, `npm run bench -- --only limits` says.
describe('the longest text that can be sent', { timeout: 90_000 }, () => {
  it.each(fewOf(Object.keys(forms)))('is answered in every field of %s', async (path) => {
    let sent = 0
    for (const form of [forms[path] ?? []].flat())
      for await (const { what, send } of longestSendings(world, form)) {
        expect([200, 422], what).toContain(await send())
        sent += 1
      }
    expect(sent).toBeGreaterThan(2)
  })

  it.each(Object.entries(doorForms))(
    'is answered in every field of %s, by every way',
    async (_path, made) => {
      const { browser, page } = await made(world)
      const pages = page.includes('way=') ? [page, page.replace('sheet', 'passkey')] : [page]
      const action = page.split('?')[0] ?? ''
      let sent = 0
      for (const each of pages) {
        const form = { action, ...(each.includes('passkey') ? { filledByScript: ['response'] } : {}) }
        for await (const { what, send } of longestAt(browser, () => Promise.resolve(each), form)) {
          // Nobody is shut out for trying: at most seven tries are heard in five minutes.
          world.app.at(new Date(Date.parse(testNow) + (minutes += 1) * 60_000).toISOString())
          expect([what, await send()]).toEqual([what, 422])
          sent += 1
        }
      }
      expect(sent).toBeGreaterThan(2)
    },
  )

  it('is answered in a file', async () => {
    const manager = world.browsers['business-manager']
    for (const pattern of ['Aa ', 'A', '"', ',', ';\n', '"",\n'])
      for (const size of [1_000_000, 10_000_000]) {
        const { hidden, action } = (await manager.open('/published-figures/import')).form()
        const answer = await manager.agent
          .post(action)
          .set('Host', 'localhost:3000')
          .field('_csrf', hidden['_csrf'] ?? '')
          .attach('file', Buffer.from(pattern.repeat(size / pattern.length)), 'figures.csv')
        expect([pattern, size, answer.status]).toEqual([pattern, size, 422])
      }
  })

  it('is answered in every part of a search', async () => {
    let parts = 0
    for (const { method, path, route } of routesIn(world.app.app)) {
      if (method !== 'GET' || route === undefined || route.allow === 'anyone' || path.includes(':')) continue
      parts += await searchAt(world.browsers[permissions[route.allow][0]], path)
    }
    expect(parts).toBeGreaterThan(20)
  })
})

/** Searches by each part of a page's filters; @returns how many there are. */
async function searchAt(browser: Browser, path: string): Promise<number> {
  const form = (await browser.open(path)).html.querySelector('form[method=get]')
  const controls = form?.querySelectorAll('input,select') ?? []
  for (const [place, control] of controls.entries()) {
    // An address and its headers hold 16 KiB at most.
    const text = longest(patterns[place % patterns.length] ?? 'A', 12_000)
    const query = new URLSearchParams({ [nameOf(control)]: text }).toString()
    expect((await browser.open(`${path}?${query}`)).status, path).toBe(200)
  }
  return controls.length
}
