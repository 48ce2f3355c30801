import { beforeEach, describe, expect, it } from 'vitest'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { startApp, type TestApp } from '../support/app.ts'

const today = 'In force today, 3 June 2019'
const fromJuly = { 'fromOn-day': '1', 'fromOn-month': '7', 'fromOn-year': '2019', reason: 'Agreed on 9 May' }

describe('the settings', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  it('show what holds today and what the law fixes', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    const shown = await browser.open('/settings')
    expect(shown.rows(today)).toContainEqual([
      'Restraint record written within',
      'Young offender institution',
      '24 hours',
      'The beginning',
    ])
    expect(shown.rows(today)).toContainEqual([
      'Restraint record signed within',
      'Secure school (academy and secure children’s home)',
      '48 hours',
      'Fixed by law: Children’s Homes (England) Regulations 2015, regulation 35(3)',
    ])
    expect(shown.rows(today)).toContainEqual(['Phone numbers', 'Everywhere', 'None yet', 'The beginning'])
  })

  it('are changed from a day on, with a reason, and hold on that day', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/settings/signed-within-hours/new?establishmentType=yoi')
    expect(browser.page.value('establishmentType')).toBe('yoi')
    await browser.send({ establishmentType: 'yoi', value: '72', ...fromJuly })
    expect(browser.page.text).toContain(
      'Restraint record signed within (Young offender institution): 72 hours',
    )
    expect(browser.page.text).toContain('It applies from 1 July 2019')
    const planned = await browser.open('/settings')
    const row = ['Restraint record signed within', 'Young offender institution', '72 hours', '1 July 2019']
    expect(planned.rows('Planned changes')).toEqual([[...row, 'Agreed on 9 May']])
    expect(planned.rows('History')).toEqual([
      [...row, 'Agreed on 9 May', 'Test business-manager 6', '3 June 2019, 10am'],
    ])
    expect(planned.rows(today)).toContainEqual([...row.slice(0, 2), '48 hours', 'The beginning'])
    app.at('2019-07-01T09:00:00.000Z')
    const later = await (await app.signedIn(app.people.scrutineer)).open('/settings')
    expect(later.rows('In force today, 1 July 2019')).toContainEqual(row)
  })

  it('begin with the lines that stand, and keep one thing a line', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/settings/recipients/new')
    expect(browser.page.value('value')).toContain('NHS Kent and Medway\nHM Government')
    await browser.send({ value: ' Medway Council \r\n\r\nKent Police', ...fromJuly })
    expect(browser.page.text).toContain('Medway Council; Kent Police')
  })

  it('come back with everything typed and say what to do', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/settings/roll-limit/new')
    const again = await browser.send({ value: 'twenty', ...fromJuly, 'fromOn-month': '13', reason: '' })
    expect(again.status).toBe(422)
    expect(again.title).toMatch(/^Error: /)
    expect(again.errors).toEqual([
      'What is the new value: enter a whole number from 0 to 1,000',
      'Applies from: there is no month “13”. Enter 1 to 12 or its name',
      'Say why it is changed',
    ])
    expect(again.value('value')).toBe('twenty')
    expect(again.value('fromOn-month')).toBe('13')
  })

  it('cannot be moved where the law fixes them', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/settings/signed-within-hours/new')
    expect(browser.page.text).not.toContain('Secure school')
    const again = await browser.send({ establishmentType: 'sch', value: '72', ...fromJuly })
    expect(again.errors).toEqual(['Choose the type of establishment'])
  })

  it('are changed by the business manager only, and read by no head, LADO or partner', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/settings/roll-limit/new')).status).toBe(403)
    for (const person of [app.people.head, app.people.lado]) {
      const browser = await app.signedIn(person)
      expect((await browser.open('/settings')).status).toBe(403)
    }
    const partner = await app.signedIn(app.people.partner)
    expect((await partner.open('/settings')).status).toBe(404)
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/settings/no-such-thing/new')).status).toBe(404)
  })

  it('refuse an answer that was not asked for', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    await browser.open('/settings/roll-limit/new')
    const refused = await browser.send({ value: '15', ...fromJuly, establishmentType: 'yoi' })
    expect(refused.status).toBe(400)
  })

  it('are changed once when the button is pressed twice, and the history holds', async () => {
    const browser = await app.signedIn(app.people.businessManager)
    const form = await browser.open('/settings/roll-limit/new')
    await browser.send({ value: '15', ...fromJuly })
    browser.page = form
    await browser.send({ value: '15', ...fromJuly })
    expect(browser.page.name).toBe('setting-recorded')
    expect((await browser.open('/settings')).rows('History')).toHaveLength(1)
    const verify = () => verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
    expect((await verify()).sound).toBe(true)
    await app.parts.db.updateTable('setting').set({ value: '5' }).execute()
    expect((await verify()).sound).toBe(false)
  })
})
