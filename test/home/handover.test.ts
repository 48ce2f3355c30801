import { beforeEach, describe, expect, it } from 'vitest'
import { addPerson, changePerson, disablePerson } from '../../server/access/people/actions.ts'
import { findPerson } from '../../server/access/people/queries.ts'
import { stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { birch } from '../support/people.ts'

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
  return follower()
}

async function follower(): Promise<Browser> {
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

/** Sends what the button would send, from a page that does not offer it. */
async function take(browser: Browser, draft: string): Promise<number> {
  await browser.open('/')
  const { hidden } = browser.page.form('/sign-out')
  const sent = { _csrf: hidden['_csrf'] ?? '', key: 'k' }
  return (await browser.post(`/handover/drafts/${draft}/taking-over`, sent)).status
}

describe('the handover page', () => {
  it('lists what is open in the office, who holds it and who deputises', async () => {
    await stored(app, {
      ownReference: 'UOF/19/7',
      safeguardingDecision: 'undecided',
      decisionReason: '',
      decidedBy: '',
    })
    const head = await app.signedIn(app.people.head)
    await head.open('/')
    await head.open(head.page.link('Your account') ?? '')
    await head.open(head.page.link('See what is open in your office') ?? '')
    expect(head.page.heading).toContain('Handover')
    expect(head.page.answer('Current holder')).toBe('Test head 2, from 1 January 2018')
    const [[decide]] = head.page.rows('1 incident needs a safeguarding decision') as [[string]]
    expect(decide).toBe('Decide whether incident UOF/19/7 (ASH-2019-0001) is a safeguarding concern')
    const other = await app.signedIn(app.people.otherHead)
    expect((await other.open('/handover')).text).not.toContain('ASH-')
  })

  it('lists how much is open in the office by kind, and not what is the holder’s own', async () => {
    await stored(app, { safeguardingDecision: 'undecided', decisionReason: '', decidedBy: '' })
    const head = await app.signedIn(app.people.head)
    const { db } = app.parts
    await db
      .updateTable('singleUseCode')
      .set({ usedAt: '2019-06-01T09:00:00.000Z' })
      .where('number', '>', 4)
      .execute()
    expect((await head.open('/')).text).toContain('Print a new code sheet')
    const page = await head.open('/handover')
    expect(page.text).not.toContain('Print a new')
    expect(page.rows('How much is open')).toEqual([
      ['1 incident needs a safeguarding decision'],
      ['2 months have no population recorded'],
    ])
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
    expect(next.page.rows('never submitted')).toEqual([
      ['Incident UOF/77', 'Test head 2', '3 June 2019, 10am'],
    ])
    await next.send({}, { action: '/taking-over' })
    expect(next.page.heading).toContain('Check your answers')
    expect(next.page.text).toContain('UOF/77')
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/history')).text).toContain('Draft taken over: incident')
  })

  it('offers on the home page to take them over, and tells the other officers that one waits and nothing of it', async () => {
    await draftLeft()
    const { scrutineer, businessManager } = app.people
    for (const person of [scrutineer, businessManager])
      expect((await (await app.signedIn(person)).open('/')).text).not.toContain('draft waits')
    const next = await successor()
    const home = await next.open('/')
    expect(home.text).toContain('1 draft was left in your office by somebody who may no longer finish it')
    expect(home.link('Take over the incident UOF/77 that Test head 2 left on 3 June 2019')).toBe('/handover')
    for (const person of [scrutineer, businessManager]) {
      const other = await (await app.signedIn(person)).open('/')
      expect(other.text).toContain('1 draft waits for the next head of safeguarding of Ash House')
      expect(other.text).not.toContain('UOF/77')
    }
    expect((await (await app.signedIn(app.people.otherHead)).open('/')).text).not.toContain('draft waits')
    await next.open('/')
    await next.send({}, { action: '/taking-over' })
    expect(next.page.heading).toContain('Check your answers')
    expect((await next.open('/')).link('Finish the incident UOF/77')).toMatch(/^\/incidents\/drafts\//)
  })

  it('hands over no draft of somebody who still holds the office, nor of another house or role', async () => {
    await draftLeft()
    const { id } = await app.parts.db.selectFrom('draft').select('id').executeTakeFirstOrThrow()
    expect(await take(await app.signedIn(app.people.head), id)).toBe(404)
    const next = await successor()
    for (const person of [app.people.otherHead, app.people.scrutineer, app.people.businessManager])
      expect(await take(await app.signedIn(person), id)).toBe(404)
    await next.open('/handover')
    expect(next.page.rows('never submitted')).toHaveLength(1)
  })

  it('hands a draft over to who follows in the house, though the account of its writer was moved to another', async () => {
    await draftLeft()
    await move(app.people.head.id)
    const other = await app.signedIn(app.people.otherHead)
    expect((await other.open('/handover')).text).not.toContain('Take over')
    const { id } = await app.parts.db.selectFrom('draft').select('id').executeTakeFirstOrThrow()
    expect(await take(other, id)).toBe(404)
    const next = await follower()
    await next.open('/handover')
    await next.send({}, { action: '/taking-over' })
    expect(next.page.text).toContain('UOF/77')
    expect((await next.open(`/incidents/drafts/${id}/what-happened`)).value('ownReference')).toBe('UOF/77')
  })
})

/** Moves the account of the head of Ash House to Birch House, as a deputy. */
async function move(id: string): Promise<void> {
  const { db } = app.parts
  const stands = await findPerson(db, id)
  await changePerson(
    db,
    app.act(),
    { id, version: stands?.version ?? 0 },
    {
      name: 'Test head 2',
      role: 'head',
      establishmentId: birch,
      organisation: null,
      appointedAs: 'deputy',
      appointedFrom: '2019-01-01',
      appointedTo: null,
    },
  )
}

describe('a head whose account is moved to another house', () => {
  it('opens no draft that was begun in the first, and sends nothing of it as the second’s', async () => {
    await draftLeft()
    const { id } = await app.parts.db.selectFrom('draft').select('id').executeTakeFirstOrThrow()
    await move(app.people.head.id)
    const moved = await app.signedIn(app.people.head)
    expect((await moved.open('/')).text).not.toContain('Finish the incident')
    const { hidden } = moved.page.form('/sign-out')
    const sent = { _csrf: hidden['_csrf'] ?? '', key: 'k' }
    for (const path of [`/incidents/drafts/${id}`, `/incidents/drafts/${id}/what-happened`])
      expect((await moved.open(path)).status, path).toBe(404)
    for (const path of ['submission', 'discarding', 'rebasing', 'what-happened', 'what-happened/keeping'])
      expect((await moved.post(`/incidents/drafts/${id}/${path}`, sent)).status, path).toBe(404)
  })

  it('finds in no form what was typed in the first and not sent', async () => {
    const head = await app.signedIn(app.people.head)
    await head.open('/incidents/new')
    app.at('2019-06-03T10:00:00.000Z')
    await head.send({ ownReference: 'UOF/78' })
    const { id } = await app.parts.db.selectFrom('keptForm').select('id').executeTakeFirstOrThrow()
    await move(app.people.head.id)
    const moved = await app.signedIn(app.people.head)
    const page = await moved.open(`/incidents/new?kept=${id}`)
    expect([page.status, page.value('ownReference') ?? '']).toEqual([200, ''])
  })
})
