import { beforeEach, describe, expect, it } from 'vitest'
import { routesIn } from '../../server/app.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash } from '../support/people.ts'
import { recordOneOfEach, typedContact } from '../support/records.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

describe('a fault that nobody foresaw', () => {
  it('says a reference and nothing of the inside, and the next request is answered', async () => {
    const logged: object[] = []
    app.parts.log.error = (entry: object) => {
      logged.push(entry)
    }
    const scrutineer = await app.signedIn(app.people.scrutineer)
    app.parts.opened.connection.exec('alter table visit rename to elsewhere')
    const page = await scrutineer.open('/visits')
    expect(page.status).toBe(500)
    expect(page.heading).toBe('Something went wrong')
    expect(page.text).toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-4/)
    expect(page.html.toString()).not.toMatch(/sqlite|no such|select |\.ts:|node_modules|at async/i)
    expect(logged).toHaveLength(1)
    expect((await scrutineer.open('/history')).status).toBe(200)
  })
})

describe('a page that is not found', () => {
  it('has its reason in the log beside the number of the request, and shows nothing of it', async () => {
    const { incident } = await recordOneOfEach(app.parts.db, app.act())
    const logged: { requestId?: string; reason?: string; route?: string; status?: number }[] = []
    app.parts.log.info = (entry: object) => {
      logged.push(entry)
    }
    const otherHead = await app.signedIn(app.people.otherHead)
    const shown: string[] = []
    for (const [path, reason] of [
      ['/no-such-page', 'no route has this address'],
      [`/incidents/${incident.id}`, 'no such incident, or another establishment’s'],
      ['/incidents/00000000-0000-4000-8000-000000000000', 'no such incident, or another establishment’s'],
    ] as const) {
      const page = await otherHead.open(path)
      shown.push(page.text)
      const entry = logged.find((each) => each.reason !== undefined)
      expect(entry, path).toEqual({ requestId: expect.any(String) as string, reason })
      const request = logged.find((each) => each.requestId === entry?.requestId && each.status === 404)
      expect(request, path).toBeDefined()
      expect(page.text).not.toContain(reason)
      logged.length = 0
    }
    expect(new Set(shown).size).toBe(1)
  })
})

describe('an act whose line of history cannot be written', () => {
  it('is not done', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await scrutineer.open('/contacts/new')
    await scrutineer.send(typedContact)
    const form = scrutineer.page
    expect(form.name).toBe('contact-check')
    app.parts.opened.connection.exec(
      "create trigger full before insert on history_event begin select raise(abort, 'no room'); end",
    )
    expect((await scrutineer.send({})).status).toBe(500)
    expect(await app.parts.db.selectFrom('contact').select('id').execute()).toEqual([])
    app.parts.opened.connection.exec('drop trigger full')
    scrutineer.page = form
    expect((await scrutineer.send({})).status).toBe(200)
    expect(await app.parts.db.selectFrom('contact').select('id').execute()).toHaveLength(1)
  })
})

describe('every page', () => {
  it('of somebody who is signed in can be left by signing out', async () => {
    for (const person of [app.people.scrutineer, app.people.businessManager, app.people.head]) {
      const browser = await app.signedIn(person)
      for (const { method, path, route } of routesIn(app.app)) {
        if (method !== 'GET' || route === undefined || path.includes(':')) continue
        if (/\.(csv|xlsx)$/.test(path)) continue
        const page = await browser.open(path)
        expect([path, page.html.querySelectorAll('form[action="/sign-out"]').length]).toEqual([path, 1])
      }
    }
  })
})

describe('an event of the history', () => {
  it('holds no text that stands in a record', async () => {
    await recordOneOfEach(app.parts.db, app.act())
    const versions = await app.parts.db.selectFrom('recordVersion').select('content').execute()
    const texts = versions.flatMap(({ content }) => textsIn(JSON.parse(content)))
    expect(texts.length).toBeGreaterThan(10)
    const events = await app.parts.db.selectFrom('historyEvent').selectAll().execute()
    const told = JSON.stringify(events)
    expect(texts.filter((text) => told.includes(text))).toEqual([])
  })
})

/** What somebody wrote: texts of more than one word. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return /\S \S/.test(value) ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

describe('a refusal', () => {
  it('says what could not be done, and never that somebody was quicker where nobody was', async () => {
    const head = await app.signedIn(app.people.head)
    const june = `/returns/${ash}/2019-06`
    const notOver = await head.open(june)
    app.at('2019-07-03T09:00:00.000Z')
    const later = await app.signedIn(app.people.head)
    const form = (await later.open(`${june}/signature`)).form('/signature')
    const { version: _version, ...old } = form.hidden
    const refusals = [
      [409, notOver, 'June 2019 is not over yet'],
      [400, await later.post(form.action, old), 'This form is out of date'],
      [
        400,
        await later.post(form.action, { ...form.hidden, role: 'scrutineer' }),
        'has changed since you opened it',
      ],
      [413, await later.post(form.action, { ...form.hidden, reason: 'x'.repeat(2 ** 20) }), 'is too large'],
    ] as const
    for (const [status, refused, why] of refusals) {
      expect([refused.status, refused.text]).toEqual([status, expect.stringContaining(why)])
      expect([refused.heading, refused.title]).toEqual([
        'This could not be done',
        expect.stringContaining('This could not be done'),
      ])
    }
  })
})

describe('an answer that was not asked for', () => {
  it.each([
    ['/password', { old: 'correct horse battery', new: 'seven brass owls at noon' }],
    ['/recovery-sheet', { 'testedOn-day': '1', 'testedOn-month': '6', 'testedOn-year': '2019' }],
  ])('is refused at %s, and nothing is done', async (path, answers) => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(path)
    await manager.send({ ...answers, role: 'scrutineer' })
    expect(manager.page.status).toBe(400)
    const events = await app.parts.db.selectFrom('historyEvent').select('act').execute()
    expect(events.map(({ act }) => act)).not.toContain('password changed')
    expect(events.map(({ act }) => act)).not.toContain('envelopes tested')
  })

  it('is refused at sign-in', async () => {
    const stranger = app.stranger()
    await stranger.open('/sign-in')
    await stranger.send({ email: app.people.lado.email, password: 'correct horse battery', complete: 'true' })
    expect(stranger.page.status).toBe(400)
  })

  it('is refused where a lost second step is replaced, and by a one-time link', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${app.people.lado.id}/replacement`)
    await manager.send({ officer: app.people.head.id, answer: 'confirmed' })
    expect(manager.page.status).toBe(400)
    await manager.open(`/people/${app.people.lado.id}`)
    await manager.send({}, { action: '/reset' })
    const link = /\/one-time\/[\w-]{27}/.exec(manager.page.text)?.[0] ?? 'no link'
    const lado = app.stranger()
    await lado.open(link)
    await lado.send({ new: 'seven brass owls at noon', personId: app.people.scrutineer.id })
    expect(lado.page.status).toBe(400)
    expect((await lado.open(link)).name).toBe('one-time-link')
  })
})
