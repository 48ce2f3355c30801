import { beforeEach, describe, expect, it } from 'vitest'
import { enterSheetCode, startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'

describe('a session', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  const cookieOf = async (browser: Browser) => {
    const answer = await browser.agent.get('/').set('Host', 'localhost:3000')
    const sent = (answer as unknown as { request: { cookies: string } }).request.cookies
    return /scrutiny=[^;]+/.exec(sent)?.[0] ?? ''
  }

  it('has a new token at the password, at the second step and when asked again, and the old ones are dead', async () => {
    const lado = app.stranger()
    await lado.open('/sign-in')
    const tokens = [await cookieOf(lado)]
    await lado.open('/sign-in')
    await lado.send({ email: app.people.lado.email, password: 'correct horse battery' })
    tokens.push(await cookieOf(lado))
    await lado.open('/sign-in/second-step')
    await enterSheetCode(lado)
    tokens.push(await cookieOf(lado))
    await lado.open('/confirm')
    await enterSheetCode(lado)
    tokens.push(await cookieOf(lado))
    expect(new Set(tokens).size).toBe(4)
    for (const old of tokens.slice(0, 3)) {
      const answer = await app
        .stranger()
        .agent.get('/lado-contacts')
        .set('Host', 'localhost:3000')
        .set('Cookie', old)
      expect(answer.headers['location']).toContain('/sign-in')
    }
  })

  it('ends after half an hour without use, and after twelve hours in any case', async () => {
    const lado = await app.signedIn(app.people.lado)
    app.at('2019-06-03T09:29:00.000Z')
    expect((await lado.open('/lado-contacts')).status).toBe(200)
    app.at('2019-06-03T09:59:30.000Z')
    expect((await lado.open('/lado-contacts')).name).toBe('sign-in')
    const again = await app.signedIn(app.people.lado)
    for (let quarter = 1; quarter <= 48; quarter += 1) {
      app.at(new Date(Date.parse('2019-06-03T09:59:30.000Z') + quarter * 900_000).toISOString())
      expect((await again.open('/lado-contacts')).name, String(quarter)).toBe('lado-contacts')
    }
    app.at('2019-06-03T22:00:00.000Z')
    expect((await again.open('/lado-contacts')).name).toBe('sign-in')
  })

  it('cannot be made longer by showing the second step again', async () => {
    const lado = await app.signedIn(app.people.lado)
    for (let quarter = 1; quarter <= 48; quarter += 1) {
      app.at(new Date(Date.parse('2019-06-03T09:00:00.000Z') + quarter * 900_000).toISOString())
      await lado.open('/confirm')
      if (quarter % 4 === 0) await enterSheetCode(lado)
    }
    app.at('2019-06-03T21:01:00.000Z')
    expect((await lado.open('/lado-contacts')).name).toBe('sign-in')
  })

  it('says on each page until when it lasts', async () => {
    const lado = await app.signedIn(app.people.lado)
    const page = await lado.open('/lado-contacts')
    expect(page.html.querySelector('[data-session-ends]')?.textContent).toBe(
      'Until 10:30am if you open no page',
    )
    expect((await lado.open('/signed-in')).text).toContain('You stay signed in until 3 June 2019, 10:30am')
  })

  it('is one of three: a fourth ends the oldest, and its person is told', async () => {
    const places: Browser[] = []
    for (const minute of ['00', '01', '02', '03']) {
      app.at(`2019-06-03T09:${minute}:00.000Z`)
      places.push(await app.signedIn(app.people.lado))
    }
    const [oldest, ...others] = places
    expect((await oldest?.open('/lado-contacts'))?.name).toBe('sign-in')
    for (const each of others) expect((await each.open('/lado-contacts')).name).toBe('lado-contacts')
    expect((await others[2]?.open('/'))?.text).toContain('the oldest sign-in was ended')
  })

  it('is seen and ended by its own person, one or all but this', async () => {
    const elsewhere = await app.signedIn(app.people.lado)
    app.at('2019-06-03T09:05:00.000Z')
    const here = await app.signedIn(app.people.lado)
    await here.open('/sessions')
    expect(here.page.rows().map((row) => row.at(-1))).toEqual(['This one', 'Another'])
    await here.send({}, { action: '/sessions/ending' })
    expect((await elsewhere.open('/lado-contacts')).name).toBe('sign-in')
    const third = await app.signedIn(app.people.lado)
    await here.open('/sessions')
    await here.send({}, { action: '/sessions/ending-others' })
    expect((await third.open('/lado-contacts')).name).toBe('sign-in')
    expect(here.page.rows()).toHaveLength(1)
  })

  it('of somebody else is ended by nobody but the business manager', async () => {
    const head = await app.signedIn(app.people.head)
    const [row] = await app.parts.db.selectFrom('session').select('idHash').execute()
    const lado = await app.signedIn(app.people.lado)
    const form = await lado.open('/sessions')
    await lado.post('/sessions/ending', { ...form.form('/sign-out').hidden, session: row?.idHash ?? '' })
    expect((await head.open('/incidents')).name).toBe('incidents')
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${app.people.head.id}`)
    await manager.send({}, { action: '/ending-sessions' })
    expect((await head.open('/incidents')).name).toBe('sign-in')
    await manager.open(`/people/${app.people.businessManager.id}`)
    await manager.send({}, { action: '/people/ending-sessions' })
    expect((await lado.open('/lado-contacts')).name).toBe('sign-in')
    expect((await manager.open('/people')).status).toBe(200)
  })

  it('ends at sign-out, and the browser forgets what it was shown', async () => {
    const lado = await app.signedIn(app.people.lado)
    const { hidden } = lado.page.form('/sign-out')
    const answer = await lado.agent.post('/sign-out').set('Host', 'localhost:3000').type('form').send(hidden)
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"')
    expect((await lado.open('/lado-contacts')).name).toBe('sign-in')
    const page = await lado.agent.get('/sign-in').set('Host', 'localhost:3000')
    expect(page.headers['cache-control']).toBe('no-store')
  })
})

describe('what was typed', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  const details = {
    name: 'Test partner 7',
    email: 'partner7@example.org',
    role: 'partner',
    establishmentId: '',
    organisation: 'police',
  }

  const signInHere = async (browser: Browser, person: { email: string }) => {
    await browser.send({ email: person.email, password: 'correct horse battery' })
    await enterSheetCode(browser)
  }

  it('stands in the form again after the session expired and its person signed in', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/people/new')
    app.at('2019-06-03T10:00:00.000Z')
    await manager.send(details)
    expect(manager.page.name).toBe('sign-in')
    await signInHere(manager, app.people.businessManager)
    expect(manager.page.name).toBe('person-form')
    expect(manager.page.text).toContain('Your text is here')
    expect(manager.page.value('name')).toBe(details.name)
    expect(manager.page.value('role')).toBe('partner')
    expect(manager.page.value('organisation')).toBe('police')
    await manager.send(details)
    expect(manager.page.heading).toBe('Account added')
  })

  it('stands there too when a second step was due, and the step makes it due no more', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/people/new')
    app.at('2019-06-03T09:16:00.000Z')
    await manager.send(details)
    expect(manager.page.heading).toBe('Confirm it’s you')
    await enterSheetCode(manager)
    expect(manager.page.value('email')).toBe(details.email)
    await manager.send(details)
    expect(manager.page.heading).toBe('Account added')
  })

  it('in a part of a record is in that part again, however many of the same there were', async () => {
    const draft = {
      id: 'draft-1',
      personId: app.people.head.id,
      role: app.people.head.role,
      establishmentId: app.people.head.establishmentId,
      kind: 'incident',
      subjectId: null,
      baseVersion: null,
      typed: JSON.stringify({ 'children-0-pseudonym': 'CW-0', location: 'education' }),
      startedAt: '2019-06-03T08:00:00.000Z',
      savedAt: '2019-06-03T08:00:00.000Z',
    }
    await app.parts.db.insertInto('draft').values(draft).execute()
    const head = await app.signedIn(app.people.head)
    await head.open('/incidents/drafts/draft-1/children')
    app.at('2019-06-03T10:00:00.000Z')
    await head.send({ 'children-0-pseudonym': 'CW-1', 'children-1-pseudonym': 'CW-2' })
    await signInHere(head, app.people.head)
    expect(head.page.value('children-0-pseudonym')).toBe('CW-1')
    expect(head.page.value('children-1-pseudonym')).toBe('CW-2')
  })

  it('is nobody else’s, and keeps no password', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/password')
    app.at('2019-06-03T10:00:00.000Z')
    await manager.send({ old: 'correct horse battery', new: 'seven brass owls at noon' })
    await manager.open('/people/new')
    const rows = await app.parts.db.selectFrom('keptForm').select(['id', 'typed']).execute()
    expect(rows.map(({ typed }) => typed)).toEqual(['{}'])
    const lado = await app.signedIn(app.people.lado)
    expect((await lado.open(`/password?kept=${rows[0]?.id ?? ''}`)).text).not.toContain('Your text is here')
  })

  it('is kept twenty times at most, the latest, also for somebody who left', async () => {
    const head = await app.signedIn(app.people.head)
    const other = await app.signedIn(app.people.otherHead)
    const { hidden } = head.page.form('/sign-out')
    const { hidden: theirs } = other.page.form('/sign-out')
    await app.parts.db
      .updateTable('person')
      .set({ disabledAt: app.parts.clock() })
      .where('id', '=', app.people.head.id)
      .execute()
    app.at('2019-06-03T10:00:00.000Z')
    await other.post('/incidents/new', { ...theirs, location: 'mine' })
    for (let minute = 10; minute < 35; minute += 1) {
      app.at(`2019-06-03T10:${minute}:00.000Z`)
      await head.post('/incidents/new', { ...hidden, location: `minute ${minute}` })
    }
    const rows = await app.parts.db.selectFrom('keptForm').select('typed').orderBy('keptAt').execute()
    const kept = rows.map(({ typed }) => (JSON.parse(typed) as { location: string }).location)
    expect(kept).toEqual(['mine', ...Array.from({ length: 20 }, (_each, place) => `minute ${place + 15}`)])
  })

  it('of a stranger is not kept at all', async () => {
    const stranger = app.stranger()
    const { hidden } = (await stranger.open('/sign-in')).form()
    await stranger.post('/people/new', { ...hidden, ...details })
    expect(await app.parts.db.selectFrom('keptForm').select('id').execute()).toEqual([])
  })
})

describe('an act that needs a second step of the last 15 minutes', () => {
  it('is asked for again before it is done, not after', async () => {
    const app = await startApp()
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${app.people.lado.id}`)
    app.at('2019-06-03T09:15:30.000Z')
    await manager.send({}, { action: '/disabling' })
    expect(manager.page.name).toBe('confirm')
    const standing = () =>
      app.parts.db
        .selectFrom('person')
        .select('disabledAt')
        .where('id', '=', app.people.lado.id)
        .executeTakeFirst()
    expect(await standing()).toEqual({ disabledAt: null })
    await enterSheetCode(manager)
    expect(manager.page.name).toBe('person')
    await manager.send({}, { action: '/disabling' })
    expect(manager.page.text).toContain('Disabled')
  })
})
