import { beforeAll, describe, expect, it } from 'vitest'
import { makeLink } from '../../server/access/links/actions.ts'
import { routesIn } from '../../server/app.ts'
import { may } from '../../server/access/permissions.ts'
import { roles, type Role } from '../../server/access/vocabulary.ts'
import type { Route } from '../../server/http/route.ts'
import { startApp, testNow, type TestApp } from '../support/app.ts'
import { fewOf } from '../support/extent.ts'
import { stored } from '../support/stored.ts'
import { sweptApp, type Swept } from './sweeping/people.ts'
import { thingsFor, type Places, type Thing } from './sweeping/things.ts'
import { missing, told, type Told } from './sweeping/told.ts'

const onlyScrutineer: [why: string, of: readonly Role[]] = [
  'it is a draft, which the business manager knows of and only the scrutineer reads',
  ['business-manager'],
]

/** Where something else than the page is right, and why; for these roles, or for all that hold the permission. */
const otherwise: Record<string, [status: number, why: string, of?: readonly Role[]]> = {
  'GET /establishments/:id/population/:year/history': [404, 'nothing was counted yet'],
  'GET /incidents/:id/follow-up/saved': [303, 'nobody said yet what came of it'],
  'GET /incidents/:id/referral': [303, 'its decision is no referral to the LADO'],
  'GET /incidents/:id/decision': [303, 'nothing of it is open'],
  'GET /incidents/:id/spoken-to': [303, 'nothing of it is open'],
  'GET /incidents/:id/open-questions': [303, 'nothing of it is open'],
  'GET /incidents/:id/times': [303, 'nothing of it is open'],
  'GET /incidents/:id/withdrawal/decision': [303, 'nobody asked for a withdrawal'],
  'GET /published-figures/import/:draft/done': [404, 'it was not added yet'],
  'GET /published-figures/import/:draft/undoing': [404, 'it was not added yet'],
  'POST /published-figures/import/:draft/undoing': [404, 'it was not added yet'],
  'GET /reviews/:year/signed': [303, 'it is a draft'],
  'GET /reviews/:year/sending-back': [409, 'it is a draft'],
  'GET /reviews/:year/corrected-version': [409, 'it is a draft'],
  'GET /reviews/:year/versions/:number': [
    303,
    'the draft is the current version, which has the review’s own address',
    ['scrutineer', 'business-manager'],
  ],
  'GET /reviews/:year/release': [409, 'it is a draft'],
  'GET /reviews/:year/released': [303, 'it is a draft'],
  'GET /reviews/:year/editions/:edition': [403, ...onlyScrutineer],
  'GET /reviews/:year/report': [403, ...onlyScrutineer],
  'GET /reviews/:year/review.pdf': [403, ...onlyScrutineer],
  'GET /reviews/:year/tables.xlsx': [403, ...onlyScrutineer],
  'GET /sampled-records/:id/link': [303, 'it was in the records'],
}

/** What is not there for whoever may ask is not found; but for this. */
const silent: Record<string, [status: number, why: string]> = {
  'POST /disposal/:kind/:id/refused': [303, 'nobody asks for it, so that nothing is taken back'],
}

let swept: Swept
let things: Record<string, Thing>
let routes: Route[]

beforeAll(async () => {
  swept = await sweptApp()
  things = await thingsFor(swept)
  routes = routesIn(swept.app.app).flatMap(({ path, route }) =>
    path.includes(':') && route !== undefined ? [route] : [],
  )
})

/** '/incidents/:id/history' → '/incidents/:id' */
const upToItsId = (path: string) => /^.*?:\w+/.exec(path)?.[0] ?? ''

const forbidden = (role: Role): number => (role === 'partner' ? 404 : 403)

type Guarded = Exclude<Route, { allow: 'anyone' }>

const filled = (path: string, places: Places) =>
  path.replace(/:(\w+)/g, (_all, name: string) => places[name] ?? '')

/** The same address of nothing. */
function nothing(path: string, places: Places): Places {
  const [, last = ''] = /:(\w+)$/.exec(upToItsId(path)) ?? []
  const name = things[upToItsId(path)]?.named ?? last
  return { ...places, [name]: name === 'year' ? '1999' : missing }
}

const ways = { GET: ['GET', 'HEAD'], POST: ['POST'] } as const

interface Case {
  role: Role
  /** What this role may open and act on. */
  own: Places | null
  /** What must be as if it were not there. */
  others: Places[]
  /** The answer to all of them. */
  refusal: number
}

async function caseOf({ method, path, allow }: Guarded, role: Role): Promise<Case> {
  const thing = things[upToItsId(path)]
  if (thing === undefined) throw new Error(`There is nothing for ${path}`)
  const own = await thing.own(role)
  if (!may(role, allow))
    return { role, own: null, others: own === null ? [] : [own], refusal: forbidden(role) }
  const others = await thing.others(role)
  expect(others.length, `${path}: what is not a ${role}’s?`).toBeGreaterThan(0)
  const refusal = silent[`${method} ${path}`]?.[0] ?? 404
  return { role, own, others: typeof others === 'string' ? [nothing(path, own ?? {})] : others, refusal }
}

type Method = (typeof ways)['GET' | 'POST'][number]

