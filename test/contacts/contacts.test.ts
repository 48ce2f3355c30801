import { beforeEach, describe, expect, it } from 'vitest'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash } from '../support/people.ts'
import { typedContact } from '../support/records.ts'

const call = { ...typedContact, establishmentId: ash, note: 'Two referrals still open.' }
const writing = {
  ...call,
  kind: 'review',
  'contactedOn-day': '27',
  withRole: 'none',
  establishmentId: '',
  way: 'not-applicable',
  daysUsed: '0.5',
}

async function logContact(browser: Browser, answers = call): Promise<string> {
  await browser.open('/contacts/new')
  await browser.send(answers)
  await browser.send({})
  return browser.page.path.replace('/recorded', '')
}

describe('a contact with a key person', () => {
  let app: TestApp
  let scrutineer: Browser
  beforeEach(async () => {
    app = await startApp()
    scrutineer = await app.signedIn(app.people.scrutineer)
  })

  it('is logged, checked, confirmed and shown', async () => {
    const address = await logContact(scrutineer)
    expect(scrutineer.page.text).toContain('Contact recorded')
    const shown = await scrutineer.open(address)
    expect(shown.heading).toBe('Ash House Contact on 20 May 2019')
    expect(shown.answer('With')).toBe('LADO')
    expect(shown.answer('Note')).toBe('Two referrals still open.')
  })

  it('comes back with everything typed and says what to do', async () => {
    await scrutineer.open('/contacts/new')
    const again = await scrutineer.send({ ...call, 'contactedOn-day': '4', 'contactedOn-month': '6' })
    expect(again.status).toBe(422)
    expect(again.errors).toEqual(['Date: the date cannot be in the future'])
    expect(again.value('note')?.trim()).toBe('Two referrals still open.')
    expect(again.value('establishmentId')).toBe(ash)
  })

  it.each([
    [{ withRole: 'none' }, 'A contact is with somebody: say who, or make it work on the annual review'],
    [{ way: 'not-applicable' }, 'Say how the contact was made'],
    [
      { kind: 'review', way: 'not-applicable' },
      'Work on the annual review is with nobody: choose “Nobody: work alone”, or make it a contact',
    ],
    [
      { kind: 'review', withRole: 'none' },
      'Work on the annual review has no way of contact: choose “Does not apply”',
    ],
  ])('does not go together with %o', async (changes, message) => {
    await scrutineer.open('/contacts/new')
    expect((await scrutineer.send({ ...call, ...changes })).errors).toEqual([message])
  })

  it('is the scrutineer’s alone', async () => {
    const address = await logContact(scrutineer)
    for (const person of [app.people.head, app.people.lado, app.people.businessManager]) {
      const browser = await app.signedIn(person)
      expect((await browser.open('/contacts')).status).toBe(403)
      expect((await browser.open(address)).status).toBe(403)
    }
    const partner = await app.signedIn(app.people.partner)
    expect((await partner.open(address)).status).toBe(404)
    expect((await scrutineer.open('/contacts/00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })

  it('stands in a list that filters and sorts', async () => {
    await logContact(scrutineer)
    await logContact(scrutineer, writing)
    const list = await scrutineer.open('/contacts')
    const alone = [
      '27 May 2019',
      'Work on the annual review',
      'Nobody: work alone',
      'None',
      'Does not apply',
      '0.5 days',
    ]
    const phoned = [
      '20 May 2019',
      'Contact with a key person',
      'LADO',
      'Ash House',
      'By telephone',
      '0.25 days',
    ]
    expect(list.rows()).toEqual([alone, phoned])
    expect((await scrutineer.open('/contacts?sort=days&direction=asc')).rows()).toEqual([phoned, alone])
    expect((await scrutineer.open('/contacts?kind=review')).rows()).toEqual([alone])
    expect((await scrutineer.open('/contacts?role=lado')).rows()).toEqual([phoned])
    expect((await scrutineer.open(`/contacts?establishment=${ash}`)).rows()).toEqual([phoned])
  })

  it('counts towards the year’s days', async () => {
    await logContact(scrutineer)
    await logContact(scrutineer, writing)
    const list = await scrutineer.open('/contacts')
    expect(list.text).toContain('0.75 of 6 days used, April 2019 to March 2020')
    expect((await scrutineer.open('/visits')).text).toContain('0.75 of 6 days used')
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/visits')).text).not.toContain('days used,')
  })

  it('is corrected with a reason, and its history holds', async () => {
    const address = await logContact(scrutineer)
    await scrutineer.open(address)
    await scrutineer.send({}, { action: '/correction' })
    await scrutineer.open(`${scrutineer.page.path}/contact`)
    await scrutineer.send({ ...call, daysUsed: '0.5' })
    await scrutineer.send({ reason: 'It took longer' })
    const history = await scrutineer.open(`${address}/history`)
    expect(history.text).toContain('It took longer')
    expect(history.text).toMatch(/Days used.*A quarter of a day.*Half a day/)
    const { db, keys } = app.parts
    expect((await verifyHistory(db, sealWith(keys.history), contents)).sound).toBe(true)
    await db.updateTable('contact').set({ daysUsed: 1 }).execute()
    expect((await verifyHistory(db, sealWith(keys.history), contents)).sound).toBe(false)
  })
})
