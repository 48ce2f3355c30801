import { beforeEach, describe, expect, it } from 'vitest'
import { visitKind } from '../../server/visits/kind.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash } from '../support/people.ts'
import { withDraftsSetAside } from '../support/records.ts'
import type { Browser } from '../support/browser.ts'

const visit = {
  establishmentId: ash,
  'visitedOn-day': '14',
  'visitedOn-month': '5',
  'visitedOn-year': '2019',
  startedAt: '09:30',
  endedAt: '15:00',
  announcement: 'unannounced',
  daysUsed: '1',
  purposes: ['restraint', 'culture'],
  accompaniedBy: '',
}
const seen = {
  areasSeen: 'Two living units',
  recordsSeen: '12',
  footageSeen: 'yes',
  childrenSpokenTo: '6',
  childrenInPrivate: '4',
  staffSpokenTo: '5',
  parentsSpokenTo: '0',
  whatChildrenSaid: 'Evenings are long.',
}
const opinion = {
  safeguarded: 'partly',
  safeguardedReason: 'Records lag behind.',
  wellbeing: 'yes',
  wellbeingReason: 'Education is good.',
  goodPractice: '',
}
const concerns = {
  'concerns-0-concern': 'Cameras are often off.',
  'concerns-0-level': 'high',
  'concerns-0-toldTo': 'Duty governor',
  'concerns-0-toldOn-day': '14',
  'concerns-0-toldOn-month': '5',
  'concerns-0-toldOn-year': '2019',
  conflictOfInterest: '',
  privateNotes: 'Ask again about cameras.',
  'reportSentOn-day': '',
  'reportSentOn-month': '',
  'reportSentOn-year': '',
}

async function logVisit(browser: Browser): Promise<string> {
  await browser.open('/visits/new')
  for (const section of [visit, seen, opinion, concerns]) await browser.send(section)
  await browser.send({})
  return browser.page.path.replace('/recorded', '')
}

