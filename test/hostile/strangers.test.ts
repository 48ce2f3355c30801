import { beforeAll, describe, expect, it } from 'vitest'
import { permissions } from '../../server/access/permissions.ts'
import type { Role } from '../../server/access/vocabulary.ts'
import { routesIn } from '../../server/app.ts'
import type { Route } from '../../server/http/route.ts'
import { startApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { stored } from '../support/stored.ts'
import { aWorld, type World } from './world.ts'
import { doorForms } from './doors.ts'
import { forms } from './forms.ts'
import { incidentAt, meetingAt } from './later-forms.ts'
import { standing } from './served-form.ts'
import { missing, tokenOf } from '../access/sweeping/told.ts'

/*
 * Every act of the router is sent with an answer that no question of its form asked for: it is refused, and nothing is done
 * (SECURITY IN-01). What reads no form is refused before its handler is asked; what reads one is sent as its page serves it.
 */

let world: World
let acts: Route[]
beforeAll(async () => {
  world = await aWorld()
  acts = routesIn(world.app.app).flatMap(({ method, route }) =>
    method === 'POST' && route !== undefined ? [route] : [],
  )
})

const stray = { establishment_id: '1' }

/** Sends it with an answer too many: 400, and all stands as it did. */
async function refused(
  browser: Browser,
  route: Route | string,
  address: string,
  body: Record<string, string>,
) {
  const before = stored(world.app)
  const sent = browser.agent.post(address).set('Host', 'localhost:3000')
  const isUpload = typeof route !== 'string' && route.upload
  const answer = isUpload
    ? await sent.field({ ...body, ...stray }).attach('file', Buffer.from('a,b\n'), 'a.csv')
    : await sent.type('form').send({ ...body, ...stray })
  expect([address, answer.status]).toEqual([address, 400])
  expect(stored(world.app), address).toEqual(before)
}

const someone = (route: Route): Role => (route.allow === 'anyone' ? 'lado' : permissions[route.allow][0])

const patternOf = (address: string) =>
  acts.find(({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(address.split('?')[0] ?? ''))
    ?.path ?? address

/** Forms of which `forms.ts` knows no page, since nobody types into them or they let somebody in. */
const others: Record<string, (world: World) => Promise<{ browser: Browser; page: string }>> = {
  ...doorForms,
  '/people/:id/replacement': ({ browsers, app }) =>
    Promise.resolve({
      browser: browsers['business-manager'],
      page: `/people/${app.people.lado.id}/replacement`,
    }),
  '/incidents/:id/open-questions': async (made) => ({
    browser: made.browsers.head,
    page: await incidentAt('open-questions')(made),
  }),
  '/qa-meetings/:id/actions': async (made) => ({
    browser: made.browsers['business-manager'],
    page: await meetingAt('actions')(made),
  }),
  '/reviews': ({ browsers }) => Promise.resolve({ browser: browsers.scrutineer, page: '/reviews/new' }),
  '/sessions/ending': async ({ browsers, app }) => {
    await app.signedIn(app.people.lado)
    return { browser: browsers.lado, page: '/sessions' }
  },
}

async function sendTyped(): Promise<string[]> {
  const asked: string[] = []
  for (const form of Object.values(forms).flat()) {
    const [place] = await form.pages(world)
    const browser = world.browsers[form.who]
    const page = await browser.open((await place?.(world)) ?? '')
    expect([page.path, page.status]).toEqual([page.path, 200])
    const served = standing(page, form)
    for (const address of [served.action, served.autosave ?? served.action]) {
      await refused(browser, address, address, served.base)
      asked.push(patternOf(address))
    }
  }
  return asked
}

async function sendOthers(): Promise<string[]> {
  for (const [path, ready] of Object.entries(others)) {
    const { browser, page } = await ready(world)
    const served = standing(await browser.open(page), { action: path.includes(':') ? page : path })
    await refused(browser, path, served.action, served.base)
  }
  return Object.keys(others)
}

describe('an answer that was not asked for', { timeout: 120_000 }, () => {
  it('is refused by every act without a form, and nothing is done', async () => {
    const buttons = acts.filter(({ reads }) => !reads)
    expect(buttons.length).toBeGreaterThan(20)
    for (const route of buttons) {
      const browser = world.browsers[someone(route)]
      const address = route.path.replace(/:year/g, '2018').replace(/:\w+/g, missing)
      await refused(browser, route, address, { _csrf: await tokenOf(browser) })
    }
  })

  it('is refused by every form, sent as its page serves it, and nothing is done', async () => {
    const asked = new Set([...(await sendTyped()), ...(await sendOthers())])
    const forgotten = acts.filter(({ path, reads }) => reads && !asked.has(path)).map(({ path }) => path)
    // A review that is signed, or has a text for the public, is tried in test/reviews/hostile.test.ts.
    const tried = ['public-texts', 'public-numbers', 'sending-back', 'corrected-version']
    expect(forgotten, 'give these a page in forms.ts, or here').toEqual([
      '/sign-in/demonstration',
      ...tried.map((act) => `/reviews/:year/${act}`),
    ])
  })

  it('is refused where a demonstration lets somebody in', async () => {
    const app = await startApp()
    app.parts.demonstration.push('A demonstration')
    const browser = app.stranger()
    const { hidden } = (await browser.open('/sign-in')).form('/sign-in/demonstration')
    const page = await browser.post('/sign-in/demonstration', { ...hidden, ...stray })
    expect(page.status).toBe(400)
    expect((await browser.open('/')).name).toBe('sign-in')
  })
})
