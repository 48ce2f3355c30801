import { parse } from 'node-html-parser'
import { beforeAll, describe, expect, it } from 'vitest'
import { routesIn } from '../../server/app.ts'
import { may } from '../../server/access/permissions.ts'
import { roles, type Role } from '../../server/access/vocabulary.ts'
import type { Route } from '../../server/http/route.ts'
import { sweptApp, type Swept } from '../access/sweeping/people.ts'
import { thingsFor, type Places, type Thing } from '../access/sweeping/things.ts'
import { told } from '../access/sweeping/told.ts'
import { fewOf, sampleOf } from '../support/extent.ts'
import { nameOf } from './served-form.ts'
import { oddFor, oddNames, oddValues } from './odd-addresses.ts'

/*
 * No address that can be typed is a fault of ours. Each route of the router, for each role that may ask it: every place of
 * its path and every name that its page is asked with meets every odd year, month, day, page, encoding and id.
 */

type Guarded = Exclude<Route, { allow: 'anyone' }>

let swept: Swept
let things: Record<string, Thing>
let routes: Guarded[]

beforeAll(async () => {
  swept = await sweptApp()
  things = await thingsFor(swept)
  routes = routesIn(swept.app.app).flatMap(({ route }) =>
    route === undefined || route.allow === 'anyone' ? [] : [route],
  )
})

const placesOf = (path: string) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
const filled = (path: string, places: Places) =>
  path.replace(/:(\w+)/g, (_all, name: string) => places[name] ?? '')

/** An object of this role's own, where the address names one; null where it can have none. */
async function ownOf(path: string, role: Role): Promise<Places | null> {
  const upToItsId = /^.*?:\w+/.exec(path)?.[0]
  return upToItsId === undefined ? {} : ((await things[upToItsId]?.own(role)) ?? null)
}

/** Who may ask this, each with what the address names. */
async function askers({ path, allow }: Guarded): Promise<[Role, Places][]> {
  const found: [Role, Places][] = []
  for (const { value: role } of roles) {
    const own = may(role, allow) ? await ownOf(path, role) : null
    if (own !== null) found.push([role, own])
  }
  return found
}

async function faultOf(role: Role, method: 'GET' | 'POST', address: string): Promise<string[]> {
  const { status } = await told(swept.browsers[role], { method, address, token: swept.tokens[role] })
  return status < 500 ? [] : [`${role}: ${method} ${address.slice(0, 200)}: ${status}`]
}

/** Each name with each value, all names at once and each time another value: as many requests as there are values. */
const rotated = (names: readonly string[], from: readonly string[]) =>
  from.map((_value, place) =>
    names
      .map((name, nth) => `${encodeURIComponent(name)}=${from[(place + nth) % from.length] ?? ''}`)
      .join('&'),
  )

/** Every so many of them, another lot for each `nth`. */
const some = (all: readonly string[], { every, nth }: { every: number; nth: number }) =>
  all.filter((_each, place) => place % every === nth % every)

/** An act names its object by the code that its page does, and so does whoever asks after the first. */
function valuesFor({ method }: Guarded, place: string, nth: number): readonly string[] {
  const all = sampleOf(oddFor(place))
  if (nth > 0) return some(all, { every: 20, nth })
  return method === 'GET' ? all : some(all, { every: 5, nth: place.length })
}

/** Names by which a page is asked: of a search, or of the form of a new record, which an address may begin to fill in. */
async function namesOn(role: Role, address: string): Promise<string[]> {
  const { headers, body } = await told(swept.browsers[role], { method: 'GET', address, token: '' })
  if (!String(headers['content-type']).startsWith('text/html')) return []
  const form = parse(body).querySelector(address.endsWith('/new') ? 'main form' : 'main form[method=get]')
  const controls = form?.querySelectorAll('input, select, textarea').map(nameOf) ?? []
  return [...new Set(controls)].filter((name) => name !== '' && name !== '_csrf')
}

describe('an odd address', { timeout: 600_000 }, () => {
  it('is refused wherever it names something, and no fault', async () => {
    const faults: string[] = []
    let tried = 0
    for (const route of fewOf(routes))
      for (const [nth, [role, own]] of (await askers(route)).entries())
        for (const place of placesOf(route.path))
          for (const value of valuesFor(route, place, nth)) {
            tried += 1
            faults.push(
              ...(await faultOf(role, route.method, filled(route.path, { ...own, [place]: value }))),
            )
          }
    expect(faults).toEqual([])
    expect(tried).toBeGreaterThan(routes.length)
  })

  it('is refused or passed over wherever it asks for something, and no fault', async () => {
    const faults: string[] = []
    for (const route of fewOf(routes.filter(({ method }) => method === 'GET')))
      for (const [role, own] of (await askers(route)).slice(0, 1)) {
        const address = filled(route.path, own)
        const shown = await namesOn(role, address)
        const all = sampleOf(oddValues)
        const asked = shown.length === 0 ? some(all, { every: 12, nth: address.length }) : all
        for (const query of rotated([...oddNames, ...shown], asked))
          faults.push(...(await faultOf(role, 'GET', `${address}?${query}`)))
        // By itself too: what is asked beside it may be refused first.
        for (const [nth, name] of (shown.length === 0 ? [] : [...oddNames, ...shown]).entries())
          for (const query of rotated([name], some(all, { every: 15, nth })))
            faults.push(...(await faultOf(role, 'GET', `${address}?${query}`)))
      }
    expect(faults).toEqual([])
  })

  it.each([
    '/returns?year=9999-00',
    '/incidents?year=9999-00',
    '/incidents?month=9999-12',
    '/lado-contacts?year=9999-00',
    '/history?__proto__=x',
    '/history?day=9999-12-31',
  ])('of those that were faults is a page: %s', async (address) => {
    const { status } = await told(swept.browsers.scrutineer, { method: 'GET', address, token: '' })
    expect(status).toBe(200)
  })

  it('is refused where a correction is to begin at a question', async () => {
    const faults: string[] = []
    for (const route of fewOf(routes.filter(({ path }) => path.endsWith('/correction'))))
      for (const [role, own] of (await askers(route)).slice(0, 1))
        for (const query of rotated(['at'], some(oddValues, { every: 3, nth: route.path.length })))
          faults.push(...(await faultOf(role, 'POST', `${filled(route.path, own)}?${query}`)))
    expect(faults).toEqual([])
  })

  it.each(['/sign-in', '/sign-in/second-step', '/one-time/x', '/healthz', '/help', '/nowhere'])(
    'is no fault for somebody who is not signed in, at %s',
    async (path) => {
      const stranger = swept.app.stranger()
      const all = sampleOf(oddValues)
      for (const query of rotated(oddNames, all)) {
        const answer = await stranger.agent.get(`${path}?${query}`).set('Host', 'localhost:3000')
        expect(answer.status, `${path}?${query}`).toBeLessThan(500)
      }
      for (const value of all) {
        const answer = await stranger.agent.get(`${path}/${value}`).set('Host', 'localhost:3000')
        expect(answer.status, `${path}/${value}`).toBeLessThan(500)
      }
    },
  )
})
