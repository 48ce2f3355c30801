import { describe, expect, it } from 'vitest'
import { routesIn } from '../../server/app.ts'
import { permissions, type Permission } from '../../server/access/permissions.ts'
import { roles, type Role } from '../../server/access/vocabulary.ts'
import { everyRole, startApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { missing, tokenOf } from './sweeping/told.ts'

/** A path with every parameter filled by something that is not there. */
const filled = (path: string) => path.replace(/:year/g, '1999').replace(/:\w+/g, missing)

async function everyone() {
  const app = await startApp()
  const browsers = await everyRole(app)
  return { app, browsers, routes: routesIn(app.app).filter(({ route }) => route !== undefined) }
}

const allows = (permission: Permission | 'anyone', role: Role) =>
  permission === 'anyone' || (permissions[permission] as readonly Role[]).includes(role)

/** The common answer to a role without the permission. */
const refused = (role: Role) => (role === 'partner' ? 404 : 403)

describe('every route, for every role', () => {
  it('declares its permission in the router itself', async () => {
    const { routes } = await everyone()
    expect(routes.length).toBeGreaterThan(20)
    const used = new Set(routes.map(({ route }) => route?.allow))
    const unused = Object.keys(permissions).filter((permission) => !used.has(permission as Permission))
    // A draft report's page shares its address with the signed one's; the handler asks for the permission itself.
    expect(unused.filter((permission) => permission !== 'read draft reviews')).toEqual([])
  })

  it('sends a stranger to sign in and tells nothing else', async () => {
    const { app, routes } = await everyone()
    for (const { method, path, route } of routes) {
      if (route?.allow === 'anyone' || method !== 'GET') continue
      const answer = await app.stranger().agent.get(filled(path)).set('Host', 'localhost:3000')
      expect([path, answer.status, answer.headers['location']?.split('?')[0]]).toEqual([
        path,
        303,
        '/sign-in',
      ])
    }
  })

  it('refuses an act without a form of ours, whoever sends it', async () => {
    const { browsers, routes } = await everyone()
    for (const { method, path } of routes.filter(({ method }) => method === 'POST')) {
      for (const { value: role } of roles) {
        const answer = await browsers[role].agent.post(filled(path)).set('Host', 'localhost:3000')
        expect([method, path, role, answer.status]).toEqual([method, path, role, 403])
      }
    }
  })

  it('lets pages be opened by the roles of the table and by nobody else', { timeout: 300_000 }, async () => {
    const { browsers, routes } = await everyone()
    for (const { path, route } of routes.filter(isWithoutObject('GET'))) {
      if (route === undefined || route.allow === 'anyone') continue
      for (const { value: role } of roles) {
        const status = allows(route.allow, role) ? shown(path) : refused(role)
        for (const ask of ['get', 'head'] as const) {
          const answer = await browsers[role].agent[ask](path).set('Host', 'localhost:3000')
          expect([ask, path, role, answer.status]).toEqual([ask, path, role, status])
        }
      }
    }
  })

  it('lets acts be done by the roles of the table and by nobody else', { timeout: 300_000 }, async () => {
    const { browsers, routes } = await everyone()
    const acts = routes.filter(isWithoutObject('POST')).filter(({ path }) => path !== '/sign-out')
    for (const { path, route } of acts.toSorted(byWhatItEnds)) {
      if (route === undefined || route.allow === 'anyone') continue
      for (const { value: role } of roles) {
        const browser = browsers[role]
        const answer = await postAs(browser, route.upload, path, await tokenOf(browser))
        const status = allows(route.allow, role) ? heard(path) : refused(role)
        expect([path, role, answer.status]).toEqual([path, role, status])
      }
    }
  })

  it('answers to no other method', async () => {
    const { browsers, routes } = await everyone()
    for (const { path } of routes) {
      for (const method of ['put', 'delete', 'patch'] as const) {
        const answer = await browsers.scrutineer.agent[method](filled(path)).set('Host', 'localhost:3000')
        expect([method, path, answer.status]).toEqual([method, path, 404])
      }
    }
  })
})

/** What has an object is in `objects.test.ts`: own ones, others’ and missing ones. */
const isWithoutObject = (method: 'GET' | 'POST') => (route: { method: string; path: string }) =>
  route.method === method && !route.path.includes(':')

const shown = (path: string): number => (path === '/sign-in/second-step' ? 303 : 200)

/** What an empty form comes to, where it is not that its messages are shown. */
const byItself: Record<string, number> = {
  '/sign-in/second-step': 303,
  // No secret was shown yet.
  '/second-factors/app': 303,
  '/second-factors/recovery-codes': 200,
  '/second-factors/sheet': 200,
  '/sessions/ending': 400,
  '/sessions/ending-others': 303,
  '/people/ending-sessions': 303,
  '/disposal/legal-hold/asked': 303,
  '/disposal/legal-hold/refused': 303,
  '/disposal/legal-hold/confirmed': 409,
  '/disposal/legal-hold/restored': 303,
  '/legal-hold/objection': 409,
  '/incidents/changes/read': 400,
  '/other-changes/read': 400,
}

const heard = (path: string): number => (path.endsWith('/keeping') ? 200 : (byItself[path] ?? 422))

/** Last what ends the sweep's own ways in: the sheets of codes, then everybody's sessions. */
const endings = ['/second-factors/sheet', '/people/ending-sessions']
const byWhatItEnds = (one: { path: string }, other: { path: string }): number =>
  endings.indexOf(one.path) - endings.indexOf(other.path)

/** A form of ours with nothing in it but its token, in the way that the route reads forms. */
async function postAs(
  browser: Browser,
  isUpload: boolean,
  path: string,
  token: string,
): Promise<{ status: number }> {
  const sent = browser.agent.post(path).set('Host', 'localhost:3000')
  return isUpload ? sent.field('_csrf', token) : sent.type('form').send({ _csrf: token })
}
