import { beforeEach, describe, expect, it } from 'vitest'
import {
  addPerson,
  changePerson,
  disablePerson,
  enablePerson,
  type NewPerson,
} from '../../server/access/people/actions.ts'
import { officesOn } from '../../server/access/appointments/queries.ts'
import { findPerson } from '../../server/access/people/queries.ts'
import type { PersonDetails } from '../../server/access/people/form.ts'
import { stored } from '../incidents/incident.ts'
import { startApp, testNow, type TestApp } from '../support/app.ts'
import { ash, typedAppointment } from '../support/people.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

/** Who knows of every office. */
const viewer = () => ({ ...app.people.businessManager, name: '', organisation: null })

/** Changes an account past the page, by the same act. */
async function change(id: string, differs: Partial<PersonDetails>): Promise<void> {
  const person = await findPerson(app.parts.db, id)
  if (person === undefined) throw new Error(`There is no person ${id}`)
  const { name, role, establishmentId, organisation, appointedAs, appointedFrom, appointedTo, version } =
    person
  const details = { name, role, establishmentId, organisation, appointedAs, appointedFrom, appointedTo }
  await changePerson(app.parts.db, app.act(), { id, version }, { ...details, ...differs })
}

/** Ended on a day that has passed by now, when it had not. */
async function ended(id: string, appointedTo: string): Promise<void> {
  app.at(`${appointedTo}T09:00:00.000Z`)
  await change(id, { appointedTo })
  app.at(testNow)
}

const scrutineerOf = (differs: Partial<NewPerson>) =>
  addPerson(app.parts.db, app.act(), {
    name: 'Another scrutineer',
    email: 'another@example.org',
    role: 'scrutineer',
    establishmentId: null,
    organisation: null,
    appointedAs: 'holder',
    appointedFrom: '2019-07-01',
    appointedTo: null,
    ...differs,
  })

