import { beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { ash } from '../support/people.ts'
import type { Browser } from '../support/browser.ts'
import { recordMeeting, theActions, theAttendance, theMeeting, theMinutes } from './fixtures.ts'

describe('a QA meeting', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  it('is recorded section by section, checked and confirmed', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    const address = await recordMeeting(browser)
    expect(browser.page.text).toContain('QA meeting recorded')
    expect(browser.page.text).toContain('unfinished action; the first is due by 31 May 2019')
    const shown = await browser.open(address)
    expect(shown.heading).toContain('QA meeting for January to March 2019')
    expect(shown.answer('Agenda')).toBe('Use of force in the quarter')
    expect(shown.answer('Attendance')).toContain('Establishment, head of safeguarding, Ash House: Present')
    const list = await browser.open('/qa-meetings')
    expect(list.rows()).toEqual([
      [
        'January to March 2019',
        '16 April 2019',
        '0.25 days',
        '1',
        '1 action overdue',
        'Minutes not approved',
      ],
    ])
  })

  it('begins with who was invited to the last one and what was on its agenda, and not with who came', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await recordMeeting(browser)
    await browser.open('/qa-meetings/new')
    const invited = await browser.send({ ...theMeeting, year: '2019', quarter: 'Q1' })
    expect(invited.value('attendance-0-organisation')).toBe('head-of-safeguarding')
    expect(invited.value('attendance-0-establishmentId')).toBe(ash)
    expect(invited.value('attendance-1-organisation')).toBe('police')
    expect(invited.value('attendance-0-attendance')).toBe('')
    const agenda = await browser.send(theAttendance)
    expect(agenda.value('agenda-0-title')).toBe('Use of force in the quarter')
    expect(agenda.value('minutes') ?? '').toBe('')
    await browser.send(theMinutes)
    expect(browser.page.text).not.toContain('Buy cameras')
  })

  it('works out which actions are overdue, and no finished one', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    const shown = await browser.open(await recordMeeting(browser))
    expect(shown.answer('Actions')).toContain(
      'Overdue: Buy cameras (Establishment, governor or director, head of operations; due 31 May 2019)',
    )
    expect(shown.answer('Actions')).toContain('Done: Share the log (Kent Police, inspector; no due date)')
    expect(shown.text).toContain('1 action overdue')
  })

  it('comes back with everything typed and says what to do', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/qa-meetings/new')
    const again = await browser.send({ ...theMeeting, 'metOn-month': '12', 'metOn-year': '2018', chair: '' })
    expect(again.status).toBe(422)
    expect(again.errors).toEqual([
      'Enter the role of the chair',
      'The meeting cannot be before the quarter it is about. Check the quarter and the date',
    ])
    expect(again.value('metOn-month')).toBe('12')
    expect(again.value('quarter')).toBe('Q4')
  })

  it('asks for the establishment of a head of safeguarding, and for each organisation once', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/qa-meetings/new')
    await browser.send(theMeeting)
    const again = await browser.send({ ...theAttendance, 'attendance-0-establishmentId': '' })
    expect(again.errors).toEqual(['Organisation 1: Choose the establishment they came from'])
    const twice = await browser.send({
      ...theAttendance,
      'attendance-2-organisation': 'police',
      'attendance-2-attendance': 'absent',
    })
    expect(twice.errors).toEqual([
      'An organisation is entered twice. Enter each once, or once for each establishment',
    ])
  })

  it('is one a quarter: a second comes back with what was typed', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await recordMeeting(browser)
    await browser.open('/qa-meetings/new')
    const again = await browser.send(theMeeting)
    expect(again.status).toBe(422)
    expect(again.errors[0]).toMatch(/^This quarter has its meeting already/)
    expect(again.value('chair')).toBe('Chair of the partnership')
    expect((await browser.open('/qa-meetings')).rows()).toHaveLength(1)
  })

  it('is refused at the last step when the quarter got its meeting in between, and the draft stays', async () => {
    const first = await app.signedIn(app.people.businessManager)
    await first.open('/qa-meetings/new')
    for (const section of [theMeeting, theAttendance, theMinutes, theActions]) await first.send(section)
    const check = first.page
    await recordMeeting(await app.signedIn(app.people.businessManager))
    await first.send({})
    expect(first.page.status).toBe(422)
    expect(first.page.text).toContain('This quarter has its meeting already')
    expect((await first.open(check.path)).text).toContain('Chair of the partnership')
  })

  it('is recorded by the business manager only', async () => {
    for (const person of [app.people.scrutineer, app.people.head, app.people.lado]) {
      const browser = await app.signedIn(person)
      expect((await browser.open('/qa-meetings/new')).status).toBe(403)
    }
    expect((await (await app.signedIn(app.people.partner)).open('/qa-meetings/new')).status).toBe(404)
  })

  it('is read by a partner whose organisation was invited, and is not there for one that was not', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    const address = await recordMeeting(manager)
    const partner = await app.signedIn(app.people.partner)
    expect((await partner.open(address)).answer('Minutes')).toBe('Cameras were off too often.')
    await app.parts.db
      .updateTable('person')
      .set({ organisation: 'nhs' })
      .where('role', '=', 'partner')
      .execute()
    expect((await partner.open(address)).status).toBe(404)
    expect((await partner.open(`${address}/history`)).status).toBe(404)
    expect((await partner.open('/qa-meetings')).text).not.toContain('January to March 2019')
  })

  it('names every establishment at the table, to a head of another one too', async () => {
    const address = await recordMeeting(await app.signedIn(app.people.businessManager))
    const other = await app.signedIn(app.people.otherHead)
    expect((await other.open(address)).answer('Attendance')).toContain('Ash House: Present')
    expect(other.page.text).not.toContain(ash)
  })

  it('is corrected with a reason, and the history says what changed', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    const address = await recordMeeting(browser)
    await browser.open(address)
    await browser.send({}, { action: '/correction' })
    await browser.open(`${browser.page.path}/minutes`)
    await approveMinutes(browser)
    await browser.send({ reason: 'Approved at the next meeting' })
    expect(browser.page.text).toContain('Correction recorded')
    const history = await browser.open(`${address}/history`)
    expect(history.text).toContain('Approved at the next meeting')
    expect(history.text).toMatch(/Minutes approved.*1 June 2019/)
    expect((await browser.open('/qa-meetings')).rows()[0]?.[5]).toBe('Minutes approved')
  })
})

const approveMinutes = (browser: Browser) =>
  browser.send({
    ...theMinutes,
    'minutesApprovedOn-day': '1',
    'minutesApprovedOn-month': '6',
    'minutesApprovedOn-year': '2019',
  })
