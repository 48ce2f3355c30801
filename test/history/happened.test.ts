import { beforeEach, describe, expect, it } from 'vitest'
import { write } from '../../server/database/write.ts'
import { recordReason } from '../../server/history/reasons.ts'
import { versionDigest } from '../../server/history/record.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { sealWith } from '../../server/keys.ts'
import { subjects } from '../../server/history/happened/subjects.ts'
import { contents } from '../../server/kinds.ts'
import { recordNew } from '../../server/records/actions.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { birch } from '../support/people.ts'
import { recordOneOfEach, type OneOfEach } from '../support/records.ts'

let app: TestApp
let records: OneOfEach

beforeEach(async () => {
  app = await startApp()
  records = await recordOneOfEach(app.parts.db, app.act())
})

const signingIn = /: (Signed in|Second step taken)/

/** What and who, latest first, without how anybody signed in. */
const told = async (person: { email: string }, query = '') => {
  const browser = await app.signedIn(person)
  const page = await browser.open(`/history${query}`)
  return page
    .rows()
    .map(([, who, what]) => `${who}: ${what}`)
    .filter((line) => !signingIn.test(line))
}

const { scrutineer, head } = { scrutineer: 'Test scrutineer 1', head: 'Test head 2' }

const noDays = ['2019-13-45', '2019-02-30', '9999-12-31', '0000-01-01', '0099-01-01', 'x']

