import { beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { released, signed } from './steps.ts'

const hostile = `<script>alert(1)</script> {{reason}} ' " \u202e ../../etc`

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

/** Sends the page's form with an answer that it does not ask for: refused, and nothing is done. */
async function refusesStrangers(browser: Browser, path: string): Promise<void> {
  const page = await browser.open(path)
  expect(page.status).toBe(200)
  const { action, hidden } = page.form(path)
  const answer = await browser.post(action, { ...hidden, reason: 'Good', role: 'scrutineer' })
  expect(answer.status).toBe(400)
}

describe('the reason for which', () => {
  it('a signed review is sent back refuses what was not asked for, and stands as it was typed', async () => {
    const scrutineer = await signed(app)
    await refusesStrangers(scrutineer, '/reviews/2018/sending-back')
    expect((await scrutineer.open('/reviews/2018')).text).toContain('Signed')
    await scrutineer.open('/reviews/2018/sending-back')
    const { hidden } = scrutineer.page.form('/sending-back')
    const done = await scrutineer.post('/reviews/2018/sending-back', { ...hidden, reason: hostile })
    expect(done.status).toBe(200)
    const history = await scrutineer.open('/reviews/2018/history')
    expect(history.text).toContain(hostile.replaceAll(/\s+/g, ' '))
    expect(history.html.querySelector('main script')).toBeNull()
  })

  it('a released review is corrected refuses what was not asked for, and stands as it was typed', async () => {
    await released(app)
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await refusesStrangers(scrutineer, '/reviews/2018/corrected-version')
    await scrutineer.open('/reviews/2018/corrected-version')
    const { hidden } = scrutineer.page.form('/corrected-version')
    const done = await scrutineer.post('/reviews/2018/corrected-version', { ...hidden, reason: hostile })
    expect(done.status).toBe(200)
    const history = await scrutineer.open('/reviews/2018/history')
    expect(history.text).toContain(hostile.replaceAll(/\s+/g, ' '))
    expect(history.html.querySelector('main script')).toBeNull()
  })
})

it.each(['public-texts', 'public-numbers'])('%s refuses what was not asked for', async (act) => {
  const scrutineer = await app.signedIn(app.people.scrutineer)
  await scrutineer.open('/reviews/new')
  await scrutineer.send({ year: '2018' })
  const manager = await app.signedIn(app.people.businessManager)
  await manager.open('/people/new')
  const { hidden } = manager.page.form('/people/new')
  const browser = act === 'public-texts' ? manager : scrutineer
  const token =
    act === 'public-texts' ? hidden : (await scrutineer.open('/reviews/2018/opinions')).form().hidden
  const answer = await browser.post(`/reviews/2018/${act}`, { ...token, stray: 'x' })
  expect(answer.status).toBe(400)
})
