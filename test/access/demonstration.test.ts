import { beforeEach, describe, expect, it } from 'vitest'
import { isDemonstration } from '../../server/access/demonstration.ts'
import { readConfig } from '../../server/config.ts'
import { markAsDemonstration } from '../../server/demo/about.ts'
import { memoryParts } from '../../server/memory.ts'
import { startApp, type TestApp } from '../support/app.ts'

const lines = ['Demonstration: invented records']

describe('signing in with one click', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  it('is offered for every role in a demonstration on this machine, without a second step', async () => {
    app.parts.demonstration.push(...lines)
    const browser = app.stranger()
    await browser.open('/sign-in')
    const buttons = browser.page.html.querySelectorAll('form[action="/sign-in/demonstration"]')
    expect(buttons).toHaveLength(6)
    const { hidden } = browser.page.form('/sign-in/demonstration')
    await browser.post('/sign-in/demonstration', { ...hidden, person: app.people.lado.id })
    expect(browser.page.name).toBe('home')
    expect(browser.page.html.text).toContain('Test lado')
    await browser.post('/sign-in/demonstration', { person: app.people.scrutineer.id })
    expect(browser.page.status).toBe(403)
  })

  it('goes on to the page that was asked for, as signing in by password does', async () => {
    app.parts.demonstration.push(...lines)
    const browser = app.stranger()
    await browser.open('/lado-contacts?from=2019-01-01')
    const [form] = browser.page.html.querySelectorAll('form[action^="/sign-in/demonstration"]')
    const action = form?.getAttribute('action') ?? ''
    const { hidden } = browser.page.form(action)
    await browser.post(action, { ...hidden, person: app.people.lado.id })
    expect(browser.page.path).toBe('/lado-contacts?from=2019-01-01')
  })

  it('is neither offered nor there in any other database, whatever the environment says', async () => {
    const forged = await startApp({ DEMO: '1', DEMONSTRATION: lines[0] ?? '', NODE_ENV: 'demonstration' })
    const browser = forged.stranger()
    await browser.open('/sign-in')
    expect(browser.page.text).not.toContain('Or look around')
    const { hidden } = browser.page.form()
    await browser.post('/sign-in/demonstration', { ...hidden, person: forged.people.lado.id })
    expect(browser.page.status).toBe(404)
    expect((await browser.open('/')).name).toBe('sign-in')
  })

  it('cannot be had by marking a database that holds people', async () => {
    await expect(markAsDemonstration(app.parts.db, lines)).rejects.toThrow(
      'only an empty database can become a demonstration',
    )
    await app.parts.db.insertInto('about').values({ name: 'other', value: '' }).execute()
    await expect(app.parts.db.updateTable('about').set({ name: 'demonstration' }).execute()).rejects.toThrow(
      'only an empty database can become a demonstration',
    )
  })

  it.each([
    [{ origin: 'https://scrutiny.example.org' }, false],
    [{ origin: 'https://scrutiny.example.org', host: '0.0.0.0' }, false],
    [{ origin: 'https://localhost', host: '0.0.0.0' }, false],
    [{ port: 3000 }, true],
  ])('of a demonstration served with %j: %s', async (settings, offered) => {
    const parts = await memoryParts({ ...readConfig({}), ...settings })
    expect(isDemonstration({ ...parts, demonstration: lines })).toBe(offered)
  })
})
