import { describe, expect, it } from 'vitest'
import { may } from '../../server/access/permissions.ts'
import { routesIn } from '../../server/app.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { outsideCountKind } from '../../server/returns/outside-counts/kind.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { anIncident } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { birch } from '../support/people.ts'
import { anOutsideCount, aVisit } from '../support/records.ts'
import { signMonth } from '../returns/signing.ts'
import type { Browser } from '../support/browser.ts'

const missing = '99999999-9999-4999-8999-999999999999'

/** Records of Birch House, and the draft of its head: nothing that Ash House may know of. */
async function theirs(app: TestApp): Promise<Record<string, string>> {
  const { db } = app.parts
  const { id: incident } = await recordNew(db, app.act(), incidentKind, {
    values: anIncident({ establishmentId: birch, reasonPrimary: 'fight', reasonsOther: [] }),
  })
  const { id: visit } = await recordNew(db, app.act(), visitKind, {
    values: aVisit({ establishmentId: birch }),
  })
  const { id: contact } = await recordNew(db, app.act(), ladoContactKind, {
    values: aLadoContact({ establishmentId: birch }),
  })
  const { id: count } = await recordNew(db, app.act(), outsideCountKind, {
    values: anOutsideCount({ establishmentId: birch }),
  })
  await signMonth(app, { establishmentId: birch, month: '2019-05' })
  const head = await app.signedIn(app.people.otherHead)
  await head.open(`/incidents/${incident}`)
  await head.send({}, { action: '/correction' })
  const draft = head.page.path.replace('/incidents/drafts/', '')
  return {
    '/incidents/:id': incident,
    '/visits/:id': visit,
    '/lado-contacts/:id': contact,
    '/outside-counts/:id': count,
    '/returns/:id': birch,
    '/establishments/:id': birch,
    '/incidents/drafts/:draft': draft,
  }
}

/** Other routes with an id, each with the reason why it holds nothing of another establishment. */
const ofNoEstablishment: Record<string, string> = {
  '/contacts/:id': 'the scrutineer’s own log',
  '/contacts/drafts/:draft': 'a draft of its writer alone',
  '/disposal/:kind': 'for roles of no establishment',
  '/establishments/drafts/:draft': 'a draft of its writer alone',
  '/handover/drafts/:draft': 'a draft that the business manager hands over, without its text',
  '/lado-contacts/drafts/:draft': 'a draft of its writer alone',
  '/one-time/:token': 'a secret of its person',
  '/outside-counts/drafts/:draft': 'a draft of its writer alone',
  '/people/:id': 'the business manager’s accounts',
  '/published-figures/:id': 'published already',
  '/published-figures/drafts/:draft': 'a draft of its writer alone',
  '/published-figures/import/:draft': 'a draft of its writer alone',
  '/qa-meetings/:id': 'a meeting of all; what it shows of counts is scoped in dataset.test.ts',
  '/qa-meetings/drafts/:draft': 'a draft of its writer alone',
  '/replacements/:id': 'its officer’s alone, in replacement.test.ts',
  '/reviews/:year': 'one review of all, for whoever may read it',
  '/sampled-records/:id': 'the scrutineer’s own; what its head is told of is in sample.test.ts',
  '/sampled-records/drafts/:draft': 'a draft of its writer alone',
  '/second-factors/:id': 'one’s own',
  '/settings/:name': 'of everybody',
  '/settings/changes/:id': 'of everybody',
  '/visits/drafts/:draft': 'a draft of its writer alone',
}

/** '/incidents/:id/history' → '/incidents/:id' */
const upToItsId = (path: string) => /^.*?:\w+/.exec(path)?.[0]

const withHead = <Each extends { method: string }>(each: Each): Each[] =>
  each.method === 'GET' ? [each, { ...each, method: 'HEAD' }] : [each]

interface Told {
  status: number
  body: string
  headers: Record<string, unknown>
}