const ask = (route: Guarded, role: Role, [method, places]: [Method, Places]): Promise<Told> => {
  const address = filled(route.path, places)
  return told(swept.browsers[role], { method, address, token: swept.tokens[role] })
}

/** Faults of the answers to what is not theirs: it is refused, and in every way like what does not exist. */
async function refusedAll(route: Guarded, { role, others, refusal }: Case): Promise<string[]> {
  const faults: string[] = []
  for (const method of ways[route.method])
    for (const places of others) {
      const none = nothing(route.path, places)
      const there = await ask(route, role, [method, places])
      const gone = await ask(route, role, [method, none])
      const what = `${role}: ${method} ${filled(route.path, places)}`
      if (there.status !== refusal) faults.push(`${what}: ${there.status} and not ${refusal}`)
      if (!isLike(there, gone, [places, none])) faults.push(`${what}: not as if it were not there`)
    }
  return faults
}

function isLike(there: Told, gone: Told, [places, none]: [Places, Places]): boolean {
  const name = Object.keys(none).find((each) => none[each] !== places[each])
  // Within an address: the token of a form may hold the figures of a year.
  const within = (named: Places) => `/${named[name ?? ''] ?? ''}`
  const body = name === undefined ? there.body : there.body.replaceAll(within(places), within(none))
  return JSON.stringify({ ...there, body }) === JSON.stringify(gone)
}

/** Faults of the answers to what is theirs: a page, or an act that is refused neither to who does it nor for what it is about. */
async function openedAll(route: Guarded, { role, own }: Case): Promise<string[]> {
  if (own === null) return []
  const faults: string[] = []
  const [wanted, , of = [role]] = otherwise[`${route.method} ${route.path}`] ?? [undefined, '']
  for (const method of ways[route.method]) {
    const { status } = await ask(route, role, [method, own])
    const isRight = wanted !== undefined && of.includes(role) ? status === wanted : isDone(method, status)
    if (!isRight) faults.push(`${role}: ${method} ${filled(route.path, own)} (${route.path}): ${status}`)
  }
  return faults
}

// Most acts need answers that are not sent here: what is asked is whether they are heard.
const isDone = (method: Method, status: number): boolean =>
  method === 'POST' ? status < 500 && status !== 403 && status !== 404 : status === 200

describe('every route with an object, for every role', () => {
  it('has an object that is declared', () => {
    const paths = new Set(routes.filter(({ allow }) => allow !== 'anyone').map(({ path }) => upToItsId(path)))
    expect(
      [...paths].filter((path) => things[path] === undefined),
      'say in sweeping/things.ts how to make one, and which are not theirs',
    ).toEqual([])
    expect(
      Object.keys(things).filter((path) => !paths.has(path)),
      'declared and not there',
    ).toEqual([])
    const known = routes.map(({ method, path }) => `${method} ${path}`)
    expect(
      [...Object.keys(otherwise), ...Object.keys(silent)].filter((each) => !known.includes(each)),
    ).toEqual([])
  })

  it('answers as the table says, and of what is not theirs like of what does not exist', async () => {
    const faults: string[] = []
    for (const route of fewOf(routes)) {
      if (route.allow === 'anyone') continue
      const cases: Case[] = []
      for (const { value: role } of roles) cases.push(await caseOf(route, role))
      const before = stored(swept.app)
      for (const each of cases) faults.push(...(await refusedAll(route, each)))
      const after = stored(swept.app)
      for (const table of Object.keys(before))
        if (after[table] !== before[table])
          faults.push(`${route.method} ${route.path} changed ${table}, by what was refused`)
      for (const each of cases) faults.push(...(await openedAll(route, each)))
    }
    expect(faults).toEqual([])
  }, 300_000)

  it('lets a one-time link be used by whoever holds it, and knows no dead one', async () => {
    const path = '/one-time/:token'
    const open = routes.filter(({ allow }) => allow === 'anyone')
    expect(open.map((route) => [route.method, route.path])).toEqual([
      ['GET', path],
      ['POST', path],
    ])
    const app = await startApp()
    let minutes = 0
    const { scrutineer, head, lado, partner, businessManager } = app.people
    for (const who of [null, scrutineer, head, lado, partner, businessManager]) {
      const browser = who === null ? app.stranger() : await app.signedIn(who)
      const { hidden } = (await browser.open(who === null ? '/sign-in' : '/')).form()
      for (const method of ['GET', 'HEAD', 'POST'] as const) {
        // Seven dead ones are looked at in five minutes.
        app.at(new Date(Date.parse(testNow) + (minutes += 2) * 60_000).toISOString())
        const [dead, alive] = [await linkFor(app), await linkFor(app)]
        const at = (token: string) =>
          told(browser, { method, address: `/one-time/${token}`, token: hidden['_csrf'] ?? '' })
        const what = `${who?.role ?? 'stranger'}: ${method}`
        expect((await at(alive)).status, what).toBe(method === 'POST' ? 422 : 200)
        const answer = await at(dead)
        expect(answer.status, what).toBe(422)
        expect(answer, what).toEqual(await at(missing))
      }
    }
  })
})

/** A one-time link for the partner; it ends the one before. */
const linkFor = (app: TestApp): Promise<string> =>
  makeLink(app.parts.db, { ...app.act(), at: app.parts.clock() }, app.people.partner.id)
