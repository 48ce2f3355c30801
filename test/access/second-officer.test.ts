import { beforeEach, describe, expect, it } from 'vitest'
import { makeLink } from '../../server/access/links/actions.ts'
import {
  addPerson,
  changePerson,
  disablePerson,
  enablePerson,
  type NewPerson,
} from '../../server/access/people/actions.ts'
import type { Act } from '../../server/database/write.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash } from '../support/people.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

const puppet: NewPerson = {
  name: 'Test head 7',
  email: 'head7@example.org',
  role: 'head',
  establishmentId: ash,
  organisation: null,
  appointedAs: 'deputy',
  appointedFrom: '2018-01-01',
  appointedTo: null,
}

const byManager = (): Act => ({
  ...app.act(),
  who: { id: app.people.businessManager.id, role: 'business-manager' },
})

const ask = async (): Promise<Browser> => {
  const manager = await app.signedIn(app.people.businessManager)
  await manager.open(`/people/${app.people.lado.id}/replacement`)
  return manager
}

const offered = async (): Promise<string[]> =>
  (await ask()).page.html
    .querySelectorAll('select[name=officer] option')
    .map((each) => each.textContent.trim())
    .filter((name) => name.startsWith('Test'))

const officers = ['Test head 2', 'Test head 3', 'Test scrutineer 1']

describe('the second officer where a second step was lost', () => {
  it('is somebody who holds another office than who asks: no partner, and no other business manager', async () => {
    await addPerson(app.parts.db, app.act(), { ...puppet, role: 'business-manager', establishmentId: null })
    expect(await offered()).toEqual(officers)
    const manager = await ask()
    expect((await manager.send({ officer: app.people.partner.id })).errors).toEqual([
      'Choose the second officer',
    ])
    expect(await app.parts.db.selectFrom('factorReplacement').selectAll().execute()).toEqual([])
  })

  const makings: [what: string, make: () => Promise<unknown>, left: string[]][] = [
    ['added', () => addPerson(app.parts.db, byManager(), puppet), officers],
    [
      'appointed otherwise',
      () =>
        changePerson(
          app.parts.db,
          byManager(),
          { id: app.people.otherHead.id, version: 1 },
          { ...puppet, name: 'Test head 3' },
        ),
      ['Test head 2', 'Test scrutineer 1'],
    ],
    [
      'let in again',
      async () => {
        await disablePerson(app.parts.db, app.act(), app.people.otherHead.email)
        await enablePerson(app.parts.db, byManager(), app.people.otherHead.id)
      },
      ['Test head 2', 'Test scrutineer 1'],
    ],
    [
      'gave a one-time link',
      () => makeLink(app.parts.db, byManager(), app.people.scrutineer.id),
      ['Test head 2', 'Test head 3'],
    ],
  ]
  it.each(makings)('is nobody whom the asker %s within the last 30 days', async (_what, make, left) => {
    await make()
    expect(await offered()).toEqual(left)
    app.at('2019-07-03T08:59:00.000Z')
    expect(await offered()).toEqual(left)
    app.at('2019-07-03T09:01:00.000Z')
    expect((await offered()).length).toBeGreaterThan(left.length)
  })

  it('is who they were when they confirm: not once the asker gave them a one-time link', async () => {
    const manager = await ask()
    await manager.send({ officer: app.people.head.id })
    const head = await app.signedIn(app.people.head)
    const link = head.page.link('Confirm, or do not') ?? 'no link'
    expect((await head.open(link)).status).toBe(200)
    const { hidden, action } = head.page.form('/confirmation')
    await makeLink(app.parts.db, byManager(), app.people.head.id)
    expect((await head.post(action, hidden)).status).toBe(404)
    expect((await head.open('/')).link('Confirm, or do not')).toBeUndefined()
    expect((await app.signedIn(app.people.lado)).page.name).toBe('home')
  })

  it('is any officer in the first 30 days of the service, in which the business manager adds everybody', async () => {
    app.at('2018-01-30T23:00:00.000Z')
    await addPerson(app.parts.db, byManager(), puppet)
    expect(await offered()).toContain(puppet.name)
    app.at('2018-02-01T00:00:00.000Z')
    expect(await offered()).not.toContain(puppet.name)
  })

  it('may be a person whose account another business manager or an operator made', async () => {
    await addPerson(app.parts.db, app.act(), puppet)
    expect(await offered()).toContain(puppet.name)
  })
})
