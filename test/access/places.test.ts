import { beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0'
const home = '192.0.2.1'
const office = '198.51.100.7'
const elsewhere = '203.0.113.9'

let app: TestApp
beforeEach(async () => {
  app = await startApp({ TRUST_PROXY: '1' })
})

/** A browser at an address, all of one make. */
function at(address: string): Browser {
  const browser = app.stranger(address)
  browser.agent.set('User-Agent', firefox)
  return browser
}

const moveTo = (browser: Browser, address: string) => browser.agent.set('X-Forwarded-For', address)

const told = async () =>
  (
    await app.parts.db
      .selectFrom('notice')
      .select('kind')
      .where('personId', '=', app.people.lado.id)
      .where('kind', '=', 'new-browser')
      .execute()
  ).length

describe('somewhere new to sign in', () => {
  it('is told of in a browser of the same make at another network', async () => {
    await app.signInAt(at(home), app.people.lado)
    expect(await told()).toBe(0)
    const thief = await app.signInAt(at(elsewhere), app.people.lado)
    expect(thief.page.text).toContain('Signed in somewhere new (Firefox on Windows)')
    expect(await told()).toBe(1)
  })

  it('is neither one’s own browser that was carried elsewhere, nor another of its make at the same network', async () => {
    const own = await app.signInAt(at(home), app.people.lado)
    moveTo(own, office)
    await app.signInAt(own, app.people.lado)
    await app.signInAt(at(office), app.people.lado)
    await app.signInAt(at(home), app.people.lado)
    expect(await told()).toBe(0)
  })

  it('is told of too where nobody signed in for so long that the places from before are forgotten', async () => {
    await app.signInAt(at(home), app.people.lado)
    app.at('2019-10-07T09:00:00.000Z')
    await app.signInAt(at(elsewhere), app.people.lado)
    expect(await told()).toBe(1)
  })
})

describe('the history of sign-ins', () => {
  const events = async (act: string) =>
    (
      await app.parts.db
        .selectFrom('historyEvent')
        .select(['whoId', 'subjectId', 'details'])
        .where('act', '=', act)
        .execute()
    ).map(({ details, ...rest }) => ({ ...rest, ...(JSON.parse(details) as object) }))
  const guess = async (email: string, address: string) => {
    const browser = at(address)
    await browser.open('/sign-in')
    await browser.send({ email, password: 'what-was-guessed' })
  }

  it('says where each came from without the address, and whose account a wrong password was for', async () => {
    const { lado } = app.people
    await app.signInAt(at(home), lado)
    await guess(lado.email, home)
    await guess(lado.email, elsewhere)
    await guess('nobody@example.org', elsewhere)
    const [signedIn] = await events('signed in')
    const failed = await events('sign-in failed')
    const place = (signedIn as unknown as { place: string }).place
    expect(place).toMatch(/^[0-9a-f]{12}$/)
    const browser = 'Firefox on Windows'
    expect(signedIn).toMatchObject({ whoId: lado.id, subjectId: lado.id, browser })
    expect(failed[0]).toEqual({ whoId: 'nobody', subjectId: lado.id, browser, place })
    expect(failed[1]).toMatchObject({ whoId: 'nobody', subjectId: lado.id, browser })
    expect(failed[1]).not.toMatchObject({ place })
    expect(failed[2]).toEqual({ ...failed[1], subjectId: null })
    const all = JSON.stringify(await app.parts.db.selectFrom('historyEvent').selectAll().execute())
    for (const secret of [home, elsewhere, 'what-was-guessed', 'nobody@example.org'])
      expect(all).not.toContain(secret)
  })

  it('says where a second step came from, taken or failed', async () => {
    const browser = at(home)
    await browser.open('/sign-in')
    await browser.send({ email: app.people.lado.email, password: 'correct horse battery' })
    await browser.send({ code: 'WRNG-0000' })
    await app.signInAt(at(home), app.people.lado)
    const [failed] = await events('second step failed')
    const [taken] = await events('second step taken')
    expect(failed).toEqual(taken)
    expect(failed).toMatchObject({ factor: 'sheet', browser: 'Firefox on Windows' })
    expect(failed).toHaveProperty('place')
  })

  it('leads the business manager to the account that was tried', async () => {
    await guess(app.people.lado.email, elsewhere)
    const manager = await app.signedIn(app.people.businessManager)
    const page = await manager.open('/history?kind=session')
    expect(page.link('Sign-in failed: sign-in')).toBe(`/people/${app.people.lado.id}`)
  })
})
