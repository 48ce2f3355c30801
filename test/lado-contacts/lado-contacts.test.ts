import { beforeEach, describe, expect, it } from 'vitest'
import { write } from '../../server/database/write.ts'
import { recordVersion } from '../../server/history/record.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { incidentContent } from '../../server/incidents/content-queries.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { incidentRow } from '../support/incident-row.ts'
import {
  allegationPart,
  answerLadoContact,
  contactPart,
  outcomePart,
  recordLadoContact,
  typedDate,
} from '../support/lado-contact.ts'
import { ash, birch } from '../support/people.ts'

const atAsh = '00000000-0000-4000-8000-0000000000a1'
const atBirch = '00000000-0000-4000-8000-0000000000b1'

describe('a LADO contact', () => {
  let app: TestApp
  let lado: Browser
  beforeEach(async () => {
    app = await startApp()
    lado = await app.signedIn(app.people.lado)
    await app.parts.db
      .insertInto('incident')
      .values([
        incidentRow({ id: atAsh, number: 'ASH-2019-0001', establishmentId: ash, serial: 1 }),
        incidentRow({ id: atBirch, number: 'BIR-2019-0001', establishmentId: birch, serial: 1 }),
      ])
      .execute()
    for (const subjectId of [atAsh, atBirch])
      await write(app.parts.db, app.act(), async (tx) => {
        const content = await incidentContent(tx, subjectId)
        const version = { act: 'recorded', subject: 'incident', subjectId, version: 1, content, reason: '' }
        await recordVersion(tx, app.act(), version)
      })
  })

  it('is recorded part by part, gets its number at submission, and is shown', async () => {
    const address = await recordLadoContact(lado, { contact: { incidentNumbers: 'ash-2019-0001' } })
    expect(lado.page.text).toContain('LADO contact recorded')
    expect(lado.page.text).toContain('The head of safeguarding of Ash House cannot read it.')
    const shown = await lado.open(address)
    expect(shown.heading).toBe('Ash House LADO contact LADO-2019-0001')
    expect(shown.answer('Children')).toBe('K-12 K-13')
    expect(shown.answer('Account')).toBe('Held by the neck.')
    expect(shown.answer('From event to referral')).toBe('1 working day')
    expect(shown.answer('Open so far')).toBe('14 days')
    expect(shown.rows('Linked incidents')).toEqual([['ASH-2019-0001', '10 May 2019, 2:35pm']])
    expect(shown.link('ASH-2019-0001')).toBe(`/incidents/${atAsh}`)
  })

  it('comes back with everything typed and says what to do', async () => {
    await lado.open('/lado-contacts/new')
    const again = await lado.send({ ...contactPart, ...typedDate('receivedOn', '2019-02-31'), source: '' })
    expect(again.status).toBe(422)
    expect(again.errors).toEqual([
      'Received: February 2019 has only 28 days',
      'Say where the concern comes from',
    ])
    expect(again.value('staffPseudonym')).toBe('S-7')
    expect(again.value('children')?.trim()).toBe('K-12, K-13')
  })

  it('keeps no staff identity when it is a consultation', async () => {
    await lado.open('/lado-contacts/new')
    const refused = await lado.send({ ...contactPart, type: 'consultation' })
    expect(refused.errors).toEqual([
      'A consultation keeps no staff identity: leave this empty, or make it a referral',
    ])
    expect(refused.value('staffPseudonym')).toBe('S-7')
    await recordLadoContact(lado, {
      contact: { type: 'consultation', staffPseudonym: '' },
      allegation: { threshold: 'advice' },
    })
    await expect(
      app.parts.db.updateTable('ladoContact').set({ staffPseudonym: 'S-7' }).execute(),
    ).rejects.toThrow('CHECK')
  })

  it.each([
    ['ASH-2019-0002', 'Ash House has no incident ASH-2019-0002: check the number, or take it out'],
    [
      'ash-2019-0001, bir-2019-0001',
      'Ash House has no incident BIR-2019-0001: check the number, or take it out',
    ],
  ])('is about incidents of its own establishment only: %s', async (incidentNumbers, message) => {
    await lado.open('/lado-contacts/new')
    const refused = await lado.send({ ...contactPart, incidentNumbers })
    expect(refused.errors).toEqual([message])
    expect(refused.value('incidentNumbers')?.trim()).toBe(incidentNumbers)
  })

  it.each([
    [
      { outcome: 'open', ...typedDate('outcomeOn', '2019-05-27') },
      'An open contact has no date of an outcome: take the date out, or give the outcome',
    ],
    [{ outcome: 'unfounded' }, 'Enter the date on which the outcome was decided'],
  ])('is open exactly while it has no date of an outcome: %o', async (outcome, message) => {
    await answerLadoContact(lado, { outcome })
    expect(lado.page.errors).toEqual([message])
  })

  it('is not submitted while its dates contradict each other', async () => {
    await answerLadoContact(lado, { outcome: { outcome: 'false', ...typedDate('outcomeOn', '2019-05-19') } })
    expect(lado.page.heading).toContain('Check your answers')
    expect(lado.page.text).toContain('The outcome cannot be decided before the contact was received')
    expect((await lado.send({})).status).toBe(422)
    expect((await lado.open('/lado-contacts')).rows()).toEqual([])
  })

  it('says which part of the threshold is met when it is met', async () => {
    await lado.open('/lado-contacts/new')
    await lado.send(contactPart)
    const refused = await lado.send({ ...allegationPart, limbs: [] })
    expect(refused.errors).toEqual(['Say which part of the harm threshold is met'])
    expect(refused.value('account')?.trim()).toBe('Held by the neck.')
  })

  it('is recorded by the scrutineer and the LADO only', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const address = await recordLadoContact(scrutineer)
    expect((await scrutineer.open(address)).status).toBe(200)
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/lado-contacts/new')).status).toBe(403)
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/lado-contacts')).status).toBe(403)
    expect((await manager.open(address)).status).toBe(403)
    const partner = await app.signedIn(app.people.partner)
    expect((await partner.open(address)).status).toBe(404)
  })

  it('is not there for the head of the house when others made it and nobody shared it', async () => {
    const address = await recordLadoContact(lado)
    const head = await app.signedIn(app.people.head)
    expect((await head.open(address)).status).toBe(404)
    expect((await head.open(`${address}/history`)).status).toBe(404)
    expect((await head.open('/lado-contacts')).text).not.toContain('LADO-2019')
  })

  it.each([
    ['the house made it', { contact: { referrer: 'establishment' } }],
    ['the LADO shared it', { outcome: { shared: 'yes' } }],
  ])('is read by the head without the account when %s, and by no other head', async (_why, changes) => {
    const address = await recordLadoContact(lado, changes)
    const head = await app.signedIn(app.people.head)
    const shown = await head.open(address)
    expect(shown.heading).toContain('LADO-2019-0001')
    expect(shown.answer('Category')).toBe('Physical, during restraint')
    expect(shown.text).not.toContain('Held by the neck')
    expect((await head.open(`${address}/history`)).text).not.toContain('Held by the neck')
    expect((await head.open('/lado-contacts')).rows()).toHaveLength(1)
    const other = await app.signedIn(app.people.otherHead)
    expect((await other.open(address)).status).toBe(404)
    expect((await other.open('/lado-contacts')).text).not.toContain('LADO-2019')
  })

  it('is closed by a correction with the outcome, and its history holds', async () => {
    const address = await recordLadoContact(lado, { contact: { incidentNumbers: 'ASH-2019-0001' } })
    await lado.open(address)
    await lado.send({}, { action: '/correction' })
    await lado.open(`${lado.page.path}/outcome`)
    await lado.send({ ...outcomePart, outcome: 'substantiated', ...typedDate('outcomeOn', '2019-05-31') })
    expect((await lado.send({ reason: '' })).errors).toEqual(['Say why you are correcting this'])
    await lado.send({ reason: 'Final strategy meeting' })
    const shown = await lado.open(address)
    expect(shown.heading).toContain('LADO-2019-0001')
    expect(shown.answer('Received to outcome')).toBe('11 days')
    expect(shown.answer('Children')).toBe('K-12 K-13')
    const history = await lado.open(`${address}/history`)
    expect(history.text).toMatch(/Final strategy meeting.*Open.*Substantiated/)
    const { db, keys } = app.parts
    const verify = () => verifyHistory(db, sealWith(keys.history), contents)
    expect((await verify()).sound).toBe(true)
    await db.updateTable('ladoContact').set({ account: 'Another account' }).execute()
    expect((await verify()).sound).toBe(false)
  })

  it('leaves an event in the history whenever somebody looks at it', async () => {
    const address = await recordLadoContact(lado)
    const looks = () =>
      app.parts.db
        .selectFrom('historyEvent')
        .select(['act', 'subject', 'whoRole'])
        .where('subject', 'like', 'lado-contact%')
        .where('act', '=', 'viewed')
        .execute()
    expect(await looks()).toEqual([])
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await scrutineer.open(address)
    await scrutineer.open(`${address}/history`)
    expect(await looks()).toEqual([
      { act: 'viewed', subject: 'lado-contact', whoRole: 'scrutineer' },
      { act: 'viewed', subject: 'lado-contact-history', whoRole: 'scrutineer' },
    ])
  })

  it('warns while the member of staff stays where they were', async () => {
    const address = await recordLadoContact(lado, { handling: { staffPosition: 'no-change' } })
    const shown = await lado.open(address)
    expect(shown.text).toContain('Staff not moved')
    expect(shown.text).toContain('No change was recorded for the member of staff')
    const moved = await lado.open(await recordLadoContact(lado))
    expect(moved.text).not.toContain('Staff not moved')
  })
})
