import { beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { ash, birch } from '../support/people.ts'
import { begin, bothOpinions, writeOpinions, confirmGaps } from './steps.ts'

describe('a review', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  it('is begun by the scrutineer for a year that is over or running', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    expect((await browser.open('/reviews')).text).toContain('You have not begun any annual reviews yet')
    await begin(browser)
    expect(browser.page.heading).toBe(
      'Review of Safeguarding and Restraint Review of April 2018 to March 2019',
    )
    const list = await browser.open('/reviews')
    expect(list.rows()).toEqual([['April 2018 to March 2019', 'Draft', 'Not yet', 'Not yet']])
    await browser.open('/reviews/new')
    expect((await browser.send({ year: '2018' })).errors).toEqual(['Choose the year of the review'])
    expect((await browser.send({ year: '2020' })).errors).toEqual(['Choose the year of the review'])
    expect((await browser.send({ year: '2019' })).status).toBe(200)
  })

  it('is begun by nobody else, and a draft is not there for heads, the LADO and partners', async () => {
    await begin(await app.signedIn(app.people.scrutineer))
    for (const person of [app.people.head, app.people.lado, app.people.partner]) {
      const browser = await app.signedIn(person)
      const refused = person === app.people.partner ? 404 : 403
      expect((await browser.open('/reviews/new')).status).toBe(refused)
      expect((await browser.open('/reviews/2018')).status).toBe(404)
      expect((await browser.open('/reviews')).text).not.toContain('2018')
      expect((await browser.open('/reviews/2018/report')).status).toBe(404)
      expect((await browser.open('/reviews/2018/opinions')).status).toBe(refused)
    }
  })

  it('holds no year that was not begun and no address that is no year', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    for (const year of ['2017', 'x', '20180', '0018']) {
      expect((await browser.open(`/reviews/${year}`)).status).toBe(404)
    }
  })

  it('keeps an opinion on each establishment with its reason', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    expect(browser.page.text).toContain('Write your opinion on Ash House.')
    await writeOpinions(browser)
    expect(browser.page.answer('Ash House')).toBe('Partly Records are late too often.')
    expect(browser.page.text).not.toContain('Write your opinion')
    const history = await browser.open('/reviews/2018/history')
    expect(history.text).toContain('Version 2, opinions written')
    expect(history.text).toMatch(/Opinion on Birch House.*Children said that they feel safe/)
  })

  it('shows an opinion without its reason again, with what to do', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    await browser.open('/reviews/2018/opinions')
    const again = await browser.send({
      ...bothOpinions,
      [`reason-${ash}`]: ' ',
      [`safeguarded-${birch}`]: '',
    })
    expect(again.status).toBe(422)
    expect(again.errors).toEqual([
      'Give the reason for your opinion on Ash House',
      'Choose your opinion on Birch House',
    ])
    expect(again.value(`safeguarded-${ash}`)).toBe('partly')
    expect(again.value(`reason-${birch}`)?.trim()).toBe('Children said that they feel safe.')
  })

  it('lets an opinion wait, but refuses one on an establishment that was not asked about', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    await browser.open('/reviews/2018/opinions')
    const { [`safeguarded-${birch}`]: _word, [`reason-${birch}`]: _why, ...ashOnly } = bothOpinions
    await browser.send(ashOnly)
    expect(browser.page.answer('Birch House')).toBe('Not written yet')
    await browser.open('/reviews/2018/opinions')
    expect((await browser.send({ 'safeguarded-elsewhere': 'yes' })).status).toBe(400)
  })

  it('takes a commentary of the business manager as a draft until the scrutineer adopts it', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await begin(scrutineer)
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/reviews/2018/commentary/restraint')
    await manager.send({ commentary: 'Force fell in winter.' })
    expect(manager.page.answer('Use of restraint')).toBe('Draft by Test business-manager 6, not yet adopted')
    await scrutineer.open('/reviews/2018')
    expect(scrutineer.page.text).toContain('The commentary on ‘Use of restraint’ is a draft')
    const form = await scrutineer.open('/reviews/2018/commentary/restraint')
    expect(form.text).toContain('Adopt this commentary')
    expect(form.value('commentary')?.trim()).toBe('Force fell in winter.')
    await scrutineer.send({ commentary: 'Force fell in winter.' })
    expect(scrutineer.page.answer('Use of restraint')).toBe('Adopted by the scrutineer')
    expect((await scrutineer.open('/reviews/2018/history')).text).toContain('Version 3, commentary adopted')
  })

  it('makes an adopted commentary a draft again when the business manager changes it', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await begin(scrutineer)
    await scrutineer.open('/reviews/2018/commentary/records')
    await scrutineer.send({ commentary: 'Records came late.' })
    expect(scrutineer.page.answer('Quality of records')).toBe('Adopted by the scrutineer')
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/reviews/2018/commentary/records')
    expect((await manager.send({ commentary: ' ' })).errors).toEqual(['Write the commentary you propose'])
    await manager.send({ commentary: 'Records came very late.' })
    expect(manager.page.answer('Quality of records')).toContain('not yet adopted')
    await scrutineer.open('/reviews/2018/commentary/records')
    await scrutineer.send({ commentary: '' })
    expect(scrutineer.page.answer('Quality of records')).toBe('Not written')
  })

  it('lets two people write two sections at once, and shows both texts where they wrote the same', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await begin(scrutineer)
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/reviews/2018/commentary/method')
    await scrutineer.open('/reviews/2018/commentary/injuries')
    await scrutineer.send({ commentary: 'Few injuries.' })
    await manager.send({ commentary: 'How this was done.' })
    expect(manager.page.status).toBe(200)
    await manager.open('/reviews/2018/commentary/injuries')
    await scrutineer.open('/reviews/2018/commentary/injuries')
    await scrutineer.send({ commentary: 'Very few injuries.' })
    const clash = await manager.send({ commentary: 'No serious\ninjury.' })
    expect(clash.status).toBe(409)
    expect(clash.rows()[0]).toEqual(['Commentary Different', 'Very few injuries.', 'No serious injury.'])
    await manager.send({})
    expect(manager.page.path).toBe('/reviews/2018')
    await manager.open('/reviews/2018/commentary/injuries')
    expect(manager.page.value('commentary')?.trim()).toBe('No serious\ninjury.')
  })

  it('is known to the business manager as a draft, without its opinions and its report', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await begin(scrutineer)
    await writeOpinions(scrutineer)
    const manager = await app.signedIn(app.people.businessManager)
    const overview = await manager.open('/reviews/2018')
    expect(overview.text).toContain('Draft')
    expect(overview.text).not.toContain('Records are late too often')
    expect((await manager.open('/reviews/2018/history')).text).not.toContain('Records are late too often')
    for (const path of ['report', 'review.pdf', 'tables.xlsx', 'editions/public', 'opinions', 'signature']) {
      expect((await manager.open(`/reviews/2018/${path}`)).status).toBe(403)
    }
  })

  it('is marked as a draft wherever the scrutineer reads it', async () => {
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    const report = await browser.open('/reviews/2018/report?edition=partners')
    expect(report.title).toContain('Draft: Partners’ edition')
    expect(report.text).toContain('Draft, for the scrutineer only')
    expect(report.text).not.toContain('Record seal')
    expect((await browser.open('/reviews/2018/report?edition=secret')).status).toBe(404)
  })

  it('can no longer be written once it is signed, also from a form that was open before', async () => {
    const earlier = await app.signedIn(app.people.scrutineer)
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    await writeOpinions(browser)
    await earlier.open('/reviews/2018/opinions')
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/reviews/2018/commentary/method')
    await confirmGaps(browser)
    await browser.open('/reviews/2018/signature')
    await browser.send({})
    const late = await earlier.send({ ...bothOpinions, [`safeguarded-${ash}`]: 'no' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('can no longer be changed')
    expect((await manager.send({ commentary: 'Too late.' })).status).toBe(409)
    for (const path of ['opinions', 'commentary/method', 'signature']) {
      expect((await browser.open(`/reviews/2018/${path}`)).status).toBe(409)
    }
    const stands = await browser.open('/reviews/2018')
    expect(stands.answer('Ash House')).toBe('Partly Records are late too often.')
    expect(stands.answer('Remit, method and data quality')).toBe('Not written')
  })
})
