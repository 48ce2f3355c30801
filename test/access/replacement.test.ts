import { beforeEach, describe, expect, it } from 'vitest'
import { write } from '../../server/database/write.ts'
import { record } from '../../server/history/record.ts'
import { contents } from '../../server/kinds.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { sealWith } from '../../server/keys.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'

describe('a lost second step', () => {
  let app: TestApp
  let manager: Browser
  beforeEach(async () => {
    app = await startApp()
    manager = await app.signedIn(app.people.businessManager)
  })

  const ask = async (officer: { id: string }) => {
    await manager.open(`/people/${app.people.lado.id}/replacement`)
    await manager.send({ officer: officer.id })
    return manager.page
  }

  it('is replaced by the business manager with a second officer, and all three and the scrutineer see it', async () => {
    const elsewhere = await app.signedIn(app.people.lado)
    await ask(app.people.head)
    const head = await app.signedIn(app.people.head)
    const link = head.page.link('Confirm, or do not, that Test lado 4') ?? 'no link'
    await head.open(link)
    await head.send({}, { action: '/confirmation' })
    expect(head.page.text).toContain('A lost second step was taken away')
    expect((await elsewhere.open('/lado-contacts')).name).toBe('sign-in')
    const lado = app.stranger()
    await lado.open('/sign-in')
    await lado.send({ email: app.people.lado.email, password: 'correct horse battery' })
    expect(lado.page.heading).toBe('Add your second step')
    await lado.open('/second-factors/sheet')
    await lado.send({})
    for (const browser of [lado, manager]) {
      await browser.open('/')
      expect(browser.page.text).toContain('A lost second step was taken away')
    }
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect(scrutineer.page.answer('Test lado 4')).toContain('Asked by Test business-manager 6')
    expect(scrutineer.page.answer('Test lado 4')).toContain('Confirmed by the second officer')
    const verdict = await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
    expect(verdict.sound).toBe(true)
  })

  it('stays as it is when the second officer refuses, and is answered once', async () => {
    await ask(app.people.head)
    const head = await app.signedIn(app.people.head)
    const link = head.page.link('Confirm, or do not') ?? 'no link'
    await head.open(link)
    await head.send({}, { action: '/refusal' })
    expect((await head.open(link)).status).toBe(404)
    expect((await app.signedIn(app.people.lado)).page.name).toBe('home')
  })

  it('is asked of one officer at a time: asked of another, the first cannot confirm it any more', async () => {
    await ask(app.people.head)
    const head = await app.signedIn(app.people.head)
    const link = head.page.link('Confirm, or do not') ?? 'no link'
    await head.open(link)
    const { hidden, action } = head.page.form('/confirmation')
    await ask(app.people.otherHead)
    const other = await app.signedIn(app.people.otherHead)
    await other.open(other.page.link('Confirm, or do not') ?? 'no link')
    await other.send({}, { action: '/confirmation' })
    expect(other.page.text).toContain('A lost second step was taken away')
    expect((await head.post(action, hidden)).status).toBe(404)
    expect((await head.open('/')).link('Confirm, or do not')).toBeUndefined()
  })

  it('falls when who asked for it can act no more', async () => {
    await ask(app.people.head)
    await app.parts.db
      .updateTable('person')
      .set({ disabledAt: '2019-06-03T09:00:00.000Z' })
      .where('id', '=', app.people.businessManager.id)
      .execute()
    const head = await app.signedIn(app.people.head)
    expect(head.page.link('Confirm, or do not')).toBeUndefined()
  })

  it('is confirmed by nobody but the officer who was asked, not even its own person or who asked', async () => {
    await ask(app.people.head)
    const [row] = await app.parts.db.selectFrom('factorReplacement').select('id').execute()
    for (const person of [app.people.lado, app.people.businessManager, app.people.otherHead]) {
      const browser = await app.signedIn(person)
      const token = browser.page.form('/sign-out').hidden
      expect((await browser.open(`/replacements/${row?.id ?? ''}`)).status).toBe(404)
      expect((await browser.post(`/replacements/${row?.id ?? ''}/confirmation`, token)).status).toBe(404)
    }
    expect((await app.signedIn(app.people.lado)).page.name).toBe('home')
  })

  it('is asked for again where the second officer did not answer within a day', async () => {
    await ask(app.people.head)
    app.at('2019-06-04T08:59:00.000Z')
    const head = await app.signedIn(app.people.head)
    const link = head.page.link('Confirm, or do not') ?? 'no link'
    expect((await head.open(link)).status).toBe(200)
    const { hidden, action } = head.page.form('/confirmation')
    app.at('2019-06-04T09:01:00.000Z')
    expect((await head.open('/')).link('Confirm, or do not')).toBeUndefined()
    expect((await head.post(action, hidden)).status).toBe(404)
    expect((await app.signedIn(app.people.lado)).page.name).toBe('home')
  })

  it('cannot have its own person or the business manager as the second officer', async () => {
    for (const officer of [app.people.lado, app.people.businessManager]) {
      const page = await ask(officer)
      expect(page.status).toBe(422)
      expect(page.errors).toEqual(['Choose the second officer'])
    }
    const own = await manager.open(`/people/${app.people.businessManager.id}/replacement`)
    expect(own.status).toBe(409)
  })
})

