import { makeLink } from '../../server/access/links/actions.ts'
import type { Browser } from '../support/browser.ts'
import type { World } from './world.ts'

/**
 * The forms that let somebody in or ask who it is: before whom each stands, and on which page. `doors.test.ts` fills them,
 * since they count what is tried and one of their strings could be right.
 */
export const doorForms: Record<string, (world: World) => Promise<{ browser: Browser; page: string }>> = {
  '/confirm': ({ browsers }) => Promise.resolve({ browser: browsers.scrutineer, page: '/confirm?way=sheet' }),
  '/password': ({ browsers }) => Promise.resolve({ browser: browsers.lado, page: '/password' }),
  '/sign-in': ({ app }) => Promise.resolve({ browser: app.stranger(), page: '/sign-in' }),
  '/sign-in/second-step': async ({ app }) => {
    const browser = app.stranger()
    await browser.open('/sign-in')
    await browser.send({ email: app.people.scrutineer.email, password: 'correct horse battery' })
    return { browser, page: '/sign-in/second-step?way=sheet' }
  },
  '/one-time/:token': async ({ app }) => {
    const act = { ...app.act(), at: app.parts.clock() }
    const page = `/one-time/${await makeLink(app.parts.db, act, app.people.partner.id)}`
    return { browser: app.stranger(), page }
  },
}