describe('a visit', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  it('is logged section by section, checked and confirmed', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    const address = await logVisit(browser)
    expect(browser.page.text).toContain('Visit recorded')
    expect(browser.page.text).toContain('24 May 2019')
    const shown = await browser.open(address)
    expect(shown.heading).toBe('Ash House Visit on 14 May 2019')
    expect(shown.answer('Purpose')).toBe('Restraint Culture')
    expect(shown.answer('Private notes')).toBe('Ask again about cameras.')
    const list = await browser.open('/visits')
    expect(list.rows()).toEqual([['14 May 2019', 'Ash House', 'Unannounced', '6', '1 day', 'Report overdue']])
  })

  it('comes back with everything typed and says what to do', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await browser.open('/visits/new')
    const again = await browser.send({
      ...visit,
      'visitedOn-day': '31',
      'visitedOn-month': '2',
      endedAt: '08:00',
    })
    expect(again.status).toBe(422)
    expect(again.title).toMatch(/^Error: /)
    expect(again.errors).toEqual([
      'Date of the visit: February 2019 has only 28 days',
      'The end cannot be before the start. A visit that ended the next day can have lasted 12 hours at most',
    ])
    expect(again.value('visitedOn-day')).toBe('31')
    expect(again.value('startedAt')).toBe('09:30')
  })

  it.each([
    ['2019-3-31', { startedAt: '01:30', endedAt: '04:00' }, true],
    ['2019-3-30', { startedAt: '23:00', endedAt: '01:30' }, true],
    ['2019-3-31', { startedAt: '02:30', endedAt: '04:00' }, false],
    ['2019-10-27', { startedAt: '01:30', endedAt: '04:00' }, false],
  ])('does not begin or end in an hour that the clocks left out: %s, %o', async (day, times, isRefused) => {
    const [year = '', month = '', date = ''] = day.split('-')
    app.at('2019-11-04T09:00:00.000Z')
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await scrutineer.open('/visits/new')
    const on = { 'visitedOn-day': date, 'visitedOn-month': month, 'visitedOn-year': year }
    const page = await scrutineer.send({ ...visit, ...on, ...times })
    expect(page.text.includes('The clocks went forward that night and this time did not happen')).toBe(
      isRefused,
    )
  })

  it('may begin before midnight and end after it, which its pages say', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await browser.open('/visits/new')
    for (const section of [{ ...visit, startedAt: '10.30pm', endedAt: '00:30' }, seen, opinion, concerns])
      await browser.send(section)
    const said = 'The visit ended at 00:30 on 15 May 2019, the day after it started'
    expect(browser.page.text).toContain(said)
    await browser.send({})
    const shown = await browser.open(browser.page.path.replace('/recorded', ''))
    expect([shown.answer('Started'), shown.answer('Ended')]).toEqual(['22:30', '00:30'])
    expect(shown.text).toContain(said)
  })

  it('whose end comes before its start is not also said to end the next day', async () => {
    const by = { person: { ...app.people.scrutineer, name: 'Sal', organisation: null }, correcting: null }
    const times = { visitedOn: '2019-05-14', startedAt: '15:00', endedAt: '09:30' }
    expect(await visitKind.worthChecking?.(app.parts.db, times, by)).toEqual([])
  })

  it('to an establishment that was not open that day is asked about', async () => {
    await app.parts.db
      .updateTable('establishmentAttribute')
      .set({ state: 'closed' })
      .where('establishmentId', '=', ash)
      .execute()
    const browser = await app.signedIn(app.people.scrutineer)
    await browser.open('/visits/new')
    for (const section of [visit, seen, opinion, concerns]) await browser.send(section)
    expect(browser.page.text).toContain(
      'Ash House was not open to children on 14 May 2019. Check the day and the establishment',
    )
  })

  it('is logged by the scrutineer only', async () => {
    for (const person of [app.people.head, app.people.lado, app.people.businessManager]) {
      const browser = await app.signedIn(person)
      expect((await browser.open('/visits/new')).status).toBe(403)
    }
    const partner = await app.signedIn(app.people.partner)
    expect((await partner.open('/visits/new')).status).toBe(404)
  })

  it('is read by the head of the house without the private notes, and is not there for another head', async () => {
    const address = await logVisit(await app.signedIn(app.people.scrutineer))
    const head = await app.signedIn(app.people.head)
    expect((await head.open(address)).answer('What children said')).toBe('Evenings are long.')
    expect(head.page.text).not.toContain('Ask again')
    const other = await app.signedIn(app.people.otherHead)
    expect((await other.open(address)).status).toBe(404)
    expect((await other.open(`${address}/history`)).status).toBe(404)
    expect((await other.open('/visits')).text).not.toContain('14 May 2019')
  })

  it('is corrected with a reason, and the history says what changed', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    const address = await logVisit(browser)
    await browser.open(address)
    await browser.send({}, { action: '/correction' })
    await browser.open(`${browser.page.path}/seen`)
    await browser.send({ ...seen, childrenSpokenTo: '7' })
    expect((await browser.send({ reason: '' })).errors).toEqual(['Say why you are correcting this'])
    await browser.send({ reason: 'One more conversation' })
    expect(browser.page.text).toContain('Correction recorded')
    const history = await browser.open(`${address}/history`)
    expect(history.text).toContain('One more conversation')
    expect(history.text).toMatch(/children did you speak to\?.*6.*7/)
  })

  it('shows both texts when two corrections cross, and loses neither', async () => {
    const first = await app.signedIn(app.people.scrutineer)
    const address = await logVisit(first)
    await first.open(address)
    await first.send({}, { action: '/correction' })
    await withDraftsSetAside(app.parts.db, async () => {
      const second = await app.signedIn(app.people.scrutineer)
      await second.open(address)
      await second.send({}, { action: '/correction' })
      await second.open(`${second.page.path}/seen`)
      await second.send({ ...seen, staffSpokenTo: '8' })
      await second.send({ reason: 'Second' })
    })
    await first.open(`${first.page.path}/seen`)
    await first.send({ ...seen, parentsSpokenTo: '2' })
    const clash = await first.send({ reason: 'First' })
    expect(clash.status).toBe(409)
    expect(clash.text).toContain('Nothing is lost')
    await first.send({}, { action: '/rebasing' })
    await first.send({ reason: 'First, after the second' })
    expect((await first.open(address)).answer('How many parents or carers did you speak to?')).toBe('2')
  })

  it('is recorded once when the button is pressed twice', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await browser.open('/visits/new')
    for (const section of [visit, seen, opinion, concerns]) await browser.send(section)
    const check = browser.page
    await browser.send({})
    const first = browser.page.path
    browser.page = check
    await browser.send({})
    expect(browser.page.path).toBe(first)
    expect((await browser.open('/visits')).rows()).toHaveLength(1)
  })
})