describe('what happened', () => {
  it('tells the scrutineer every act and every look, latest first', async () => {
    const theHead = await app.signedIn(app.people.head)
    await theHead.open(`/incidents/${records.incident.id}`)
    await theHead.open(`/incidents/${records.incident.id}/history`)
    expect((await told(app.people.scrutineer)).slice(0, 6)).toEqual([
      `${head}: Viewed: history of an incident`,
      `${head}: Viewed: incident`,
      'The system: Recorded: QA meeting',
      'The system: Recorded: contact',
      'The system: Recorded: LADO contact',
      'The system: Recorded: visit',
    ])
  })

  it('tells why an operator did something to the database, which the event itself does not hold', async () => {
    const { db } = app.parts
    const act = { ...app.act(), who: { id: 'operator:One', role: 'operator' } }
    const happening = { act: 'gap acknowledged', details: { fromSeq: 3, lostSeq: 9 } }
    await write(db, act, (tx) => recordReason(tx, act, happening, 'The disk <b>broke</b>'))
    const event = await db
      .selectFrom('historyEvent')
      .select(['details', 'digest'])
      .where('subject', '=', 'database')
      .executeTakeFirstOrThrow()
    expect(event).toEqual({
      details: '{"fromSeq":3,"lostSeq":9}',
      digest: versionDigest('{"fromSeq":3,"lostSeq":9}', 'The disk <b>broke</b>'),
    })
    const browser = await app.signedIn(app.people.scrutineer)
    const [row = []] = (await browser.open('/history?kind=database')).rows()
    expect(row.join(' ')).toMatch(/Operator One.*fromSeq: 3.*reason: The disk <b>broke<\/b>/)
    const verdict = await verifyHistory(db, sealWith(app.parts.keys.history), contents)
    expect(verdict.sound).toBe(true)
  })

  it('has the reading of it', async () => {
    await told(app.people.scrutineer)
    expect((await told(app.people.scrutineer))[0]).toBe(`${scrutineer}: Viewed: activity log`)
  })

  it('has the reading of every kind of record’s history', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    for (const [base, { id }] of [
      ['visits', records.visit],
      ['contacts', records.contact],
      ['qa-meetings', records.meeting],
    ] as const)
      await browser.open(`/${base}/${id}/history`)
    expect((await told(app.people.scrutineer)).slice(0, 3)).toEqual([
      `${scrutineer}: Viewed: history of a QA meeting`,
      `${scrutineer}: Viewed: history of a contact`,
      `${scrutineer}: Viewed: history of a visit`,
    ])
  })

  it('has a search by its filters, never by what was typed', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await browser.open('/incidents?reference=a+secret&decision=undecided')
    await browser.open('/lado-contacts?outcome=open')
    await browser.open('/incidents')
    const page = await browser.open('/history')
    expect(
      page
        .rows()
        .slice(0, 3)
        .map((row) => row.slice(2, 4)),
    ).toEqual([
      ['Searched: LADO contact', 'filters: outcome; found: 1'],
      ['Searched: incident', 'filters: reference decision; found: 0'],
      ['Signed in: sign-in', expect.stringMatching(/^browser: A browser; place: [0-9a-f]{12}$/)],
    ])
    const kept = await app.parts.db.selectFrom('historyEvent').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain('secret')
  })

  it('has a search of every other list too, and the reading of a report', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/qa-meetings?year=2019')
    await browser.open('/published-figures?measure=x')
    await browser.open('/people?role=head')
    const scrutineerToo = await app.signedIn(app.people.scrutineer)
    await scrutineerToo.open(`/visits?establishment=${birch}`)
    await scrutineerToo.open('/contacts?kind=contact')
    await scrutineerToo.open('/reviews/new')
    await scrutineerToo.open('/visits')
    const lines = await told(app.people.scrutineer)
    expect(lines.filter((line) => line.includes('Searched'))).toEqual([
      `${scrutineer}: Searched: contact`,
      `${scrutineer}: Searched: visit`,
      'Test business-manager 6: Searched: account',
      'Test business-manager 6: Searched: published figure',
      'Test business-manager 6: Searched: QA meeting',
    ])
  })

  it('tells a head of the own establishment alone, and nothing that would give a LADO contact away', async () => {
    const lado = await app.signedIn(app.people.lado)
    await lado.open(`/incidents/${records.incident.id}`)
    await lado.open(`/lado-contacts/${records.ladoContact.id}`)
    const toHead = await told(app.people.head)
    expect(toHead).toEqual(['The system: Recorded: visit', 'The system: Recorded: incident'])
    expect(await told(app.people.otherHead)).toEqual([])
    expect(await told(app.people.head, '?kind=lado-contact')).toEqual([])
    expect(await told(app.people.head, '?kind=contact')).toEqual([])
    expect(await told(app.people.head, '?kind=session')).toEqual([])
  })

  it('tells a head of a LADO contact that was shared', async () => {
    await recordNew(app.parts.db, app.act(), ladoContactKind, { values: aLadoContact({ shared: 'yes' }) })
    await recordNew(app.parts.db, app.act(), ladoContactKind, {
      values: aLadoContact({ shared: 'yes', establishmentId: birch }),
    })
    expect((await told(app.people.head))[0]).toBe('The system: Recorded: LADO contact')
    expect(await told(app.people.head, '?kind=lado-contact')).toHaveLength(1)
  })

  it('tells the business manager of accounts and meetings, never of an incident, a visit or a LADO contact', async () => {
    const all = await told(app.people.businessManager)
    expect(new Set(all)).toEqual(
      new Set([
        'The system: Recorded: QA meeting',
        'The system: Recorded: code of a list',
        'The system: Recorded: account',
        'The system: Recorded: establishment',
      ]),
    )
    for (const kind of ['incident', 'lado-contact', 'visit', 'contact'])
      expect(await told(app.people.businessManager, `?kind=${kind}`)).toEqual([])
  })

  it.each(['lado', 'partner'] as const)('is not for the %s', async (role) => {
    const browser = await app.signedIn(app.people[role])
    expect((await browser.open('/history')).status).toBe(role === 'partner' ? 404 : 403)
  })

  it('is filtered by what, who and day', async () => {
    await told(app.people.head)
    expect(await told(app.people.scrutineer, '?kind=visit')).toEqual(['The system: Recorded: visit'])
    expect(await told(app.people.scrutineer, `?person=${app.people.head.id}`)).toEqual([
      `${head}: Viewed: activity log`,
    ])
    expect(await told(app.people.scrutineer, '?day=2019-06-02')).toEqual([])
    expect((await told(app.people.scrutineer, '?day=2019-06-03&kind=visit')).length).toBe(1)
    app.at('2019-06-03T23:30:00.000Z')
    await told(app.people.scrutineer)
    const late = (await told(app.people.scrutineer, '?day=2019-06-04'))[0]
    expect(late, 'half past midnight in London is the next day').toBe(`${scrutineer}: Viewed: activity log`)
  })

  it('is filtered by a day in every way in which people write one, and says why it is not', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    for (const typed of ['3 June 2019', '3/6/2019', '3rd Jun 2019', '2019-06-03']) {
      const page = await browser.open(`/history?kind=visit&day=${encodeURIComponent(typed)}`)
      expect([page.rows().length, page.value('day')]).toEqual([1, typed])
    }
    const page = await browser.open('/history?day=3%2F6%2F19')
    expect(page.text).toContain('Day: the year “19” has two figures. Enter all four, such as 2018')
    expect(page.value('day')).toBe('3/6/19')
  })

  it('falls back on everything where the address makes no sense', async () => {
    for (const query of [
      ...noDays.map((day) => `?day=${day}`),
      '?before=-1',
      '?before=1e9',
      '?kind=',
      '?other=1',
    ])
      expect((await told(app.people.scrutineer, query)).length).toBeGreaterThan(4)
    expect(await told(app.people.scrutineer, '?kind=__proto__')).toEqual([])
  })

  it('links to no page that its reader may not open', async () => {
    const links = async (person: { email: string }) => {
      const page = await (await app.signedIn(person)).open('/history?kind=person')
      return page.html.querySelectorAll('main tbody a').map((link) => link.getAttribute('href'))
    }
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${app.people.lado.id}`)
    await manager.send({}, { action: '/disabling' })
    expect(await links(app.people.businessManager)).toContain(`/people/${app.people.lado.id}`)
    expect(await links(app.people.scrutineer)).toEqual([])
  })

  it('names every kind of record and its history', () => {
    const named = new Set(subjects.map(({ value }) => value))
    for (const kind of Object.keys(contents)) expect(named, kind).toContain(kind)
  })
})

describe('what happened, in pages', () => {
  it('leads from page to page', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    for (let look = 0; look < 60; look += 1) await browser.open(`/incidents/${records.incident.id}`)
    const first = await browser.open('/history')
    const next = first.html.querySelector('a[rel=next]')?.getAttribute('href') ?? ''
    const second = await browser.open(next.replaceAll('&amp;', '&'))
    const numbers = [...first.rows(), ...second.rows()].map((row) => Number(row[4]))
    expect(numbers.slice(0, 55)).toEqual(Array.from({ length: 55 }, (_, place) => (numbers[0] ?? 0) - place))
    expect(second.html.querySelector('a[rel=next]')).toBeNull()
  })
})
