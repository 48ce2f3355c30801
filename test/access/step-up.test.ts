import { beforeEach, describe, expect, it } from 'vitest'
import { routesIn } from '../../server/app.ts'
import { enterSheetCode, startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { typedAppointment } from '../support/people.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

const stepOf = (route: object | undefined) =>
  route !== undefined && 'step' in route ? route.step : undefined

describe('a second step of the last 15 minutes', () => {
  const all = () => routesIn(app.app).flatMap(({ route }) => (route === undefined ? [] : [route]))

  it('is asked for by every act of these permissions', () => {
    const strict = [
      'keep accounts',
      'change settings',
      'agree to settings',
      'release reviews',
      'dispose of records',
      'answer subject access',
    ]
    const lax = all().filter(
      ({ method, allow, ...rest }) => method === 'POST' && strict.includes(allow) && stepOf(rest) !== 'fresh',
    )
    expect(lax.map(({ path }) => path)).toEqual([])
  })

  it.each([
    '/password',
    '/reviews/:year/signature',
    '/replacements/:id/confirmation',
    '/replacements/:id/refusal',
  ])('is asked for at %s', (path) => {
    const acts = all().filter((route) => route.path === path && route.method === 'POST')
    expect(acts.map(stepOf)).toEqual(['fresh'])
  })

  it.each([
    ['/second-factors/app', { code: '000000', name: 'Mine' }],
    ['/second-factors/sheet', {}],
    ['/second-factors/passkey', { name: 'Mine' }],
    ['/second-factors/recovery-codes', {}],
  ])('is asked for before one’s own second step is changed at %s', async (path, answers) => {
    const head = await app.signedIn(app.people.head)
    const { hidden } = head.page.form('/sign-out')
    app.at('2019-06-03T09:15:30.000Z')
    await head.post(path, { ...hidden, ...answers })
    expect(head.page.name).toBe('confirm')
  })

  it('is as old as it was after one’s own second step was changed', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    app.at('2019-06-03T09:14:00.000Z')
    await manager.open('/second-factors')
    await manager.send({}, { action: '/second-factors/recovery-codes' })
    expect(manager.page.heading).toBe('Your recovery codes')
    expect((await manager.open('/people/new')).name).toBe('person-form')
    app.at('2019-06-03T09:15:30.000Z')
    expect((await manager.open('/people/new')).name).toBe('confirm')
  })

  it('is asked for before somebody with a cookie alone can change the password', async () => {
    const head = await app.signedIn(app.people.head)
    await head.open('/password')
    app.at('2019-06-03T09:15:30.000Z')
    await head.send({ old: 'correct horse battery', new: 'seven brass owls at noon' })
    expect(head.page.name).toBe('confirm')
    const again = await app.signedIn(app.people.head)
    expect(again.page.name).toBe('home')
  })
})

describe('signing out', () => {
  const isIn = async (browser: Browser) => (await browser.open('/incidents')).name === 'incidents'

  it('ends every session of the person, and nobody else’s', async () => {
    const here = await app.signedIn(app.people.head)
    const elsewhere = await app.signedIn(app.people.head)
    const other = await app.signedIn(app.people.otherHead)
    await here.send({}, { action: '/sign-out' })
    expect([await isIn(here), await isIn(elsewhere), await isIn(other)]).toEqual([false, false, true])
  })

  it('after the password alone ends nobody’s session: a stolen password does not shut its owner out', async () => {
    const owner = await app.signedIn(app.people.head)
    const thief = app.stranger()
    await thief.open('/sign-in')
    await thief.send({ email: app.people.head.email, password: 'correct horse battery' })
    expect(thief.page.name).toBe('second-step')
    await thief.post('/sign-out', { _csrf: thief.page.form().hidden['_csrf'] ?? '' })
    expect(thief.page.name).toBe('sign-in')
    expect(await isIn(owner)).toBe(true)
    await thief.open('/sign-in/second-step')
    expect(thief.page.name).toBe('sign-in')
  })
})

describe('a role that asks for a longer password', () => {
  const promote = async (role: string) => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${app.people.lado.id}/change`)
    return manager.send({
      ...typedAppointment(),
      name: 'Test lado 4',
      role,
      establishmentId: '',
      organisation: '',
    })
  }
  const signIn = async (password: string) => {
    const browser = app.stranger()
    await browser.open('/sign-in')
    await browser.send({ email: app.people.lado.email, password })
    return browser
  }

  it('takes the one from before away, and its person chooses a new one by a link', async () => {
    const page = await promote('scrutineer')
    expect(page.heading).toBe('Account changed')
    expect((await signIn('correct horse battery')).page.name).toBe('sign-in')
    const person = app.stranger()
    await person.open(/\/one-time\/[\w-]{27}/.exec(page.text)?.[0] ?? '')
    await person.send({ new: 'owls at noon x' })
    expect(person.page.errors).toEqual(['Use 15 characters or more for your new password'])
    await person.send({ new: 'seven brass owls at noon' })
    const again = await signIn('seven brass owls at noon')
    expect(again.page.name).toBe('second-step')
    await enterSheetCode(again)
    expect(again.page.heading).toBe('Add your second step')
  })

  it('is not asked for where the role asks for no more than before', async () => {
    await app.parts.db
      .updateTable('person')
      .set({ role: 'business-manager' })
      .where('id', '=', app.people.lado.id)
      .execute()
    const page = await promote('scrutineer')
    expect(page.name).toBe('person')
    expect((await signIn('correct horse battery')).page.name).toBe('second-step')
  })
})
