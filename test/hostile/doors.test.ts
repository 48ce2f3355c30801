import { beforeAll, describe, expect, it } from 'vitest'
import { passwordFits } from '../../server/access/passwords.ts'
import { makeLink } from '../../server/access/links/actions.ts'
import { enterSheetCode, startApp, testNow, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import type { TestPage } from '../support/page.ts'
import { isOurs, oneOfEach, stringAt } from './texts.ts'

let app: TestApp
let minutes = 0
beforeAll(async () => {
  app = await startApp()
})

/** Nobody is shut out for trying: at most seven tries are heard in five minutes. */
function later(): void {
  minutes += 1
  app.at(new Date(Date.parse(testNow) + minutes * 60_000).toISOString())
}

/** Refused with a message, and nothing of it on the page does anything. */
function refused(page: TestPage, text: string): void {
  const what = `${page.path} ${JSON.stringify(text)}`
  expect(page.status, what).toBe(422)
  expect(page.errors.length, what).toBeGreaterThan(0)
  isOurs(page.html, what)
}

const withNul = (texts: readonly string[]) => [...texts, 'a\0b']
// Each try costs a hash that is slow on purpose: eight strings of every class.
const some = Array.from({ length: 8 * oneOfEach }, (_each, place) => stringAt(place))

describe('naughty strings at the doors', { timeout: 120_000 }, () => {
  it('are neither an address nor a password that lets anybody in', async () => {
    const stranger = app.stranger()
    for (const [place, text] of withNul(some).entries()) {
      later()
      await stranger.open('/sign-in')
      // Half of them as the address, with another as the password; half as the password of somebody who is there.
      const email = place % 2 === 0 ? text : app.people.partner.email
      const page = await stranger.send({ email, password: text })
      refused(page, text)
      if (place % 2 === 0) expect(page.value('email') ?? '').toBe(text)
      expect(page.value('password') ?? '').toBe('')
    }
  })

  it('are no second step, by any way', async () => {
    const lado = await withEveryWay()
    for (const [place, text] of withNul(some).entries()) {
      later()
      const way = ['app', 'sheet', 'recovery', 'passkey'][place % 4] ?? ''
      const started = app.stranger()
      await started.open('/sign-in')
      await started.send({ email: app.people.lado.email, password: 'correct horse battery' })
      for (const [browser, path] of [
        [started, '/sign-in/second-step'],
        [lado, '/confirm'],
      ] as const) {
        later()
        await browser.open(`${path}?way=${way}`)
        refused(await browser.send(way === 'passkey' ? { response: text } : { code: text }), text)
      }
    }
  })

  it('are a new password by a one-time link exactly as typed, or refused with a message', async () => {
    let taken = 0
    for (const text of withNul(some)) {
      later()
      const address = `/one-time/${await makeLink(app.parts.db, { ...app.act(), at: app.parts.clock() }, app.people.head.id)}`
      const stranger = app.stranger()
      await stranger.open(address)
      const page = await stranger.send({ new: text })
      if (page.name !== 'sign-in') {
        refused(page, text)
        continue
      }
      taken += 1
      expect(await passwordFits(text.trim(), await hashOf(app.people.head.id)), text).toBe(true)
    }
    expect(taken).toBeGreaterThan(8)
  })

  it('are no password as it is now, and a new one exactly as typed', async () => {
    const { otherHead } = app.people
    let now = 'correct horse battery'
    for (const _pause of [1, 2, 3, 4, 5, 6, 7]) later()
    let browser = await app.signedIn(otherHead)
    for (const [place, text] of withNul(some).entries()) {
      later()
      if (place % 14 === 13) browser = await again(otherHead.email, now)
      await browser.open('/password')
      refused(await browser.send({ old: text, new: 'four words nobody says' }), text)
      await browser.open('/password')
      const page = await browser.send({ old: now, new: text })
      if (page.name === 'password-changed') {
        now = text.trim()
        expect(await passwordFits(now, await hashOf(otherHead.id)), text).toBe(true)
      } else refused(page, text)
    }
  })
})

/** Signed in anew: a second step of the last 15 minutes is asked for. */
async function again(email: string, password: string): Promise<Browser> {
  const browser = app.stranger()
  await browser.open('/sign-in')
  await browser.send({ email, password })
  await enterSheetCode(browser)
  return browser
}

const hashOf = async (id: string): Promise<string> =>
  (
    await app.parts.db
      .selectFrom('person')
      .select('passwordHash')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).passwordHash

/** The LADO, who also gets an app with its recovery codes, and a passkey that nobody holds. */
async function withEveryWay(): Promise<Browser> {
  const { db } = app.parts
  const { id: personId } = app.people.lado
  const own = {
    personId,
    addedAt: testNow,
    lastUsedAt: null,
    lastStep: null,
    counter: 0,
    transports: '',
    name: 'Own',
  }
  await db
    .insertInto('factor')
    .values([
      { ...own, id: 'app', kind: 'app', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', credentialId: null },
      { ...own, id: 'recovery', kind: 'recovery', secret: '', credentialId: null },
      { ...own, id: 'passkey', kind: 'passkey', secret: 'none', credentialId: 'none' },
    ])
    .execute()
  return app.signedIn(app.people.lado)
}