describe('an appointment', () => {
  it('ends with its last day, on the next request and for signing in, and begins with its first', async () => {
    await change(app.people.lado.id, { appointedTo: '2019-06-03' })
    const lado = await app.signedIn(app.people.lado)
    expect((await lado.open('/')).name).toBe('home')
    app.at('2019-06-03T22:59:00.000Z')
    const late = await app.signedIn(app.people.lado)
    expect((await late.open('/')).name, 'one minute before midnight in London').toBe('home')
    app.at('2019-06-03T23:00:00.000Z')
    expect((await late.open('/')).name).toBe('sign-in')
    const refused = await app.signedIn(app.people.lado)
    expect(refused.page.errors[0]).toContain('ask the business manager about your appointment')
    await change(app.people.lado.id, { appointedFrom: '2019-06-05', appointedTo: null })
    expect((await app.signedIn(app.people.lado)).page.status).toBe(422)
    app.at('2019-06-05T09:00:00.000Z')
    expect((await app.signedIn(app.people.lado)).page.status).toBe(200)
  })

  it('that is over tells a stranger no more than a wrong password does', async () => {
    await ended(app.people.lado.id, '2019-06-02')
    const answers = []
    for (const email of [app.people.lado.email, app.people.head.email]) {
      const stranger = app.stranger()
      await stranger.open('/sign-in')
      await stranger.send({ email, password: 'not the right one at all' })
      answers.push(stranger.page.errors)
    }
    expect(answers[0]).toEqual(answers[1])
  })

  it('has one holder at a time, and any number of deputies who may do whatever the holder may', async () => {
    await expect(scrutineerOf({})).rejects.toThrow('holds this office. End that appointment first')
    await change(app.people.scrutineer.id, { appointedTo: '2019-06-30' })
    await scrutineerOf({})
    await scrutineerOf({
      name: 'A deputy',
      email: 'deputy@example.org',
      appointedAs: 'deputy',
      appointedFrom: '2019-06-01',
    })
    await expect(change(app.people.scrutineer.id, { appointedTo: '2019-07-01' })).rejects.toThrow(
      'Another scrutineer holds this office',
    )
    const viewer = { ...app.people.businessManager, name: '', organisation: null }
    const [office] = await officesOn(app.parts.db, viewer, '2019-06-03')
    expect([office?.holder?.name, office?.deputies.length, office?.next?.from]).toEqual([
      'Test scrutineer 1',
      1,
      '2019-07-01',
    ])
  })

  it('holds on its last day, and stays one holder’s when another is let in again', async () => {
    await change(app.people.lado.id, { appointedTo: '2019-06-03' })
    const lado = async (today: string) =>
      (await officesOn(app.parts.db, viewer(), today)).find(({ role }) => role === 'lado')
    expect((await lado('2019-06-03'))?.holder?.name).toBe('Test lado 4')
    expect((await lado('2019-06-04'))?.vacantSince).toBe('2019-06-04')
    await disablePerson(app.parts.db, app.act(), app.people.scrutineer.email)
    await scrutineerOf({ appointedFrom: '2019-06-03' })
    await expect(enablePerson(app.parts.db, app.act(), app.people.scrutineer.id)).rejects.toThrow(
      'Another scrutineer holds this office',
    )
  })

  it('never ends in the past, by whoever changes it, and what has begun is not moved to begin later', async () => {
    const { scrutineer } = app.people
    const past = 'Enter today or a later day as the last day. An appointment cannot end in the past.'
    await expect(change(scrutineer.id, { appointedTo: '2019-06-02' })).rejects.toThrow(past)
    await expect(change(scrutineer.id, { appointedFrom: '2019-06-04' })).rejects.toThrow('has begun')
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${scrutineer.id}/change`)
    const typed = { name: 'Sal', role: 'scrutineer', establishmentId: '', organisation: '' }
    const yesterday = { 'appointedTo-day': '2', 'appointedTo-month': '6', 'appointedTo-year': '2019' }
    await manager.send({ ...typed, ...typedAppointment('holder'), ...yesterday })
    expect([manager.page.status, manager.page.errors]).toEqual([422, [past]])
    expect(manager.page.value('appointedTo-day')).toBe('2')
    expect(manager.page.html.querySelector('.govuk-error-summary a')?.getAttribute('href')).toBe(
      '#appointedTo-day',
    )
    await manager.send({ ...typed, ...typedAppointment('holder'), ...yesterday, 'appointedTo-day': '3' })
    expect(manager.page.status).toBe(200)
    app.at('2019-06-10T09:00:00.000Z')
    await expect(change(scrutineer.id, { appointedTo: '2019-05-01' })).rejects.toThrow(past)
    await change(scrutineer.id, { name: 'Sal S.' })
    await change(scrutineer.id, { appointedFrom: '2019-06-12', appointedTo: null })
  })

  it('that has begun keeps its first day, which no move gives to an earlier one either', async () => {
    const begun = 'This appointment has begun, so its first day cannot be moved. Enter its last day instead.'
    for (const appointedFrom of ['2017-12-31', '2018-01-02', '2019-06-03'])
      await expect(change(app.people.lado.id, { appointedFrom })).rejects.toThrow(begun)
    await change(app.people.lado.id, { appointedFrom: '2018-01-01', appointedTo: '2019-06-30' })
  })

  it('begins in the past only where nobody held the office then, whatever became of who did', async () => {
    await disablePerson(app.parts.db, app.act(), app.people.scrutineer.email)
    const held = 'Somebody held this office on the days before, and that cannot change.'
    await expect(scrutineerOf({ appointedFrom: '2019-05-01' })).rejects.toThrow(held)
    await expect(scrutineerOf({ appointedFrom: '2017-12-01', appointedTo: '2018-02-01' })).rejects.toThrow(
      held,
    )
    app.at('2019-06-10T09:00:00.000Z')
    await expect(scrutineerOf({ appointedFrom: '2019-06-03' })).rejects.toThrow(held)
    await scrutineerOf({ appointedFrom: '2019-06-04' })
  })

  it('that is over is not made to have gone on while somebody else held the office', async () => {
    await change(app.people.scrutineer.id, { appointedTo: '2019-06-03' })
    const next = await scrutineerOf({ appointedFrom: '2019-06-04', appointedTo: '2019-06-05' })
    app.at('2019-06-10T09:00:00.000Z')
    await disablePerson(app.parts.db, app.act(), 'another@example.org')
    await expect(change(app.people.scrutineer.id, { appointedTo: null })).rejects.toThrow('held this office')
    await change(app.people.scrutineer.id, { appointedFrom: '2019-06-10', appointedTo: null })
    expect(next).not.toBe(app.people.scrutineer.id)
  })

  it('of one’s own cannot be changed, by the only one who could change it', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${app.people.businessManager.id}/change`)
    const typed = { name: 'Me', role: 'business-manager', establishmentId: '', organisation: '' }
    const days = typedAppointment('holder')
    const until = { 'appointedTo-day': '1', 'appointedTo-month': '1', 'appointedTo-year': '2030' }
    await manager.send({ ...typed, ...days, ...until })
    expect(manager.page.errors).toEqual([
      'You cannot change your own appointment. Ask another business manager.',
    ])
    await manager.send({ ...typed, ...days, ...until, ...emptied(until) })
    expect(manager.page.status).toBe(200)
  })
})