describe('a one-time link for a new password', () => {
  it('works once, for half an hour, and does not stand for the second step', async () => {
    const app = await startApp()
    const manager = await app.signedIn(app.people.businessManager)
    const makeLink = async () => {
      await manager.open(`/people/${app.people.lado.id}`)
      await manager.send({}, { action: '/reset' })
      return /\/one-time\/[\w-]{27}/.exec(manager.page.text)?.[0] ?? 'no link'
    }
    const elsewhere = await app.signedIn(app.people.lado)
    const link = await makeLink()
    const stored = await app.parts.db.selectFrom('oneTimeLink').select('hash').execute()
    expect(JSON.stringify(stored)).not.toContain(link.slice(-27))
    const lado = app.stranger()
    await lado.open(link)
    expect((await lado.send({ new: 'too short' })).errors).toEqual([
      'Use 12 characters or more for your new password',
    ])
    expect((await lado.send({ new: 'Password12345' })).status).toBe(422)
    await lado.send({ new: 'seven brass owls at noon' })
    expect(lado.page.name).toBe('sign-in')
    expect((await elsewhere.open('/lado-contacts')).name).toBe('sign-in')
    await lado.send({ email: app.people.lado.email, password: 'seven brass owls at noon' })
    expect(lado.page.name).toBe('second-step')
    expect((await app.stranger().open(link)).name).toBe('dead-link')
    const late = await makeLink()
    app.at('2019-06-03T09:30:01.000Z')
    expect((await app.stranger().open(late)).name).toBe('dead-link')
  })
})

describe('an open one-time link', () => {
  it('is dead once its person changed their password themselves', async () => {
    const app = await startApp()
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${app.people.lado.id}`)
    await manager.send({}, { action: '/reset' })
    const link = /\/one-time\/[\w-]{27}/.exec(manager.page.text)?.[0] ?? 'no link'
    expect((await app.stranger().open(link)).name).toBe('one-time-link')
    const lado = await app.signedIn(app.people.lado)
    await lado.open('/password')
    await lado.send({ old: 'correct horse battery', new: 'seven brass owls at noon' })
    expect((await app.stranger().open(link)).name).toBe('dead-link')
  })
})

describe('the home page tells of the own account', () => {
  it('what happened since one was last here, months ago, and failed tries too', async () => {
    const app = await startApp()
    await app.signedIn(app.people.scrutineer)
    app.at('2019-06-10T09:00:00.000Z')
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${app.people.scrutineer.id}`)
    await manager.send({}, { action: '/reset' })
    const guesser = app.stranger()
    await guesser.open('/sign-in')
    await guesser.send({ email: app.people.scrutineer.email, password: 'wrong' })
    app.at('2019-10-07T09:00:00.000Z')
    const back = await app.signedIn(app.people.scrutineer)
    expect(back.page.answer('Failed tries since then')).toBe('1 try')
    expect(back.page.answer('Since then, or in the last 30 days')).toContain(
      'The business manager made a one-time link for a new password, 10 June 2019',
    )
  })

  it('the sign-in before, failed tries since, and a browser that is new', async () => {
    const app = await startApp()
    const first = await app.signedIn(app.people.lado)
    expect(first.page.text).not.toContain('Signed in before this')
    await first.open('/account')
    expect(first.page.answer('Signed in before this')).toBe('Never')
    expect(first.page.answer('Failed tries since then')).toBe('None')
    app.at('2019-06-03T09:10:00.000Z')
    const stranger = app.stranger()
    await stranger.open('/sign-in')
    await stranger.send({ email: app.people.lado.email, password: 'a guess' })
    app.at('2019-06-03T09:12:00.000Z')
    const phone = app.stranger()
    phone.agent.set('User-Agent', 'Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0')
    await app.signInAt(phone, app.people.lado)
    expect(phone.page.answer('Signed in before this')).toContain('3 June 2019, 10am')
    expect(phone.page.answer('Failed tries since then')).toBe('1 try')
    expect(phone.page.text).toContain('Signed in somewhere new (Firefox on Android)')
  })
})

describe('the sealed envelopes', () => {
  it('are due for a test until one is written down, and again a year later', async () => {
    const app = await startApp()
    const manager = await app.signedIn(app.people.businessManager)
    expect(manager.page.answer('Next test')).toBe('Due now: they have not been tested yet')
    await manager.open('/recovery-sheet')
    await manager.send({ 'testedOn-day': '1', 'testedOn-month': '6', 'testedOn-year': '2019' })
    expect(manager.page.answer('Next test')).toBe('Due by 1 June 2020')
    app.at('2020-06-03T09:00:00.000Z')
    const later = await app.signedIn(app.people.businessManager)
    expect(later.page.answer('Next test')).toBe('Overdue: it was due by 1 June 2020')
  })

  it('are due at once when the keys were changed, since those in them open nothing new', async () => {
    const app = await startApp()
    const manager = await app.signedIn(app.people.businessManager)
    const test = async () => {
      await manager.open('/recovery-sheet')
      return manager.send({ 'testedOn-day': '1', 'testedOn-month': '6', 'testedOn-year': '2019' })
    }
    await test()
    const act = app.act()
    await write(app.parts.db, act, async (tx) => {
      await record(tx, act, { act: 'keys rotated', subject: 'database' })
    })
    expect((await manager.open('/')).answer('Next test')).toBe('Due now: they have not been tested yet')
    expect((await test()).answer('Next test')).toBe('Due by 1 June 2020')
    expect((await manager.open('/')).answer('Next test')).toBe('')
  })
})
