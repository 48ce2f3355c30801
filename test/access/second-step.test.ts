import { generate } from 'otplib'
import { beforeEach, describe, expect, it } from 'vitest'
import { dropFactorsOf } from '../../server/access/factors/actions.ts'
import { enterSheetCode, startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { sheetCode } from '../support/people.ts'

const password = 'correct horse battery'

describe('the second step', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  /** A browser in which the password was given, and nothing else yet. */
  const halfIn = async (person: { email: string }): Promise<Browser> => {
    const browser = app.stranger()
    await browser.open('/sign-in')
    await browser.send({ email: person.email, password })
    return browser
  }

  /** The LADO with an authenticator app and its recovery codes. */
  const withApp = async (): Promise<{ secret: string; recovery: string[] }> => {
    const lado = await app.signedIn(app.people.lado)
    const page = await lado.open('/second-factors/app')
    const secret = page.html.querySelector('.app-code')?.textContent.replace(/\s/g, '') ?? ''
    await lado.send({ code: await codeAt(secret), name: 'Work phone' })
    expect(lado.page.heading).toBe('Your recovery codes')
    return { secret, recovery: lado.page.html.querySelectorAll('.app-codes__code').map((each) => each.text) }
  }

  const codeAt = (secret: string, seconds = 0) =>
    generate({ secret, epoch: Date.parse(app.parts.machineClock()) / 1000 + seconds })

  const enter = async (way: string, code: string): Promise<Browser> => {
    const browser = await halfIn(app.people.lado)
    await browser.open(`/sign-in/second-step?way=${way}`)
    await browser.send({ code })
    return browser
  }

  it('comes before anything is shown, whatever is asked for', async () => {
    const lado = await halfIn(app.people.lado)
    expect(lado.page.name).toBe('second-step')
    for (const path of [
      '/',
      '/lado-contacts',
      '/sessions',
      '/second-factors',
      '/second-factors/app',
      '/confirm',
    ])
      expect((await lado.open(path)).name, path).toBe('second-step')
    expect(lado.page.html.text).not.toContain('Test lado')
  })

  it('takes each code of the sheet once, in its turn', async () => {
    expect((await enter('sheet', sheetCode(2))).page.status).toBe(422)
    expect((await enter('sheet', sheetCode(1))).page.name).toBe('home')
    expect((await enter('sheet', sheetCode(1))).page.status).toBe(422)
    expect((await enter('sheet', 'test 0002')).page.name).toBe('home')
  })

  it('takes a code of the app once, from half a minute before to half a minute after', async () => {
    const { secret } = await withApp()
    app.at('2019-06-03T09:10:00.000Z')
    expect((await enter('app', await codeAt(secret, -60))).page.status).toBe(422)
    expect((await enter('app', await codeAt(secret, 60))).page.status).toBe(422)
    expect((await enter('app', await codeAt(secret, -30))).page.name).toBe('home')
    const now = await codeAt(secret)
    expect((await enter('app', now)).page.name).toBe('home')
    expect((await enter('app', now)).page.status).toBe(422)
    expect((await enter('app', await codeAt(secret, -30))).page.status).toBe(422)
    expect((await enter('app', await codeAt(secret, 30))).page.name).toBe('home')
  })

  it('goes by the machine’s clock where a demonstration has one of its own, as apps do', async () => {
    app.machineAt('2026-11-30T10:00:00.000Z')
    const { secret } = await withApp()
    app.machineAt('2026-11-30T10:10:00.000Z')
    const byTheOther = await generate({ secret, epoch: Date.parse(app.parts.clock()) / 1000 })
    expect((await enter('app', byTheOther)).page.status).toBe(422)
    expect((await enter('app', await codeAt(secret))).page.name).toBe('home')
  })

  it('does not take the code again with which the app was added', async () => {
    const { secret } = await withApp()
    expect((await enter('app', await codeAt(secret))).page.status).toBe(422)
  })

  it('lets two who enter one code at the same moment in once', async () => {
    const { secret } = await withApp()
    app.at('2019-06-03T09:10:00.000Z')
    const code = await codeAt(secret)
    const both = await Promise.all([enter('app', code), enter('app', code)])
    expect(both.map(({ page }) => page.status).toSorted()).toEqual([200, 422])
  })

  it('takes each recovery code once, and keeps none that can be read', async () => {
    const { recovery } = await withApp()
    expect(recovery).toHaveLength(8)
    const [first = ''] = recovery
    expect(first.replaceAll('-', '')).toHaveLength(24)
    const stored = await app.parts.db.selectFrom('singleUseCode').select('hash').execute()
    expect(JSON.stringify(stored)).not.toContain(first.replaceAll('-', ''))
    expect((await enter('recovery', first.toLowerCase())).page.name).toBe('home')
    expect((await enter('recovery', first)).page.status).toBe(422)
  })

  it('is renewed on paper, and the sheet from before stops working', async () => {
    const lado = await app.signedIn(app.people.lado)
    await lado.open('/second-factors/sheet')
    await lado.send({})
    const codes = lado.page.html.querySelectorAll('.app-codes__code').map((each) => each.text)
    expect(codes).toHaveLength(40)
    expect((await enter('sheet', sheetCode(2))).page.status).toBe(422)
    expect((await enter('sheet', codes[0] ?? '')).page.name).toBe('home')
    expect((await lado.open('/second-factors/sheet')).text).not.toContain(codes[1])
  })

  it('says when few codes are left', async () => {
    await app.parts.db
      .updateTable('singleUseCode')
      .set({ usedAt: '2019-01-01T00:00:00.000Z' })
      .where('number', '<=', 52)
      .execute()
    const lado = await halfIn(app.people.lado)
    expect(lado.page.text).toContain('8 codes are left on this sheet')
    await enterSheetCode(lado)
    expect((await lado.open('/second-factors')).text).toContain('Only 7 codes left on your sheet')
  })

  it('signs out everywhere else when it changes, and the last one stays', async () => {
    const elsewhere = await app.signedIn(app.people.lado)
    await withApp()
    expect((await elsewhere.open('/lado-contacts')).name).toBe('sign-in')
    const lado = await app.signedIn(app.people.lado)
    await lado.open('/second-factors')
    await lado.send({}, { action: `/second-factors/sheet-${app.people.lado.id}/removal` })
    expect(
      lado.page
        .rows()
        .map(([kind]) => kind)
        .toSorted(),
    ).toEqual(['Authenticator app', 'Recovery codes'])
    const [own] = await app.parts.db.selectFrom('factor').select('id').where('kind', '=', 'app').execute()
    await lado.send({}, { action: `/second-factors/${own?.id ?? ''}/removal` })
    expect(lado.page.status).toBe(409)
    expect(lado.page.text).toContain('This is your only second step')
  })

  it('of another person is not there', async () => {
    const lado = await app.signedIn(app.people.lado)
    const form = await lado.open('/second-factors')
    await lado.post(`/second-factors/sheet-${app.people.head.id}/removal`, form.form('recovery-codes').hidden)
    expect(lado.page.status).toBe(404)
  })

  it('is a passkey too for the roles that must hold one, before anything else', async () => {
    await app.parts.db.deleteFrom('factor').where('kind', '=', 'passkey').execute()
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect(scrutineer.page.heading).toBe('Add your second step')
    expect(scrutineer.page.text).toContain('People in your role must have a passkey')
    expect((await scrutineer.open('/visits')).name).toBe('second-factors')
    expect((await app.signedIn(app.people.lado)).page.name).toBe('home')
  })

  it('is asked for again where the passkey that is owed comes later than a quarter of an hour', async () => {
    await app.parts.db.deleteFrom('factor').where('kind', '=', 'passkey').execute()
    const scrutineer = await app.signedIn(app.people.scrutineer)
    app.at('2019-06-03T09:16:00.000Z')
    for (const path of ['/second-factors', '/visits']) {
      const answer = await scrutineer.agent.get(path).set('Host', 'localhost:3000')
      expect(answer.headers['location']).toBe('/sign-in/second-step')
    }
    const asked = await scrutineer.agent.get('/sign-in/second-step').set('Host', 'localhost:3000')
    expect(asked.status).toBe(200)
    await scrutineer.open('/visits')
    await enterSheetCode(scrutineer)
    expect(scrutineer.page.text).toContain('People in your role must have a passkey')
  })

  it('can be left by signing out, and so can the pages where a factor is added', async () => {
    await app.parts.db.transaction().execute((tx) => dropFactorsOf(tx, app.people.lado.id))
    for (const [person, pages] of [
      [app.people.scrutineer, ['/sign-in/second-step', '/visits']],
      [app.people.lado, ['/second-factors', '/second-factors/app', '/second-factors/sheet', '/nothing']],
    ] as const)
      for (const path of pages) {
        const browser = await halfIn(person)
        await browser.open(path)
        const answer = await browser.send({}, { action: '/sign-out' })
        expect([path, answer.name]).toEqual([path, 'sign-in'])
        expect(answer.html.querySelectorAll('form[action="/sign-out"]')).toHaveLength(0)
        expect((await browser.open('/second-factors')).name).toBe('sign-in')
      }
  })

  it('tells nobody whether an account exists, is disabled or has another password', async () => {
    const answers = []
    await app.parts.db
      .updateTable('person')
      .set({ disabledAt: app.parts.clock() })
      .where('id', '=', app.people.partner.id)
      .execute()
    for (const [email, guess] of [
      ['nobody@example.org', password],
      [app.people.lado.email, 'wrong'],
      [app.people.partner.email, password],
    ] as const) {
      const browser = app.stranger()
      await browser.open('/sign-in')
      await browser.send({ email, password: guess })
      answers.push([browser.page.status, browser.page.text.replace(email, '')])
    }
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(answers[0]?.[0]).toBe(422)
  })

  it('is an event each time: taken, failed, added', async () => {
    await withApp()
    await enter('sheet', 'wrong')
    const events = await app.parts.db.selectFrom('historyEvent').select('act').execute()
    expect(new Set(events.map(({ act }) => act))).toEqual(
      new Set(['recorded', 'second step taken', 'signed in', 'second factor added', 'second step failed']),
    )
  })
})
