import { beforeEach, describe, expect, it } from 'vitest'
import { addPerson, disablePerson } from '../../server/access/people/actions.ts'
import { stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

/** The head of Ash House begins an incident and leaves it; then the account is disabled and the deputy takes over. */
async function draftLeft(): Promise<void> {
  const head = await app.signedIn(app.people.head)
  await head.open('/incidents/new')
  await head.send({ ownReference: 'UOF/77' }, { press: ['later', 'yes'] })
}

async function successor(): Promise<Browser> {
  await disablePerson(app.parts.db, app.act(), app.people.head.email)
  const { db } = app.parts
  const id = await addPerson(db, app.act(), {
    name: 'Next head',
    email: 'next@example.org',
    role: 'head',
    establishmentId: app.people.head.establishmentId,
    organisation: null,
    appointedAs: 'holder',
    appointedFrom: '2019-06-03',
    appointedTo: null,
  })
  // The new head signs in with the password and the sheet of the old one: how they get their own is tested elsewhere.
  const old = app.people.head.id
  const { passwordHash } = await db
    .selectFrom('person')
    .select('passwordHash')
    .where('id', '=', old)
    .executeTakeFirstOrThrow()
  await db.updateTable('person').set({ passwordHash }).where('id', '=', id).execute()
  await db.updateTable('factor').set({ personId: id }).where('personId', '=', old).execute()
  return app.signedIn({ email: 'next@example.org' })
}

describe('the handover page', () => {
  it('lists what is open in the office, who holds it and who deputises', async () => {
    await stored(app, { safeguardingDecision: 'undecided', decisionReason: '', decidedBy: '' })
    const head = await app.signedIn(app.people.head)
    await head.open('/')
    await head.open(head.page.link('See what is open in your office') ?? '')
    expect(head.page.heading).toContain('Handover')
    expect(head.page.answer('Holder of your office')).toBe('Test head 2, from 1 January 2018')
    const open = head.page.rows('What is open').map(([what]) => what)
    expect(open).toContain('Decide whether incident ASH-2019-0001 is a safeguarding concern')
    const other = await app.signedIn(app.people.otherHead)
    expect((await other.open('/handover')).text).not.toContain('ASH-')
  })

  it('says that nothing is open, where nothing is', async () => {
    const lado = await app.signedIn(app.people.lado)
    expect((await lado.open('/handover')).rows('What is open')[0]?.[0]).toBe(
      'Nothing is open in this office today.',
    )
  })

  it('hands the drafts of somebody who left to whoever follows, as they were typed', async () => {
    await draftLeft()
    const next = await successor()
    await next.open('/handover')
    expect(next.page.rows('never submitted')).toEqual([['New incident', 'Test head 2', '3 June 2019, 10am']])
    await next.send({}, { action: '/taking-over' })
    expect(next.page.heading).toContain('Check your answers')
    expect(next.page.text).toContain('UOF/77')
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/history')).text).toContain('Draft taken over: incident')
  })

  it('hands over no draft of somebody who still holds the office, nor of another house or role', async () => {
    await draftLeft()
    const { id } = await app.parts.db.selectFrom('draft').select('id').executeTakeFirstOrThrow()
    const take = async (browser: Browser) => {
      await browser.open('/')
      const { hidden } = browser.page.form('/sign-out')
      return (
        await browser.post(`/handover/drafts/${id}/taking-over`, { _csrf: hidden['_csrf'] ?? '', key: 'k' })
      ).status
    }
    expect(await take(await app.signedIn(app.people.head))).toBe(404)
    const next = await successor()
    for (const person of [app.people.otherHead, app.people.scrutineer, app.people.businessManager])
      expect(await take(await app.signedIn(person))).toBe(404)
    await next.open('/handover')
    expect(next.page.rows('never submitted')).toHaveLength(1)
  })
})