const emptied = (typed: Record<string, string>) =>
  Object.fromEntries(Object.keys(typed).map((name) => [name, '']))

describe('a vacant office', () => {
  it('shows on the page of appointments and on every officer’s home page, with what waits for it', async () => {
    const { id } = await stored(app)
    const head = await app.signedIn(app.people.head)
    await head.open(`/incidents/${id}/withdrawal`)
    await head.send({ reason: 'It was a drill' }, { action: '/withdrawal' })
    expect(head.page.text).not.toContain('Nobody is appointed')
    await ended(app.people.scrutineer.id, '2019-06-01')
    const words =
      'Independent scrutineer: vacant since 2 June 2019. Waiting until somebody is appointed: 1 withdrawal to decide.'
    for (const person of [app.people.head, app.people.businessManager]) {
      const browser = await app.signedIn(person)
      expect((await browser.open('/')).text).toContain(words)
      expect((await browser.open('/appointments')).text).toContain(words)
    }
    const unknowing = 'Independent scrutineer: vacant since 2 June 2019. Nothing of yours waits for it now.'
    for (const person of [app.people.otherHead, app.people.lado]) {
      const browser = await app.signedIn(person)
      expect((await browser.open('/')).text).toContain(unknowing)
      expect((await browser.open('/appointments')).text).toContain(unknowing)
    }
    expect((await head.open(`/incidents/${id}`)).text).toContain(
      'Nobody is appointed as scrutineer today: the withdrawal waits in the queue until somebody is.',
    )
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/')).link('Appoint somebody: Independent scrutineer')).toBe('/appointments')
  })

  it('says of reviews and disposals only to who works on them', async () => {
    const { db } = app.parts
    const ask = { id: 'x', what: 'disposal', subject: 'incident', subjectId: 'y', details: '{}' } as const
    const unanswered = { answer: null, answeredBy: null, answeredAs: null, answeredAt: null }
    const asked = {
      askedBy: app.people.businessManager.id,
      askedAs: 'business-manager',
      askedAt: '2019-06-01T09:00:00.000Z',
    }
    await db
      .insertInto('secondAnswer')
      .values({ ...ask, ...asked, ...unanswered })
      .execute()
    const waits = async (person: { email: string }) =>
      (await (await app.signedIn(person)).open('/appointments')).rows()[0]?.at(-1)
    expect(await waits(app.people.businessManager)).toBe('1 disposal or legal hold to confirm')
    expect(await waits(app.people.head)).toBe('Nothing of yours')
    expect(await waits(app.people.lado)).toBe('Nothing of yours')
  })

  it('is none while a deputy acts, or the holder, but a deputy alone is pointed out', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/appointments')).text).not.toContain('Vacant')
    await scrutineerOf({ appointedAs: 'deputy', appointedFrom: '2019-06-01' })
    await ended(app.people.scrutineer.id, '2019-06-01')
    const shown = await manager.open('/appointments')
    expect(shown.rows()[0]?.slice(0, 4)).toEqual([
      'Independent scrutineer',
      'Deputy acts',
      'Nobody',
      'Another scrutineer, from 1 June 2019',
    ])
    expect((await manager.open('/')).link('Appoint a holder: Independent scrutineer')).toBe('/appointments')
    await scrutineerOf({ name: 'The next one', email: 'next@example.org' })
    expect((await manager.open('/')).text).not.toContain('Appoint a holder')
  })

  it('says nothing of the past where whoever held it has another role now', async () => {
    await change(app.people.lado.id, { role: 'business-manager', appointedAs: 'deputy' })
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/appointments')).text).toContain('LADO: nobody is appointed.')
  })

  it('counts from the day an account was disabled, and is told from one that nobody ever held', async () => {
    await disablePerson(app.parts.db, app.act(), app.people.lado.email)
    await app.parts.db.deleteFrom('singleUseCode').execute()
    const viewer = { ...app.people.head, name: '', organisation: null }
    const offices = await officesOn(app.parts.db, viewer, '2019-06-05')
    expect(offices.map(({ name, vacantSince }) => [name, vacantSince])).toEqual([
      ['Independent scrutineer', undefined],
      ['LADO', '2019-06-03'],
      ['Business manager', undefined],
      ['Head of safeguarding, Ash House', undefined],
    ])
    const early = await officesOn(app.parts.db, viewer, '2017-12-31')
    expect(early.map(({ holder, vacantSince }) => [holder, vacantSince])).toEqual(
      Array(4).fill([undefined, undefined]),
    )
  })

  it('counts from the local day on which the account was disabled', async () => {
    app.at('2019-06-03T23:30:00.000Z')
    await disablePerson(app.parts.db, app.act(), app.people.lado.email)
    const offices = await officesOn(app.parts.db, viewer(), '2019-06-05')
    expect(offices.find(({ role }) => role === 'lado')?.vacantSince).toBe('2019-06-04')
  })

  it('is none at a closed establishment, whose head is shown as long as there is one', async () => {
    const { db } = app.parts
    await db.updateTable('establishmentAttribute').set({ state: 'closed' }).execute()
    const names = async () => (await officesOn(db, viewer(), '2019-06-05')).map(({ name }) => name)
    expect(await names()).toContain('Head of safeguarding, Ash House')
    await disablePerson(db, app.act(), app.people.head.email)
    expect(await names()).not.toContain('Head of safeguarding, Ash House')
    expect(await names()).toContain('Head of safeguarding, Birch House')
  })

  it('is warned of sixty days before the holder’s last one, unless somebody follows', async () => {
    await change(app.people.scrutineer.id, { appointedTo: '2019-08-02' })
    const manager = await app.signedIn(app.people.businessManager)
    const task = 'Appoint who follows: Independent scrutineer'
    expect((await manager.open('/')).text).toContain(`${task}Due by 2 August 2019`)
    const next = await scrutineerOf({ appointedFrom: '2019-08-04' })
    expect((await manager.open('/')).text, 'a day without anybody').toContain(task)
    await change(next, { appointedFrom: '2019-08-03' })
    expect((await manager.open('/')).text).not.toContain(task)
    await change(app.people.head.id, { appointedTo: '2019-08-03' })
    expect((await manager.open('/')).text).not.toContain('Appoint who follows')
  })

  it('is not shown to partners, and of heads’ offices a head knows the own one', async () => {
    expect((await (await app.signedIn(app.people.partner)).open('/appointments')).status).toBe(404)
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/appointments')).text).toContain('Ash House')
    expect(head.page.text).not.toContain('Birch House')
    expect(ash).toBe(app.people.head.establishmentId)
  })
})
