import { beforeEach, describe, expect, it } from 'vitest'
import { contents } from '../../server/kinds.ts'
import { sealWith } from '../../server/keys.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash, birch } from '../support/people.ts'
import type { Browser } from '../support/browser.ts'
import { withDraftsSetAside } from '../support/records.ts'
import { aChild, recordByHand, stored, typed, typedTime, typeIncident } from './incident.ts'

describe('a restraint incident', () => {
  let app: TestApp
  let head: Browser
  beforeEach(async () => {
    app = await startApp()
    head = await app.signedIn(app.people.head)
  })

  it('may begin before midnight and end after it, and what followed is dated by the day that came', async () => {
    const address = await recordByHand(head, {
      'what-happened': {
        'happenedAt-day': '30 May 2019, 11:50pm',
        'happenedAt-month': '',
        'happenedAt-year': '',
        'happenedAt-time': '',
      },
      force: { durationMinutes: '20 minutes' },
      children: {
        'children-0-spokenToAt-day': '31',
        'children-0-spokenToAt-month': 'May',
        'children-0-spokenToAt-time': '12.30 am',
      },
      'record-and-decision': {
        ...{ 'writtenAt-day': '31st', 'writtenAt-month': 'May', 'writtenAt-time': 'midnight' },
        ...{
          'signedAt-day': '31/5/2019',
          'signedAt-month': '',
          'signedAt-year': '',
          'signedAt-time': '0045',
        },
      },
    })
    const shown = await head.open(address)
    const answers = [
      'Date and time of the incident',
      'Duration',
      'Spoken to at',
      'Record written at',
      'Record signed at',
    ]
    expect(answers.map((question) => shown.answer(question))).toEqual([
      '30 May 2019, 11:50pm', '20 minutes', '31 May 2019, 12:30am', '31 May 2019, midnight', '31 May 2019, 12:45am',
    ]) // prettier-ignore
  })

  it('is recorded section by section and gets its number at submission', async () => {
    const address = await recordByHand(head)
    expect(head.page.text).toContain('Incident recorded Incident UOF/19/7 (ASH-2019-0001)')
    expect(head.page.text).toMatch(
      /The independent scrutineer can read it now, and could not before\. ?This system has not told anybody\./,
    )
    const shown = await head.open(address)
    expect(shown.heading).toBe('Ash House Incident UOF/19/7 (ASH-2019-0001)')
    expect(shown.answer('Establishment')).toBe('Ash House')
    expect(shown.answer('Date and time of the incident')).toBe('31 May 2019, 2:35pm')
    expect(shown.answer('Other reasons')).toBe('Verbal threat')
    expect(shown.answer('Duration')).toBe('4 minutes')
    expect(shown.answer('Techniques')).toBe('Arm hold (low): 2 uses')
    expect([shown.answer('Pseudonym'), shown.answer('Age'), shown.answer('Gender')]).toEqual([
      'K-12',
      '15',
      'Boy',
    ])
    expect(shown.answer('Staff')).toBe('S-1: used force')
    expect(shown.answer('Record signed at')).toBe('2 June 2019, 3pm')
    expect(shown.text).toContain('Record written: met')
    expect(shown.text).toContain('Record signed: met late')
    expect(shown.text).toContain('Child spoken to: met')
  })

  it('says what is still to be done, by when', async () => {
    await recordByHand(head, {
      children: { 'children-0-debrief': 'not-done', ...typedTime('children-0-spokenToAt', '', '') },
      'record-and-decision': {
        ...typedTime('signedAt', '', ''),
        safeguardingDecision: 'undecided',
        decisionReason: '',
        decidedBy: '',
      },
    })
    expect(head.page.text).toContain('the record was signed. It was due by 2 June 2019, 2:35pm')
    expect(head.page.text).toContain('what the child said. It is due by 5 June 2019')
    expect(head.page.text).toContain('It is due by 3 June 2019')
    await head.open(head.page.path.replace('/recorded', ''))
    expect(head.page.text).toContain('Decision: due')
    expect(head.page.text).toContain('Record signed: not supplied')
    expect(head.page.text).toContain('Child spoken to: due')
    app.at('2019-06-06T09:00:00.000Z')
    const later = await app.signedIn(app.people.head)
    await later.open(head.page.path)
    expect(later.page.text).toContain('Decision: overdue')
    expect(later.page.text).toContain('Child spoken to: overdue')
    expect(later.page.answer('Record signed at')).toBe('Not supplied')
    expect(later.page.answer('Warning signs')).toBe('None seen')
  })

  it('comes back with everything typed and says what to do', async () => {
    await typeIncident(head, { 'what-happened': { planned: 'yes', countsAs: '' } })
    expect(head.page.status).toBe(422)
    expect(head.page.title).toMatch(/^Error: /)
    expect(head.page.errors).toEqual([
      'Say what the incident counts as',
      'Say who authorised the planned use of force',
    ])
    expect(head.page.value('ownReference')).toBe('UOF/19/7')
    expect(head.page.value('happenedAt-time')).toBe('14:35')
  })

  it('is recorded by heads of safeguarding only', async () => {
    for (const person of [app.people.scrutineer, app.people.lado, app.people.businessManager]) {
      const browser = await app.signedIn(person)
      expect((await browser.open('/incidents/new')).status).toBe(403)
    }
    const partner = await app.signedIn(app.people.partner)
    expect((await partner.open('/incidents/new')).status).toBe(404)
    expect((await partner.open('/incidents')).status).toBe(404)
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/incidents')).status).toBe(403)
  })

  it('is not there for another house, the same as one that does not exist', async () => {
    const address = await recordByHand(head)
    const other = await app.signedIn(app.people.otherHead)
    for (const path of [address, `${address}/history`, `${address}/recorded`]) {
      expect((await other.open(path)).status).toBe(404)
    }
    expect((await other.open('/incidents')).text).not.toContain('ASH-2019-0001')
    await other.open('/incidents/new')
    const token = other.page.form().hidden['_csrf'] ?? ''
    expect((await other.post(`${address}/correction`, { _csrf: token, key: 'k' })).status).toBe(404)
  })

  it('is read by the LADO only once it is linked to a LADO contact', async () => {
    const linked = await stored(app)
    const unlinked = await stored(app)
    await linkToLado(app, linked.id)
    const lado = await app.signedIn(app.people.lado)
    expect((await lado.open(`/incidents/${linked.id}`)).status).toBe(200)
    expect((await lado.open(`/incidents/${unlinked.id}`)).status).toBe(404)
    expect((await lado.open('/incidents')).rows()).toHaveLength(1)
    expect(lado.page.text).toContain('1 incident')
    expect((await lado.open(`/incidents/${linked.id}/recorded`)).status).toBe(403)
  })

  it('leaves an event behind whenever somebody looks at it', async () => {
    const { id } = await stored(app)
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await scrutineer.open(`/incidents/${id}`)
    const views = await app.parts.db
      .selectFrom('historyEvent')
      .select(['whoId', 'establishmentId'])
      .where('subject', '=', 'incident')
      .where('act', '=', 'viewed')
      .where('subjectId', '=', id)
      .execute()
    expect(views).toEqual([{ whoId: app.people.scrutineer.id, establishmentId: ash }])
  })

  it('refuses an answer that was not asked for', async () => {
    await head.open('/incidents/new')
    expect((await head.send({ ...typed['what-happened'], number: 'ASH-2019-9999' })).status).toBe(400)
    await head.open('/incidents/new')
    expect((await head.send({ ...typed['what-happened'], establishmentId: birch })).status).toBe(400)
  })

  it('is corrected with a reason and keeps its number, even where the date moves to another year', async () => {
    const address = await recordByHand(head)
    await head.open(address)
    await head.send({}, { action: '/correction' })
    const draft = head.page.path
    await head.open(`${draft}/what-happened`)
    expect(head.page.value('happenedAt-year')).toBe('2019')
    await head.send({ ...typed['what-happened'], ...typedTime('happenedAt', '2019-03-30', '14:35') })
    await head.open(`${draft}/children`)
    await head.send({ ...typed.children, 'children-0-pseudonym': 'K-13' })
    await head.send({ reason: 'Wrong day, wrong child' })
    expect(head.page.text).toContain('Correction recorded Incident UOF/19/7 (ASH-2019-0001)')
    expect((await head.open(address)).answer('Pseudonym')).toBe('K-13')
    const history = await head.open(`${address}/history`)
    expect(history.text).toContain('Wrong day, wrong child')
    expect(history.text).toMatch(/31 May 2019, 2:35pm.*30 March 2019, 2:35pm/)
    await recordByHand(head)
    expect(head.page.text).toContain('ASH-2019-0002')
  })

  it('shows both texts when two corrections cross', async () => {
    const address = await recordByHand(head)
    await head.open(address)
    await head.send({}, { action: '/correction' })
    await withDraftsSetAside(app.parts.db, async () => {
      const second = await app.signedIn(app.people.head)
      await second.open(address)
      await second.send({}, { action: '/correction' })
      await second.send({ reason: 'Second' })
    })
    expect((await head.send({ reason: 'First' })).status).toBe(409)
  })

  it('holds in the history after a record and a correction, and no longer once a row is edited by hand', async () => {
    const address = await recordByHand(head)
    await head.open(address)
    await head.send({}, { action: '/correction' })
    await head.send({ reason: 'Read again' })
    const verify = () => verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
    expect(await verify()).toMatchObject({ sound: true, versions: 23 })
    const id = address.split('/').at(-1) ?? ''
    const { db } = app.parts
    await db.updateTable('incident').set({ standing: 'withdrawn' }).where('id', '=', id).execute()
    expect(await verify()).toMatchObject({ sound: false })
    await db.updateTable('incident').set({ standing: 'submitted' }).where('id', '=', id).execute()
    expect(await verify()).toMatchObject({ sound: true })
    app.parts.opened.connection.exec('drop trigger child_fixed')
    await db.updateTable('child').set({ pseudonym: 'K-99' }).execute()
    expect(await verify()).toMatchObject({ sound: false })
  })
})

