import { beforeEach, describe, expect, it } from 'vitest'
import { publishedFigureFacts } from '../../server/establishments/published-figures/facts.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { uploadFile } from '../support/upload.ts'

const header =
  'establishment,measure,unit_of_count,period_start,period_end,value,qualifier,confidence,source_title,source_url'
const line = (establishment: string, value = '578') =>
  `${establishment},use of force,incidents,2018-06-01,2018-11-30,${value},exact,B,"Paper, May 2019",https://example.org/a`
const file = (...lines: string[]) => [header, ...lines].join('\n')

let app: TestApp
let manager: Browser
beforeEach(async () => {
  app = await startApp()
  manager = await app.signedIn(app.people.businessManager)
})

async function upload(...lines: string[]): Promise<string> {
  await uploadFile(manager, file(...lines))
  const place = manager.page.path
  await manager.send({})
  return place
}

const counted = async () =>
  (await publishedFigureFacts(app.parts.db)).map(({ establishment, value }) => [establishment, value])
const holds = async () =>
  (await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)).sound
async function figureOf(establishment: string): Promise<string> {
  const list = await manager.open('/published-figures')
  return list.link(establishment) ?? 'no such figure'
}
const withdraw = async (address: string, reason = 'It counts months, not incidents') => {
  await manager.open(`${address}/withdrawal`)
  return manager.send({ reason })
}

describe('a published figure that should not count', () => {
  it('is withdrawn with a reason: the review leaves it out, lists mark it, its history and page keep it', async () => {
    await upload(line('Ash House'), line('Birch STC'))
    const address = await figureOf('Ash House')
    await manager.open(address)
    expect(manager.page.link('Withdraw this figure')).toBe(`${address}/withdrawal`)
    const page = await withdraw(address)
    expect(page.path).toBe(address)
    expect(page.text).toContain('It counts months, not incidents')
    expect(page.text).toContain('leave this figure out')
    expect(await counted()).toEqual([['Birch STC', 578]])
    const list = await manager.open('/published-figures')
    expect(list.rows().map(([first]) => first)).toEqual(['Ash House Withdrawn', 'Birch STC'])
    expect(list.text).toContain('2 figures; 1 withdrawn or joined')
    expect((await manager.open('/published-figures?counting=counts')).rows()).toHaveLength(1)
    expect((await manager.open('/published-figures?counting=not')).rows()).toHaveLength(1)
    const history = await manager.open(`${address}/history`)
    expect(history.text).toContain('Version 2, withdrawn')
    expect(history.text).toContain('It counts months, not incidents')
    expect(await holds()).toBe(true)
  })

  it('is put back with a reason, and counts again', async () => {
    await upload(line('Ash House'))
    const address = await figureOf('Ash House')
    await withdraw(address)
    expect(manager.page.link('Put this figure back')).toBe(`${address}/withdrawal`)
    await withdraw(address, 'It does count incidents')
    expect(await counted()).toEqual([['Ash House', 578]])
    expect((await manager.open(`${address}/history`)).text).toContain('Version 3, put back')
    expect(await holds()).toBe(true)
  })

  it('is not withdrawn without a reason, nor over what somebody changed, and what was typed stays', async () => {
    await upload(line('Ash House'))
    const address = await figureOf('Ash House')
    expect((await withdraw(address, '')).errors).toEqual(['Say why this figure should not count'])
    await manager.open(`${address}/withdrawal`)
    const form = manager.page
    await withdraw(address)
    await withdraw(address, 'Back again')
    manager.page = form
    const again = await manager.send({ reason: 'What I typed' })
    expect([again.status, again.value('reason')]).toEqual([409, 'What I typed'])
    expect(await counted()).toHaveLength(1)
  })

  it('is told from one that is there when somebody adds it again', async () => {
    await upload(line('Ash House'))
    await withdraw(await figureOf('Ash House'))
    await manager.open('/published-figures/new')
    await manager.send({
      ...{ establishment: 'Ash House', measure: 'use of force', unitOfCount: 'incidents', value: '1' },
      ...{ 'periodStart-day': '1', 'periodStart-month': '6', 'periodStart-year': '2018' },
      ...{ 'periodEnd-day': '30', 'periodEnd-month': '11', 'periodEnd-year': '2018' },
    })
    await manager.send({ confidence: 'B', sourceTitle: 'Paper, May 2019' })
    const refused = await manager.send({})
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('put it back')])
  })

  it('is withdrawn, joined and put back by the business manager alone', async () => {
    const place = await upload(line('Ash House'))
    const address = await figureOf('Ash House')
    for (const person of [app.people.scrutineer, app.people.head, app.people.lado]) {
      const browser = await app.signedIn(person)
      expect((await browser.open(address)).link('Withdraw this figure')).toBeUndefined()
      for (const path of [`${address}/withdrawal`, `${address}/joining`, `${place}/undoing`])
        expect((await browser.open(path)).status).toBe(403)
    }
  })
})

