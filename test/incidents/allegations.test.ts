import { beforeEach, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { setSetting } from '../../server/settings/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { aChild, corrected, recordByHand, stored, typed, typeIncident } from './incident.ts'

let app: TestApp
let head: Browser
let scrutineer: Browser
beforeEach(async () => {
  app = await startApp()
  head = await app.signedIn(app.people.head)
  scrutineer = await app.signedIn(app.people.scrutineer)
})

const question = 'Says that somebody hurt or mistreated them'
const notAsked = 'Not asked when this was recorded'
const child = (answers: Record<string, string>) => ({
  children: Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [`children-0-${name}`, answer]),
  ),
})
const punched = child({ account: 'S-176 punched me in the face.', alleges: 'yes' })

const numbers = () =>
  setSetting(app.parts.db, app.act(), 'urgent-numbers', {
    establishmentType: '',
    value: 'Out-of-hours team: 03000 000003\nLADO, weekdays: 01634 000002',
    fromOn: '2019-06-01',
    reason: '',
  })

const next = () =>
  head.page.html.querySelectorAll('main p').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())

const pinned = async () =>
  (await scrutineer.open('/')).html
    .querySelectorAll('.app-todo--urgent .app-todo__item')
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())

describe('whether a child says that somebody hurt or mistreated them', () => {
  it('is asked for each child, and never answered by silence', async () => {
    await typeIncident(head, child({ alleges: '' }))
    expect([head.page.status, head.page.errors]).toEqual([
      422,
      ['Say whether the child says that somebody hurt or mistreated them, or that it is not known'],
    ])
  })

  it('makes the incident urgent for the scrutineer at once, red, whatever the head decided', async () => {
    const address = await recordByHand(head, punched)
    expect(await pinned()).toEqual([
      expect.stringMatching(/^K-12 says that staff hurt or mistreated them.*3 days ago.*Urgent$/),
    ])
    const page = await scrutineer.open(address)
    expect(page.answer(question)).toBe('Yes')
    expect(page.text).toContain('Urgent, 3 days ago: K-12 says that staff hurt or mistreated them.')
  })

  it('is said to the head in words, with the LADO’s number first and what the scrutineer will look at', async () => {
    await numbers()
    await recordByHand(head, punched)
    expect(head.page.text).not.toContain('Nothing is open')
    expect(head.page.html.querySelector('.govuk-list--bullet')?.textContent).toContain(
      'K-12 says that staff hurt or mistreated them, and the decision is “No concern”: the scrutineer will look at that decision',
    )
    const lines = next()
    const from = lines.indexOf('This is grave: K-12 says that staff hurt or mistreated them.')
    expect(lines.slice(from + 1, from + 6)).toEqual([
      'Your decision is “No concern” over what K-12 says. The scrutineer will look at that decision.',
      'Ring the LADO first, about what the child says: LADO, weekdays: 01634 000002',
      'Then, if they must act and do not know yet:',
      'Out-of-hours team: 03000 000003',
      'If a child is in danger now: 999',
    ])
  })

  it.each([
    ['not-known', 'Not known'],
    ['not-asked', 'Child was not asked'],
  ])('stays open as %s, and is asked again on the head’s home', async (alleges, label) => {
    const address = await recordByHand(head, child({ alleges }))
    expect(head.page.text).toContain('Still to be answered for K-12: what the child alleges')
    const home = await head.open('/')
    expect(home.link('Answer what is open')).toBe(`${address}/open-questions`)
    expect(await pinned()).toEqual([])
    expect((await head.open(address)).answer(question)).toBe(label)
    await head.open(`${address}/open-questions`)
    await head.send({ 'children-0-alleges': 'no' })
    expect((await head.open('/')).text).not.toContain('Answer what is open')
  })

  it('narrows the list of incidents, and counts as grave in it', async () => {
    await stored(app)
    const { id } = await stored(app, { children: [aChild({ alleges: 'yes' })] })
    for (const address of ['/incidents?alleges=yes', '/incidents?grave=yes', '/incidents?urgent=open']) {
      const page = await scrutineer.open(address)
      expect(page.html.querySelectorAll('tbody a').map((link) => link.getAttribute('href'))).toEqual([
        `/incidents/${id}`,
      ])
    }
    expect((await head.open('/incidents?alleges=no')).rows()).toHaveLength(1)
  })

  it('is a change of what the child said, listed among the grave ones, if it is taken back', async () => {
    const { id } = await stored(app, { children: [aChild({ alleges: 'yes' })] })
    await corrected(app, id, { children: [aChild({ alleges: 'no' })] })
    expect((await scrutineer.open('/incidents/changes')).text).toContain('It changes what a child said.')
  })
})

describe('a record from before it was asked', () => {
  it('leaves it out for good, is not open and not urgent, and holds in the history', async () => {
    const { id } = await stored(app, { children: [aChild({ alleges: null })] })
    expect((await head.open(`/incidents/${id}`)).answer(question)).toBe(notAsked)
    expect((await head.open('/')).text).not.toContain('Answer what is open')
    expect(await pinned()).toEqual([])
    const { content } = await app.parts.db
      .selectFrom('recordVersion')
      .select('content')
      .where('subjectId', '=', id)
      .executeTakeFirstOrThrow()
    expect(content).not.toContain('alleges')
    const { db, keys } = app.parts
    expect(await verifyHistory(db, sealWith(keys.history), contents)).toMatchObject({ sound: true })
  })

  it('is asked when it is corrected, and says that it was not before', async () => {
    const { id } = await stored(app, { children: [aChild({ alleges: null })] })
    await head.open(`/incidents/${id}`)
    await head.send({}, { action: '/correction' })
    const part = await head.open(`${head.page.path}/children`)
    expect(part.text).toContain('This record is from before it was asked whether the child says')
    expect(part.html.querySelectorAll('[name="children-0-alleges"][checked]')).toEqual([])
    await head.send({ ...typed.children, 'children-0-alleges': 'not-known' })
    await head.send({ reason: 'A typing error' })
    const history = await head.open(`/incidents/${id}/history`)
    expect(history.text).toContain(`${question} Was: ${notAsked}`)
  })
})
