import type * as Crypto from 'node:crypto'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { passwordFits } from '../../server/access/passwords.ts'
import { makeLink } from '../../server/access/links/actions.ts'
import { enterSheetCode, startApp, testNow, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import type { TestPage } from '../support/page.ts'
import { isOurs, strings } from './texts.ts'

// Each try costs a hash that is slow on purpose, and this file makes four thousand: the same argon2id, as cheaply as it goes.
// That what is really stored costs what it should is in `access/password.test.ts`.
vi.mock('node:crypto', async (original) => {
  const real = await original<typeof Crypto>()
  const argon2: typeof real.argon2 = (algorithm, parameters, done) => {
    real.argon2(algorithm, { ...parameters, memory: 8, passes: 1 }, done)
  }
  return { ...real, argon2 }
})

let app: TestApp
let seconds = 0
beforeAll(async () => {
  app = await startApp()
})

/** Nobody is shut out for trying: at most seven tries are heard in five minutes. */
function later(by = 45): void {
  seconds += by
  app.at(new Date(Date.parse(testNow) + seconds * 1000).toISOString())
}

/** Refused with a message, and nothing of it on the page does anything. */
function refused(page: TestPage, text: string): void {
  const what = `${page.path} ${JSON.stringify(text)}`
  expect(page.status, what).toBe(422)
  expect(page.errors.length, what).toBeGreaterThan(0)
  isOurs(page.html, what)
}

// What no program can show, too: a browser sends half a character as the sign for what cannot be read.
const unwritable = ['a\0b', 'four words\0 nobody says', 'a\ud800b', 'four words\ud800 nobody says']
const tried = [...strings, ...unwritable]

describe('naughty strings at the doors', { timeout: 400_000 }, () => {
  it('are neither an address nor a password that lets anybody in', async () => {
    const stranger = app.stranger()
    await stranger.open('/sign-in')
    for (const text of tried) {
      for (const email of [text, app.people.partner.email]) {
        later()
        const page = await stranger.send({ email, password: text })
        refused(page, text)
        expect(page.value('email') ?? '').toBe(email.toWellFormed())
        expect(page.value('password') ?? '').toBe('')
      }
    }
  })

  it('are no second step, by any way', async () => {
    await addEveryWay()
    for (const way of ['app', 'sheet', 'recovery', 'passkey']) {
      let doors: Browser[] = []
      for (const [place, text] of tried.entries()) {
        // A session ends after twelve hours in any case.
        if (place % 300 === 0) doors = await atTheSecondStep(way)
        // Each text at one door of the way, in turn; the first ones at every door.
        const there = doors.filter((_door, nth) => place < 20 || nth === place % doors.length)
        for (const door of there) {
          later()
          refused(await door.send(way === 'passkey' ? { response: text } : { code: text }), text)
        }
      }
    }
  })

  it('are no password where somebody of a demonstration, who has nothing else, shows again who they are', async () => {
    const { email, id } = app.people.partner
    const partner = await again(email)
    await app.parts.db.deleteFrom('singleUseCode').where('factorId', '=', `sheet-${id}`).execute()
    await app.parts.db.deleteFrom('factor').where('personId', '=', id).execute()
    expect((await partner.open('/confirm')).text).toContain('Your password')
    for (const text of tried) {
      later()
      refused(await partner.send({ code: text }), text)
      expect(partner.page.value('code') ?? '').toBe('')
    }
  })

  it('are a new password by a one-time link exactly as typed, or refused with a message', async () => {
    let taken = 0
    const stranger = app.stranger()
    const openNew = async () => {
      later()
      const act = { ...app.act(), at: app.parts.clock() }
      await stranger.open(`/one-time/${await makeLink(app.parts.db, act, app.people.head.id)}`)
    }
    for (const text of tried) {
      if (stranger.page.name !== 'one-time-link') await openNew()
      const page = await stranger.send({ new: text })
      if (page.name !== 'sign-in') {
        refused(page, text)
        continue
      }
      taken += 1
      expect(await passwordFits(text.trim(), await hashOf(app.people.head.id)), text).toBe(true)
    }
    expect(taken).toBeGreaterThan(tried.length * 0.21)
  })

  it('are no password as it is now, and a new one exactly as typed', async () => {
    const { otherHead } = app.people
    let now = 'correct horse battery'
    let browser = app.stranger()
    for (const [place, text] of tried.entries()) {
      // A second step of the last quarter of an hour is asked for.
      if (place % 13 === 0) browser = await again(otherHead.email, now)
      later(60)
      await browser.open('/password')
      // Of two that differ in nothing but their spaces the second is the password that the first became.
      if (text.trim() === now) continue
      refused(await browser.send({ old: text, new: 'four words nobody says' }), text)
      const page = await browser.send({ old: now, new: text })
      if (page.name === 'password-changed') {
        now = text.trim()
        expect(await passwordFits(now, await hashOf(otherHead.id)), text).toBe(true)
      } else refused(page, text)
    }
  })
})

/** Somebody whose password fitted. */
async function afterPassword(email: string, password = 'correct horse battery'): Promise<Browser> {
  later(300)
  const browser = app.stranger()
  await browser.open('/sign-in')
  await browser.send({ email, password })
  return browser
}

/** Signed in anew. */
async function again(email: string, password?: string): Promise<Browser> {
  const browser = await afterPassword(email, password)
  await enterSheetCode(browser)
  return browser
}

/** The LADO on the way in, and asked once more by a page that asks again. */
async function atTheSecondStep(way: string): Promise<Browser[]> {
  const { email } = app.people.lado
  const doors = [await afterPassword(email), await again(email)]
  await doors[0]?.open(`/sign-in/second-step?way=${way}`)
  await doors[1]?.open(`/confirm?way=${way}`)
  return doors
}

const hashOf = async (id: string): Promise<string> =>
  (
    await app.parts.db
      .selectFrom('person')
      .select('passwordHash')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).passwordHash

/** The LADO also gets an app with its recovery codes, and a passkey that nobody holds. */
async function addEveryWay(): Promise<void> {
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
}