describe('two published figures that are one', () => {
  it('are joined: one counts, the other leads to it', async () => {
    await upload(line('Ash House'), line('Ash Hse', '580'))
    const [kept, other] = [await figureOf('Ash House'), await figureOf('Ash Hse')]
    await manager.open(`${other}/joining`)
    const into = kept.split('/').at(-1) ?? ''
    expect((await manager.send({ reason: 'One paper, two spellings' })).errors).toEqual([
      'Choose the figure that it is the same as',
    ])
    const joined = await manager.send({ into, reason: 'One paper, two spellings' })
    expect(joined.path).toBe(other)
    expect(joined.text).toContain('Joined with another')
    expect(joined.html.querySelectorAll('main a').map((each) => each.getAttribute('href'))).toContain(kept)
    expect((await manager.open(kept)).text).toContain('Ash Hse')
    expect(await counted()).toEqual([['Ash House', 578]])
    expect((await manager.open(`${other}/history`)).text).toContain('Version 2, joined')
    expect(await holds()).toBe(true)
    await withdraw(other, 'They are two after all')
    expect(await counted()).toHaveLength(2)
  })

  it('are chosen among those of the same period that count', async () => {
    await upload(line('Ash House'), line('Birch STC'), line('Cedar').replaceAll('2018-', '2017-'))
    const [ash, birch] = [await figureOf('Ash House'), await figureOf('Birch STC')]
    expect((await manager.open(`${ash}/joining`)).text).not.toContain('Cedar')
    await withdraw(birch)
    const alone = await manager.open(`${ash}/joining`)
    expect(alone.text).toContain('No other figure that counts has the same period')
  })
})

describe('an import', () => {
  it('is undone as one act: all its figures are withdrawn with the reason, and the history keeps it all', async () => {
    await upload(line('Cedar'))
    const place = await upload(line('Ash House'), line('Birch STC'), line('Cedar'))
    expect(manager.page.link('Undo this import')).toBe(`${place}/undoing`)
    const page = await manager.open(`${place}/undoing`)
    expect(page.text).toContain('2 figures are withdrawn as one act')
    const before = (await app.parts.db.selectFrom('historyEvent').select('seq').execute()).length
    const list = await manager.send({ reason: 'The wrong file' })
    expect(list.path).toBe('/published-figures/imports')
    expect(list.rows()[0]?.at(-1)).toContain('2 withdrawn')
    expect(await counted()).toEqual([['Cedar', 578]])
    const events = await app.parts.db.selectFrom('historyEvent').select('act').orderBy('seq').execute()
    expect(events.slice(before).map(({ act }) => act)).toEqual(['withdrawn', 'withdrawn', 'import undone'])
    expect((await manager.open(`${await figureOf('Ash House')}/history`)).text).toContain('The wrong file')
    expect(await holds()).toBe(true)
    expect((await manager.open(`${place}/undoing`)).text).toContain('there is nothing to undo')
  })

  it('leaves what was changed since as it is, and says so before', async () => {
    const place = await upload(line('Ash House'), line('Birch STC'), line('Cedar'))
    await withdraw(await figureOf('Cedar'), 'Not this one')
    const corrected = await figureOf('Birch STC')
    await manager.open(corrected)
    await manager.send({}, { action: '/correction' })
    await manager.open(`${manager.page.path}/figure`)
    await manager.send({ ...typedFigure, establishment: 'Birch STC', value: '579' })
    await manager.send({ reason: 'A misprint' })
    const page = await manager.open(`${place}/undoing`)
    expect(page.text).toContain('1 figure is withdrawn as one act')
    expect(page.text).toContain('Changed since the import, so left as they are')
    await manager.send({ reason: 'The wrong file' })
    expect(await counted()).toEqual([['Birch STC', 579]])
    expect(await holds()).toBe(true)
  })

  it('is not undone where a figure was changed while somebody read the page', async () => {
    const place = await upload(line('Ash House'), line('Birch STC'))
    await manager.open(`${place}/undoing`)
    const form = manager.page
    await withdraw(await figureOf('Ash House'))
    manager.page = form
    const again = await manager.send({ reason: 'The wrong file' })
    expect([again.status, again.value('reason')]).toEqual([409, 'The wrong file'])
    expect(await counted()).toHaveLength(1)
  })

  it('of the right file puts back what was withdrawn, with what it says, and can itself be undone', async () => {
    const wrong = await upload(line('Ash House', '857'), line('Birch STC'))
    await manager.open(`${wrong}/undoing`)
    await manager.send({ reason: 'Figures turned round' })
    await uploadFile(manager, file(line('Ash House', '578')))
    expect(manager.page.text).toContain('1 withdrawn figure put back')
    const right = manager.page.path
    await manager.send({})
    expect(await counted()).toEqual([['Ash House', 578]])
    expect((await manager.open(`${await figureOf('Ash House')}/history`)).text).toContain(
      'Version 3, put back',
    )
    await manager.open(`${right}/undoing`)
    await manager.send({ reason: 'Not that either' })
    expect(await counted()).toEqual([])
    expect(await holds()).toBe(true)
  })
})

const typedFigure = {
  measure: 'use of force',
  unitOfCount: 'incidents',
  'periodStart-day': '1',
  'periodStart-month': '6',
  'periodStart-year': '2018',
  'periodEnd-day': '30',
  'periodEnd-month': '11',
  'periodEnd-year': '2018',
}
