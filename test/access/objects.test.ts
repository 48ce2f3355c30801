import { expect, it } from 'vitest'
import { routesIn } from '../../server/app.ts'
import { may, type Permission } from '../../server/access/permissions.ts'
import { roles, type Role } from '../../server/access/vocabulary.ts'
import { beginReview } from '../../server/reviews/actions.ts'
import { everyKind, recordExample } from '../hostile/kinds.ts'
import { everyRole, startApp, type TestApp } from '../support/app.ts'
import { signMonth } from '../returns/signing.ts'
import { ash } from '../support/people.ts'

/** Where something else than the page is right, and why; for these roles, or for all that hold the permission. */
const otherwise: Record<string, [status: number, why: string, of?: readonly Role[]]> = {
  '/establishments/:id/population/:year/history': [404, 'nothing was counted yet'],
  '/incidents/:id': [404, 'no LADO contact is about it', ['lado']],
  '/incidents/:id/history': [404, 'no LADO contact is about it', ['lado']],
  '/incidents/:id/withdrawal/decision': [303, 'nobody asked for a withdrawal'],
  '/lado-contacts/:id': [404, 'it was not shared', ['head']],
  '/lado-contacts/:id/history': [404, 'it was not shared', ['head']],
  '/sampled-records/:id/link': [303, 'it was in the records'],
  '/reviews/:year': [404, 'it is a draft', ['head', 'lado', 'partner']],
  '/reviews/:year/signed': [303, 'it is not signed'],
  '/reviews/:year/release': [409, 'it is not signed'],
  '/reviews/:year/released': [303, 'it is not released'],
}

/** A draft's report is the scrutineer's: the others do not know of it, and the business manager may not open it. */
const ofReport: Record<Role, number> = {
  scrutineer: 200,
  'business-manager': 403,
  head: 404,
  lado: 404,
  partner: 404,
}
const reports = ['report', 'review.pdf', 'tables.xlsx'].map((part) => `/reviews/:year/${part}`)

/** Pages of something else than a record, a review, an account or an establishment: each has its own tests. */
const elsewhere = /drafts|\/published-figures\/import|^\/(replacements|disposal|settings|one-time)\/|editions/

const forbidden = (role: Role): number => (role === 'partner' ? 404 : 403)

function expected(path: string, allow: Permission | 'anyone', role: Role): number {
  if (allow !== 'anyone' && !may(role, allow)) return forbidden(role)
  if (reports.includes(path)) return ofReport[role]
  const [status, , of = [role]] = otherwise[path] ?? [200, '']
  return of.includes(role) ? status : 200
}

/** One of each of Ash House, by the start of its address. */
async function oneOfEach(app: TestApp): Promise<Record<string, string>> {
  const {
    parts: { db },
    act,
    people,
  } = app
  const ids: Record<string, string> = {}
  for (const kind of everyKind) ids[kind.base] = (await recordExample(db, act(), kind)).id
  await beginReview(db, act(), 2018)
  await signMonth(app, { establishmentId: ash, month: '2019-05' })
  return { ...ids, '/people': people.partner.id, '/reviews': '2018', '/establishments': ash, '/returns': ash }
}

it('what is there is opened by exactly the roles of the table, by GET and by HEAD', async () => {
  const app = await startApp()
  app.parts.limiter = { count: () => undefined }
  const browsers = await everyRole(app)
  const ids = await oneOfEach(app)
  const pages = routesIn(app.app).flatMap(({ method, path, route }) =>
    method === 'GET' && path.includes(':') && !elsewhere.test(path) && route !== undefined ? [route] : [],
  )
  for (const { path, allow } of pages) {
    const address = path
      .replace(/^(\/[a-z-]+)\/:\w+/, (_all, base: string) => `${base}/${ids[base] ?? ''}`)
      .replace(':year', '2018')
      .replace(':month', '2019-05')
      .replace(':section', 'restraint')
    for (const { value: role } of roles)
      for (const ask of ['get', 'head'] as const) {
        const answer = await browsers[role].agent[ask](address).set('Host', 'localhost:3000')
        expect([ask, path, role, answer.status]).toEqual([ask, path, role, expected(path, allow, role)])
      }
  }
  expect(pages.length).toBeGreaterThan(30)
  const known = pages.map(({ path }) => path)
  expect(Object.keys(otherwise).filter((path) => !known.includes(path))).toEqual([])
}, 120_000)
