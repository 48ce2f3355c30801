import { beforeEach, describe, expect, it } from 'vitest'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash, birch } from '../support/people.ts'
import type { Browser } from '../support/browser.ts'

const address = `/establishments/${ash}/population/2018`

const month = (name: string, under18: string, allHeld: string, countedOn = '') => ({
  [`month-${name}-under18`]: under18,
  [`month-${name}-allHeld`]: allHeld,
  [`month-${name}-countedOn`]: countedOn,
  [`month-${name}-standing`]: allHeld === '' ? 'provisional' : 'final',
})
const empty = month('2018-06', '', '')
const counts = {
  ...month('2018-04', '40', '50'),
  ...month('2018-05', '0', '0', '30 5 2018'),
  ...empty,
  source: '',
}

async function record(browser: Browser, answers: Record<string, string> = counts) {
  await browser.open(`${address}/counts`)
  return browser.send(answers)
}

describe('the month-end counts of an establishment', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  it('are recorded on one screen; a month that nobody counted stays empty and 0 is 0', async () => {
    const browser = await app.signedIn(app.people.head)
    const shown = await record(browser)
    expect(shown.path).toBe(address)
    expect(shown.heading).toContain('Children held, April 2018 to March 2019')
    expect(shown.rows().slice(0, 3)).toEqual([
      ['April 2018', '27 April 2018', '40', '50', 'Final'],
      ['May 2018', '30 May 2018', '0', '0', 'Final'],
      ['June 2018', 'Not counted', '', '', ''],
    ])
    expect(shown.rows()).toHaveLength(12)
    expect(shown.text).toContain('10 of 12 months have no count')
    const stored = await app.parts.db.selectFrom('population').select('month').execute()
    expect(stored.map((row) => row.month)).toEqual(['2018-04', '2018-05'])
  })

  it('say on which day to count, and where the house was not open', async () => {
    const browser = await app.signedIn(app.people.head)
    const form = await browser.open(`${address}/counts`)
    expect(form.rows()[0]?.slice(0, 2)).toEqual(['April 2018', '27 April 2018'])
    const early = await browser.open(`/establishments/${ash}/population/2009/counts`)
    expect(early.rows()[0]?.slice(0, 2)).toEqual(['April 2009', '1 May 2009: not open'])
  })

  it('come back with everything typed and say what to do', async () => {
    const browser = await app.signedIn(app.people.head)
    await browser.open(`/establishments/${ash}/population/2019/counts`)
    const again = await browser.send({
      ...month('2019-04', '40', '30'),
      ...month('2019-05', '', '12', '31 2 2019'),
      ...month('2019-06', '1', '1'),
      ...month('2019-07', 'x', '1'),
      source: 'Daily roll',
    })
    expect(again.status).toBe(422)
    expect(again.errors).toEqual([
      'April 2019: all held cannot be fewer than those under 18',
      'May 2019, under 18: enter how many, 0 if none. Leave the whole month empty if nobody counted',
      'May 2019, day of counting: February 2019 has only 28 days',
      'June 2019: nobody can count before 28 June 2019',
      'July 2019, under 18: enter a whole number from 0 to 1,000',
      'July 2019: nobody can count before 2 August 2019',
    ])
    expect(again.value('month-2019-07-under18')).toBe('x')
    expect(again.value('month-2019-05-countedOn')).toBe('31 2 2019')
    expect(again.value('source')).toBe('Daily roll')
  })

  it('belong to their month', async () => {
    const browser = await app.signedIn(app.people.head)
    const again = await record(browser, { ...month('2018-04', '1', '1', '9 5 2018') })
    expect(again.errors).toEqual(['April 2018, day of counting: enter a day at the end of April 2018'])
  })

  it('are recorded by the own head, or by the business manager who is named as such', async () => {
    const other = await app.signedIn(app.people.otherHead)
    expect((await other.open(address)).status).toBe(404)
    expect((await other.open(`${address}/counts`)).status).toBe(404)
    expect((await other.open(`${address}/history`)).status).toBe(404)
    const manager = await app.signedIn(app.people.businessManager)
    const shown = await record(manager)
    expect(shown.text).toContain('The business manager typed these counts in for the establishment')
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open(address)).rows()[0]?.[3]).toBe('50')
    expect((await scrutineer.open(`${address}/counts`)).status).toBe(403)
    const lado = await app.signedIn(app.people.lado)
    expect((await lado.open(address)).status).toBe(403)
    const partner = await app.signedIn(app.people.partner)
    expect((await partner.open(address)).status).toBe(404)
  })

  it('are not there for a year that has not begun or that is no year', async () => {
    const browser = await app.signedIn(app.people.head)
    for (const year of ['2020', '18', 'abc'])
      expect((await browser.open(`/establishments/${ash}/population/${year}`)).status).toBe(404)
  })

  it('are corrected with a reason; the history says what changed and holds', async () => {
    const browser = await app.signedIn(app.people.head)
    await record(browser)
    const form = await browser.open(`${address}/counts`)
    expect(form.value('month-2018-04-under18')).toBe('40')
    expect(form.value('month-2018-05-countedOn')).toBe('30 5 2018')
    const asked = await browser.send({ ...counts, ...month('2018-04', '41', '50'), reason: '' })
    expect(asked.errors).toEqual(['Say why you are correcting the counts'])
    await browser.send({ ...counts, ...month('2018-04', '41', '50'), reason: 'One was missed' })
    const history = await browser.open(`${address}/history`)
    expect(history.text).toContain('One was missed')
    expect(history.text).toMatch(/April 2018.*40 of them under 18.*41 of them under 18/)
    expect(history.text).not.toContain('30 May 2018')
    const verify = () => verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
    expect((await verify()).sound).toBe(true)
    await app.parts.db.updateTable('population').set({ allHeld: 51 }).execute()
    expect((await verify()).sound).toBe(false)
  })

  it('show both texts when two people write at once, and lose neither', async () => {
    const head = await app.signedIn(app.people.head)
    await record(head)
    const manager = await app.signedIn(app.people.businessManager)
    await head.open(`${address}/counts`)
    await manager.open(`${address}/counts`)
    await manager.send({ ...counts, ...month('2018-06', '9', '9'), reason: 'June came in' })
    const clash = await head.send({ ...counts, ...month('2018-07', '8', '8'), reason: 'July came in' })
    expect(clash.status).toBe(409)
    expect(clash.text).toContain('Nothing is lost')
    expect(clash.text).toContain('9 held')
    await head.send({})
    expect(head.page.path).toBe(address)
    expect(head.page.rows()[3]?.slice(2, 4)).toEqual(['8', '8'])
  })

  it('refuse an answer that was not asked for, and leave another house alone', async () => {
    const browser = await app.signedIn(app.people.head)
    expect((await record(browser, { ...counts, establishmentId: birch })).status).toBe(400)
    expect(await app.parts.db.selectFrom('population').select('month').execute()).toEqual([])
  })
})