describe('the number of an incident', () => {
  it('runs without gaps per establishment and review year', async () => {
    const app = await startApp()
    const titles = []
    for (const differs of [
      { happenedAt: '2019-03-31T12:00:00+01:00' },
      { happenedAt: '2019-04-01T00:00:00+01:00' },
      { establishmentId: birch },
      { happenedAt: '2019-05-01T12:00:00+01:00' },
    ])
      titles.push((await stored(app, differs)).title)
    expect(titles).toEqual([
      'Incident ASH-2018-0001',
      'Incident ASH-2019-0001',
      'Incident BIR-2019-0001',
      'Incident ASH-2019-0002',
    ])
  })

  it('is not given twice and leaves no gap when two submit at the same time and one fails', async () => {
    const app = await startApp()
    const asked = await Promise.allSettled([
      stored(app),
      stored(app, { techniques: [{ technique: 'no-such-technique', uses: 1 }] }),
      stored(app),
    ])
    expect(asked.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const rows = await app.parts.db.selectFrom('incident').select('serial').orderBy('serial').execute()
    expect(rows).toEqual([{ serial: 1 }, { serial: 2 }])
  })

  it('is given once when the button is pressed twice', async () => {
    const app = await startApp()
    const head = await app.signedIn(app.people.head)
    await typeIncident(head)
    const check = head.page
    await head.send({})
    const first = head.page.path
    head.page = check
    await head.send({})
    expect(head.page.path).toBe(first)
    expect((await head.open('/incidents')).rows()).toHaveLength(1)
  })
})

describe('a child’s pseudonym', () => {
  it('means the same child in every incident of the house, in capitals or not, and another child elsewhere', async () => {
    const app = await startApp()
    const child = (pseudonym: string) => [aChild({ pseudonym })]
    await stored(app, { children: child('K-12') })
    await stored(app, { children: child('k-12') })
    await stored(app, { establishmentId: birch, children: child('K-12') })
    const rows = await app.parts.db
      .selectFrom('child')
      .select(['establishmentId', 'pseudonym'])
      .orderBy('establishmentId')
      .execute()
    expect(rows).toEqual([
      { establishmentId: ash, pseudonym: 'K-12' },
      { establishmentId: birch, pseudonym: 'K-12' },
    ])
  })
})

async function linkToLado(app: TestApp, incidentId: string): Promise<void> {
  const id = app.parts.newId()
  await app.parts.db
    .insertInto('ladoContact')
    .values({
      id,
      number: 'LADO-2019-0001',
      year: 2019,
      serial: 1,
      establishmentId: ash,
      type: 'consultation',
      receivedOn: '2019-06-01',
      referrer: 'establishment',
      source: 'staff',
      staffPseudonym: '',
      eventOn: null,
      category: 'physical-in-restraint',
      threshold: 'advice',
      strategyOn: null,
      staffPosition: 'no-change',
      footageSecured: 'yes',
      childInformed: 'yes',
      account: '',
      outcome: 'open',
      outcomeOn: null,
      shared: 'no',
      version: 1,
      recordedAt: app.parts.clock(),
      recordedBy: 'system',
    })
    .execute()
  await app.parts.db.insertInto('ladoContactIncident').values({ ladoContactId: id, incidentId }).execute()
}
