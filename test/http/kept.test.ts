import { setTimeout as wait } from 'node:timers/promises'
import { beforeEach, expect, it } from 'vitest'
import { forgetOldForms } from '../../server/database/kept-forms.ts'
import { enterSheetCode, startApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

/** Types into the form for new accounts at the hour when its session ended; gives the page it comes back to. */
async function typeTooLate(): Promise<string> {
  const manager = await app.signedIn(app.people.businessManager)
  await manager.open('/people/new')
  app.at('2019-06-03T10:00:00.000Z')
  await manager.send({ name: 'Typed by hand', email: 'a@example.org' })
  const { id } = await app.parts.db.selectFrom('keptForm').select('id').executeTakeFirstOrThrow()
  return `/people/new?kept=${id}`
}

const keptCount = async () => (await app.parts.db.selectFrom('keptForm').selectAll().execute()).length

it.each([
  ['2019-06-04T10:00:00.000Z', 'Typed by hand'],
  ['2019-06-04T10:00:00.001Z', ''],
])('what was typed and not sent is shown again for a day: at %s “%s”', async (at, shown) => {
  const back = await typeTooLate()
  app.at(at)
  const manager = await app.signedIn(app.people.businessManager)
  expect((await manager.open(back)).value('name') ?? '').toBe(shown)
})

it('what was typed is carried back where somebody signed in again in another tab, and can be sent from there', async () => {
  const manager = await app.signedIn(app.people.businessManager)
  await manager.open('/people/new')
  const [sent, typed] = [manager.page.form(), { name: 'Typed by hand', email: 'a@example.org', role: 'lado' }]
  app.at('2019-06-03T10:00:00.000Z')
  await app.signInAt(manager, app.people.businessManager)
  const told = await manager.post(sent.action, { ...sent.hidden, ...typed, recoveryCode: 'XYZZY-1' })
  expect([told.status, told.name]).toEqual([403, 'not-saved'])
  expect(told.text).toContain('opened before you last signed in')
  expect(told.text).toContain('Typed by hand')
  expect(told.html.toString()).not.toContain('XYZZY-1')
  const again = await manager.send({}, { action: '/people/new' })
  expect(again.value('name')).toBe('Typed by hand')
  expect(again.errors).not.toEqual([])
})

it('what was typed is kept where somebody signed out in another tab, as when a session ends by itself', async () => {
  const { businessManager, lado } = app.people
  const manager = await app.signedIn(businessManager)
  await manager.open('/people/new')
  const tab = manager.page
  const typed = { name: 'Typed by hand', email: 'a@example.org', role: 'lado' }
  await manager.open('/')
  await manager.send({}, { action: '/sign-out' })
  manager.page = tab
  const asked = await manager.send(typed)
  expect([asked.status, asked.name]).toEqual([200, 'sign-in'])
  expect(asked.text).not.toContain('Typed by hand')
  const accounts = await app.parts.db.selectFrom('person').select('name').execute()
  expect(accounts.map(({ name }) => name)).not.toContain('Typed by hand')
  const signIn = asked
  await manager.send({ email: businessManager.email, password: 'correct horse battery' })
  await enterSheetCode(manager)
  expect([manager.page.name, manager.page.value('name')]).toEqual(['person-form', 'Typed by hand'])
  // Whoever else signs in there is shown nothing of it.
  const other = await app.signedIn(lado)
  await other.open(new URL(signIn.path, 'http://localhost').searchParams.get('next') ?? '')
  expect(other.page.text).not.toContain('Typed by hand')
})

it('nothing that is sent after signing out is kept for anybody without the token of the page', async () => {
  const manager = await app.signedIn(app.people.businessManager)
  await manager.open('/people/new')
  const { action, hidden } = manager.page.form()
  await manager.open('/')
  await manager.send({}, { action: '/sign-out' })
  await manager.post(action, { ...hidden, _csrf: 'wrong', name: 'Not from our page' })
  expect(await keptCount()).toBe(0)
})

it.each([
  ['another site may have sent it', { 'Sec-Fetch-Site': 'none' }, true],
  ['nobody is signed in', { 'Sec-Fetch-Site': 'same-origin' }, false],
])('nothing that was sent stands in the answer to a wrong token where %s', async (_why, headers, isIn) => {
  const browser = isIn ? await app.signedIn(app.people.businessManager) : app.stranger()
  await browser.open('/sign-in')
  const { status, text } = await browser.agent
    .post(isIn ? '/people/new' : '/sign-in')
    .set({ Host: 'localhost:3000', ...headers })
    .type('form')
    .send({ _csrf: 'wrong', name: 'Typed by hand', email: 'typed@example.org' })
  expect(status).toBe(403)
  expect(text).toContain('This form is out of date')
  expect(text).not.toMatch(/Typed by hand|typed@/)
})

it('an unsent commentary too is shown again for a day only', async () => {
  const path = '/reviews/2018/commentary/restraint'
  const writer = await app.signedIn(app.people.scrutineer)
  await writer.open('/reviews/new')
  await writer.send({ year: '2018' })
  const { hidden } = (await writer.open(path)).form(path)
  const typed = { ...hidden, commentary: 'Half a sentence' }
  await writer.agent.post(`${path}/keeping`).set('Host', 'localhost:3000').type('form').send(typed)
  expect((await writer.open(path)).value('commentary')).toBe('Half a sentence')
  app.at('2019-06-05T10:00:00.000Z')
  const next = await app.signedIn(app.people.scrutineer)
  expect((await next.open(path)).value('commentary')).toBe('')
})

it('it is taken away when the server starts, and while it runs, though nobody types', async () => {
  await typeTooLate()
  const end = await forgetOldForms(app.parts, 5)
  expect(await keptCount()).toBe(1)
  app.at('2019-06-05T10:00:00.000Z')
  await wait(100)
  expect(await keptCount()).toBe(0)
  end()
  await typeTooLate()
  app.at('2019-06-07T10:00:00.000Z')
  ;(await forgetOldForms(app.parts))()
  expect(await keptCount()).toBe(0)
})