/** All that an answer tells but the time and the address that was asked for. */
async function told(browser: Browser, method: string, path: string, token: string): Promise<Told> {
  const { agent } = browser
  const answer =
    method === 'POST'
      ? await agent.post(path).set('Host', 'localhost:3000').type('form').send({ _csrf: token })
      : await agent[method === 'GET' ? 'get' : 'head'](path).set('Host', 'localhost:3000')
  const { date: _date, ...headers } = answer.headers as Record<string, unknown>
  return { status: answer.status, body: method === 'HEAD' ? '' : answer.text, headers }
}

describe('what belongs to another establishment', () => {
  it('is declared here for every route with an id', async () => {
    const app = await startApp()
    const declared = new Set([...Object.keys(await theirs(app)), ...Object.keys(ofNoEstablishment)])
    const paths = routesIn(app.app).flatMap(({ path }) => upToItsId(path) ?? [])
    const missing = [...new Set(paths)].filter((path) => !declared.has(path))
    expect(
      missing,
      'give these an object of Birch House in theirs(), or a reason in ofNoEstablishment',
    ).toEqual([])
    expect(Object.keys(ofNoEstablishment).filter((path) => !paths.includes(path))).toEqual([])
  })

  it('answers in every way like what does not exist', async () => {
    const app = await startApp()
    const objects = await theirs(app)
    const head = await app.signedIn(app.people.head)
    await head.open('/')
    const token = head.page.form('/sign-out').hidden['_csrf'] ?? ''
    const asked: string[] = []
    for (const [pattern, id] of Object.entries(objects)) {
      const routes = routesIn(app.app).filter(
        ({ path }) => path === pattern || path.startsWith(`${pattern}/`),
      )
      expect(routes.length, pattern).toBeGreaterThan(1)
      for (const { method, path, route } of routes.flatMap(withHead)) {
        const fill = (object: string) =>
          path
            .replace(/:(id|draft)/, object)
            .replace(':section', 'children')
            .replace(':year', '2018')
            .replace(':month', '2019-05')
        const [own, none] = [
          await told(head, method, fill(id), token),
          await told(head, method, fill(missing), token),
        ]
        asked.push(`${method} ${path}`)
        expect([path, own.status]).toEqual([path, none.status])
        const mayAtAll = route !== undefined && route.allow !== 'anyone' && may('head', route.allow)
        expect([method, path, own.status]).toEqual([method, path, mayAtAll ? 404 : 403])
        expect(own.headers, path).toEqual(none.headers)
        expect(own.body.replaceAll(id, missing), path).toBe(none.body)
      }
    }
    expect(asked.length).toBeGreaterThan(20)
  })

  it('is in no list, and cannot be filtered for', async () => {
    const app = await startApp()
    await theirs(app)
    const head = await app.signedIn(app.people.head)
    for (const list of ['/incidents', '/visits', '/lado-contacts', '/outside-counts', '/returns']) {
      for (const query of ['', `?establishment=${birch}`, '?reference=BIR']) {
        const page = await head.open(`${list}${query}`)
        expect(page.rows().length, `${list}${query}`).toBe(0)
        expect(page.text).not.toContain('BIR-')
        expect(page.text).not.toContain('Birch')
      }
    }
    expect((await head.open('/')).text).not.toContain('BIR-')
  })

  it('is not touched by an act that was refused', async () => {
    const app = await startApp()
    const objects = await theirs(app)
    const stands = await app.parts.db.selectFrom('recordVersion').selectAll().execute()
    const drafts = await app.parts.db.selectFrom('draft').selectAll().execute()
    const head = await app.signedIn(app.people.head)
    await head.open('/')
    const token = head.page.form('/sign-out').hidden['_csrf'] ?? ''
    const draft = objects['/incidents/drafts/:draft'] ?? ''
    for (const path of [
      `/incidents/drafts/${draft}/discarding`,
      `/incidents/drafts/${draft}/submission`,
      `/incidents/drafts/${draft}/children`,
    ]) {
      expect((await told(head, 'POST', path, token)).status).toBe(404)
    }
    expect(await app.parts.db.selectFrom('recordVersion').selectAll().execute()).toEqual(stands)
    expect(await app.parts.db.selectFrom('draft').selectAll().execute()).toEqual(drafts)
  })
})
