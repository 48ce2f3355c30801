import { beforeEach, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import type { TestPage } from '../support/page.ts'

const figure = {
  establishment: 'Medway STC',
  measure: 'use of force',
  unitOfCount: 'incidents',
  'periodStart-day': '1',
  'periodStart-month': '6',
  'periodStart-year': '2018',
  'periodEnd-day': '30',
  'periodEnd-month': '11',
  'periodEnd-year': '2018',
  value: '578',
}
const source = { confidence: 'B', sourceTitle: 'A newspaper' }
const back: [string, string] = ['back', 'yes']

let app: TestApp
let manager: Browser
beforeEach(async () => {
  app = await startApp()
  manager = await app.signedIn(app.people.businessManager)
})

/** The second part of a draft of two. */
async function secondPart(): Promise<TestPage> {
  await manager.open('/published-figures/new')
  return manager.send(figure)
}

async function recorded(): Promise<string> {
  await secondPart()
  await manager.send(source)
  await manager.send({})
  return manager.page.path.replace('/recorded', '')
}

async function correcting(address: string): Promise<TestPage> {
  await manager.open(address)
  return manager.send({}, { action: '/correction' })
}

describe('the parts of a form', () => {
  it('lead back to the part before, with everything typed, readable or not', async () => {
    const second = await secondPart()
    expect(second.text).toContain('Back to: The figure')
    const first = await manager.send({ ...source, sourceUrl: 'no address' }, { press: back })
    expect([first.status, first.value('value'), first.errors]).toEqual([200, '578', []])
    expect(first.text).not.toContain('Back to: ')
    expect((await manager.open(second.path)).value('sourceUrl')).toBe('no address')
  })

  it('stay to be opened where somebody went back from one without a word in it', async () => {
    const second = await secondPart()
    await manager.send({}, { press: back })
    expect((await manager.send(figure)).path).toBe(second.path)
  })

  it('are led back to from the check page, where the reason for a correction waits meanwhile', async () => {
    const check = await correcting(await recorded())
    const last = await manager.send({ reason: 'Half a rea' }, { press: back })
    expect(last.value('sourceTitle')).toBe('A newspaper')
    expect((await manager.open(check.path)).value('reason')).toBe('Half a rea')
  })

  it('go on, and not back, where somebody presses Enter', async () => {
    for (const page of [await secondPart(), await correcting(await recorded())]) {
      const form = page.html.querySelectorAll('main form').find((each) => each.querySelector('[name=back]'))
      expect(form?.querySelector('button')?.getAttribute('class')).toBe('app-main-button-first')
    }
  })
})

describe('a draft that was submitted in another tab', () => {
  it('leads to the record, whichever of its pages is opened or sent with nothing in it', async () => {
    const other = (await secondPart()).path
    const draft = other.replace(/\/[^/]+$/, '')
    await manager.send(source)
    const check = manager.page
    await manager.send({})
    const record = manager.page.path.replace('/recorded', '')
    for (const path of [other, draft, `${draft}/figure`]) expect((await manager.open(path)).path).toBe(record)
    manager.page = check
    const { hidden, action } = check.form('/submission')
    expect((await manager.post(action, { ...hidden, key: app.parts.newId() })).path).toBe(record)
    manager.page = check
    expect((await manager.send({}, { action: '/discarding' })).path).toBe(record)
  })

  it('shows what was typed in this one beside the record, and loses none of it', async () => {
    const other = await secondPart()
    await manager.send(source)
    await manager.send({})
    const record = manager.page.path.replace('/recorded', '')
    manager.page = other
    const told = await manager.send({ ...source, sourceTitle: 'Another newspaper' })
    expect([told.status, told.heading]).toEqual([409, 'You submitted this in another tab or window'])
    expect(told.text).toContain('Another newspaper')
    expect(told.link('See the published figure')).toBe(record)
  })

  it('says so while somebody types, and holds for a correction too', async () => {
    const check = await correcting(await recorded())
    const part = await manager.open(`${check.path}/source`)
    manager.page = check
    await manager.send({ reason: 'A misprint' })
    const record = manager.page.path.replace('/recorded', '')
    const { hidden, action } = part.form()
    const answer = await manager.agent
      .post(`${action}/keeping`)
      .set('Host', 'localhost:3000')
      .type('form')
      .send({ ...hidden, ...source, sourceTitle: 'Typed on' })
    expect([answer.status, (answer.body as { status: string }).status]).toEqual([
      409,
      expect.stringContaining('you submitted this in another tab'),
    ])
    expect((await manager.open(part.path)).path).toBe(record)
  })

  it('is not there for anybody else, nor is one that was discarded', async () => {
    const second = await secondPart()
    await manager.send(source)
    await manager.send({})
    const deputy = await app.signedIn(app.people.scrutineer)
    expect((await deputy.open(second.path)).status).toBe(403)
    const draft = (await secondPart()).path.replace(/\/[^/]+$/, '')
    await manager.open(draft)
    await manager.send({}, { action: '/discarding' })
    await manager.send({}, { action: '/discarding' })
    expect((await manager.open(draft)).status).toBe(404)
  })
})
