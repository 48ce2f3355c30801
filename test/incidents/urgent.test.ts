import { beforeEach, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { keysOf, unseen, urgentWords } from '../../server/incidents/urgent/reasons.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { setSetting } from '../../server/settings/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import type { TestPage } from '../support/page.ts'
import { aChild, corrected, recordByHand, stored } from './incident.ts'

const wordsOf = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What is pinned: what is wrong, where and when, and the tag, a bar between them. */
const pinned = (page: TestPage): string[] =>
  page.html.querySelectorAll('.app-todo--urgent .app-todo__item').map((item) =>
    ['a', '.app-todo__due', '.govuk-tag']
      .flatMap((part) => item.querySelectorAll(part))
      .map((part) => wordsOf(part.textContent))
      .join(' | '),
  )

const isRed = (line: string) => line.endsWith('Urgent')

const today = { 'doneOn-day': '3', 'doneOn-month': '6', 'doneOn-year': '2019' }

const pain = {
  techniques: [{ technique: 'thumb-flexion', uses: 1 }],
  painJustification: 'A knife was held.',
}

describe('an urgent incident', () => {
  let app: TestApp
  let scrutineer: Browser
  beforeEach(async () => {
    app = await startApp()
    scrutineer = await app.signedIn(app.people.scrutineer)
  })

  const home = async () => pinned(await scrutineer.open('/'))

  async function say(id: string, answers: Record<string, string> = {}) {
    await scrutineer.open(`/incidents/${id}/follow-up`)
    return scrutineer.send({ cameOfIt: 'noted', ...today, ...answers }, { action: '/follow-up' })
  }

  it('stands on the scrutineer’s home at once, in words, with the days since it happened', async () => {
    await stored(app, { warningSigns: ['says-cannot-breathe'], ownReference: 'UOF/7' })
    expect(await home()).toEqual([
      'K-12 said that they could not breathe | UOF/7 (ASH-2019-0001), Ash House, 3 days ago | Urgent',
    ])
  })

  it('is listed gravest first and then newest, and red only where it is gravest', async () => {
    await stored(app, pain)
    await stored(app, { warningSigns: ['vomiting'] })
    await stored(app, {
      happenedAt: '2019-05-02T10:00:00+01:00',
      children: [aChild({ injury: 'serious' }), aChild({ pseudonym: 'K-13' })],
    })
    await stored(app, { children: [aChild({ injury: 'serious' })] })
    await stored(app, { safeguardingDecision: 'lado-consultation' })
    await stored(app, { staffInjurySerious: 1 })
    await stored(app, { warningSigns: ['breathing'] })
    await stored(app)
    const lines = await home()
    expect(lines.map((line) => line.split(' | ')[0])).toEqual([
      'K-12 had difficulty breathing',
      'K-12 was seriously injured',
      'K-12 was seriously injured',
      'K-12 vomited',
      'The LADO was consulted',
      expect.stringMatching(/^A pain-inducing technique was used \(.+\)$/),
      'A member of staff was seriously injured',
    ])
    expect(lines.map((line) => /(\w+) days? ago/.exec(line)?.[1])).toEqual([
      ...['3', '3', '32', '3', '3', '3', '3'],
    ])
    expect(lines.filter(isRed)).toHaveLength(3)
  })

  it('by a child’s allegation, and by a referral that no LADO contact tells of', async () => {
    const about = await stored(app)
    const values = aLadoContact({
      source: 'child',
      shared: 'no',
      referrer: 'police',
      incidentNumbers: [about.title.replace('Incident ', '')],
      staffPosition: 'moved',
    })
    await recordNew(app.parts.db, app.act(), ladoContactKind, { values })
    await stored(app, { safeguardingDecision: 'lado-referral' })
    const lines = await home()
    expect(lines[0]).toMatch(
      /^A child made an allegation \(.*\) \| ASH-2019-0001, Ash House, 3 days ago \| Urgent$/,
    )
    expect(lines[1]).toContain('No LADO contact is recorded')
    expect(lines).toHaveLength(2)
  })

  it('stays until the scrutineer says what came of it, which stands on the incident for the scrutineer alone', async () => {
    const { id } = await stored(app, { warningSigns: ['consciousness'] })
    expect(await home()).toHaveLength(1)
    const saved = await say(id, { cameOfIt: 'told', toldWhom: 'LADO', note: 'Rang the duty line.' })
    expect(saved.path).toBe(`/incidents/${id}/follow-up/saved`)
    expect(saved.text).toContain('Only the scrutineer can read it')
    expect(saved.text).toContain('The incident has left your home page')
    expect(saved.text).toContain('Nobody was told by this')
    const incident = await scrutineer.open(`/incidents/${id}`)
    expect(incident.text).toContain('Who was told: LADO')
    expect(incident.text).toContain('You said what came of it')
    expect(await home()).toEqual([])
    const head = await app.signedIn(app.people.head)
    for (const address of [`/incidents/${id}`, `/incidents/${id}/history`, '/history', '/'])
      expect((await head.open(address)).text, address).not.toMatch(/Rang|urgent about|came of/i)
    const lado = await app.signedIn(app.people.lado)
    for (const browser of [head, lado])
      expect((await browser.open(`/incidents/${id}/follow-up`)).status).toBe(403)
    const { db, keys } = app.parts
    expect(await verifyHistory(db, sealWith(keys.history), contents)).toMatchObject({ sound: true })
  })

  it('comes back when a correction makes it graver, saying what is new, and not when it changes words', async () => {
    const { id } = await stored(app, { warningSigns: ['vomiting'] })
    await say(id)
    await corrected(app, id, { warningSigns: ['vomiting'], behaviour: 'A longer fight.' })
    expect(await home()).toEqual([])
    const children = [aChild({ injury: 'serious' })]
    await corrected(app, id, { warningSigns: ['vomiting'], behaviour: 'A longer fight.', children })
    expect(await home()).toEqual([
      'K-12 was seriously injured | ASH-2019-0001, Ash House, 3 days ago | Urgent',
    ])
    await say(id)
    const two = [...children, aChild({ pseudonym: 'K-13', injury: 'serious' })]
    await corrected(app, id, { warningSigns: ['vomiting'], children: two })
    expect(await home()).toHaveLength(1)
  })

  it('comes back when a child’s allegation about it is recorded afterwards', async () => {
    const { id, title } = await stored(app, { warningSigns: ['vomiting'] })
    await say(id)
    const incidentNumbers = [title.replace('Incident ', '')]
    const values = aLadoContact({ source: 'child', incidentNumbers, staffPosition: 'moved' })
    await recordNew(app.parts.db, app.act(), ladoContactKind, { values })
    expect(await home()).toEqual([expect.stringMatching(/^A child made an allegation/)])
    await say(id)
    expect(await home()).toEqual([])
  })

  it('asks for what is missing, and who was told, and keeps what was typed', async () => {
    const { id } = await stored(app, { warningSigns: ['vomiting'] })
    const empty = await say(id, { cameOfIt: '' })
    expect([empty.status, empty.errors]).toEqual([422, ['Say what came of it']])
    const half = await say(id, { cameOfIt: 'told', note: 'Rang.' })
    expect([half.status, half.errors]).toEqual([422, ['Say who you told, by their role']])
    expect(half.value('note')?.trim()).toBe('Rang.')
    const early = await say(id, { 'doneOn-day': '1', 'doneOn-month': '5', 'doneOn-year': '2019' })
    expect(early.errors).toEqual(['It cannot have been done before the incident happened'])
    expect(await home()).toHaveLength(1)
  })

  it('is not answered over a version that the scrutineer did not see', async () => {
    const { id } = await stored(app, { warningSigns: ['vomiting'] })
    await scrutineer.open(`/incidents/${id}/follow-up`)
    await corrected(app, id, { warningSigns: ['vomiting', 'breathing'] })
    const late = await scrutineer.send({ cameOfIt: 'noted', ...today }, { action: '/follow-up' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('difficulty breathing')
    expect(await home()).toHaveLength(1)
  })

  it('is not found where nothing is urgent, and no longer stands once it is withdrawn', async () => {
    const plain = await stored(app)
    expect((await scrutineer.open(`/incidents/${plain.id}/follow-up`)).status).toBe(404)
    const { id } = await stored(app, { warningSigns: ['breathing'] })
    await app.parts.db.updateTable('incident').set({ standing: 'withdrawn' }).where('id', '=', id).execute()
    expect(await home()).toEqual([])
  })

  it('is one of ten on the page, with a link to exactly the whole list', async () => {
    for (let serial = 0; serial < 12; serial += 1) await stored(app, { warningSigns: ['breathing'] })
    await stored(app)
    const page = await scrutineer.open('/')
    expect(pinned(page)).toHaveLength(10)
    const list = await scrutineer.open(page.link('12 urgent incidents') ?? '')
    expect(list.rows()).toHaveLength(12)
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/incidents?urgent=open')).rows()).toHaveLength(13)
  })
})

describe('an urgent incident that the scrutineer asked the establishment about', () => {
  let app: TestApp
  let scrutineer: Browser
  beforeEach(async () => {
    app = await startApp()
    scrutineer = await app.signedIn(app.people.scrutineer)
  })

  /** What waits for an answer on the home page: what is wrong, and since when. */
  const waiting = async (): Promise<string[]> => {
    const page = await scrutineer.open('/')
    return page.html
      .querySelectorAll('.app-todo__item')
      .filter((item) => item.querySelector('.app-todo__due')?.textContent.includes('waiting for an answer'))
      .map((item) =>
        ['a', '.app-todo__due']
          .map((part) => wordsOf(item.querySelector(part)?.textContent ?? ''))
          .join(' | '),
      )
  }

  let minute = 10

  async function say(id: string, cameOfIt: string, day = '3') {
    app.at(`2019-06-03T09:${(minute += 1)}:00.000Z`)
    await scrutineer.open(`/incidents/${id}/follow-up`)
    const answers = {
      cameOfIt,
      ...today,
      'doneOn-day': day,
      ...(cameOfIt === 'told' ? { toldWhom: 'LADO' } : {}),
    }
    return scrutineer.send(answers, { action: '/follow-up' })
  }

  it('stays on the home page, no longer urgent, with the day of asking', async () => {
    const { id } = await stored(app, { warningSigns: ['breathing'], ownReference: 'UOF/7' })
    expect((await scrutineer.open(`/incidents/${id}/follow-up`)).text).toContain(
      'If you choose “Asked”, it stays on your home page, as waiting for an answer, until you say here what else came of it.',
    )
    const saved = await say(id, 'asked')
    expect(saved.text).toContain('It stays on your home page, as waiting for an answer')
    expect(saved.text).not.toContain('has left your home page')
    const home = await scrutineer.open('/')
    expect(home.text).not.toContain('nobody has said what came of it')
    expect(await waiting()).toEqual([
      'K-12 had difficulty breathing | Asked on 3 June 2019: waiting for an answer. UOF/7 (ASH-2019-0001), Ash House',
    ])
    const list = await scrutineer.open(home.link('1 incident you asked about') ?? '')
    expect(list.rows().map((row) => row[0])).toEqual(['UOF/7 (ASH-2019-0001)'])
    const incident = await scrutineer.open(`/incidents/${id}`)
    expect(incident.text).toContain('Asked on 3 June 2019: waiting for an answer')
    expect(incident.link('Say what came of it')).toBe(`/incidents/${id}/follow-up`)
  })

  it.each(['noted', 'sampled', 'told'])('leaves it when it is then answered “%s”', async (cameOfIt) => {
    const { id } = await stored(app, { warningSigns: ['breathing'] })
    await say(id, 'asked')
    const saved = await say(id, cameOfIt)
    expect(saved.text).toContain('The incident has left your home page')
    expect(await waiting()).toEqual([])
    const incident = await scrutineer.open(`/incidents/${id}`)
    expect(incident.text).not.toContain('waiting for an answer')
  })

  it('waits from the day it was asked about last, the longest first', async () => {
    const first = await stored(app, { warningSigns: ['breathing'] })
    const second = await stored(app, { warningSigns: ['vomiting'] })
    await say(first.id, 'asked', '1')
    await say(second.id, 'told')
    await say(second.id, 'asked', '2')
    expect((await waiting()).map((line) => /Asked on (\d)/.exec(line)?.[1])).toEqual(['1', '2'])
    await say(first.id, 'asked', '3')
    expect((await waiting()).map((line) => /Asked on (\d)/.exec(line)?.[1])).toEqual(['2', '3'])
    const list = await scrutineer.open('/incidents?urgent=asked')
    expect(list.rows().map((row) => row[0])).toEqual(['ASH-2019-0002', 'ASH-2019-0001'])
    expect(list.text).toContain('Those that have waited longest come first.')
  })

  it('is not answered by a correction that takes out what it asked about', async () => {
    const { id } = await stored(app, { children: [aChild({ warningSigns: ['says-cannot-breathe'] })] })
    await say(id, 'asked')
    await corrected(app, id, { children: [aChild({ warningSigns: ['none-seen'] })] })
    expect(await waiting()).toEqual([
      'The record no longer says what was urgent: it was changed | Asked on 3 June 2019: waiting for an answer. The record was changed since. ASH-2019-0001, Ash House',
    ])
    expect((await scrutineer.open('/incidents?urgent=asked')).rows()).toHaveLength(1)
    const incident = await scrutineer.open(`/incidents/${id}`)
    expect(incident.text).toContain('Asked, 3 June 2019')
    expect(incident.text).toContain('The record was changed since you said this')
    const saved = await say(id, 'noted')
    expect(saved.text).toContain('The incident has left your home page')
    expect(await waiting()).toEqual([])
    expect((await scrutineer.open(`/incidents/${id}`)).text).toContain('Asked, 3 June 2019')
  })

  it('is urgent again, and listed once, when a correction makes it graver', async () => {
    const { id } = await stored(app, { warningSigns: ['vomiting'] })
    await say(id, 'asked')
    await corrected(app, id, { warningSigns: ['vomiting', 'breathing'] })
    expect(pinned(await scrutineer.open('/'))).toHaveLength(1)
    expect(await waiting()).toEqual([])
  })

  it('no longer waits once it is withdrawn, and only the scrutineer can ask for those that wait', async () => {
    const { id } = await stored(app, { warningSigns: ['vomiting'] })
    await stored(app)
    await say(id, 'asked')
    for (const who of [app.people.head, app.people.businessManager]) {
      const list = await (await app.signedIn(who)).open('/incidents?urgent=asked')
      expect(list.text).not.toMatch(/waiting|waited/)
      expect(list.status === 403 || list.rows().length === 2).toBe(true)
    }
    await app.parts.db.updateTable('incident').set({ standing: 'withdrawn' }).where('id', '=', id).execute()
    expect(await waiting()).toEqual([])
  })
})

describe('the list of urgent incidents', () => {
  it('is gravest first like the home page, on every page of it, until another order is chosen', async () => {
    const app = await startApp()
    const scrutineer = await app.signedIn(app.people.scrutineer)
    for (let serial = 0; serial < 26; serial += 1) await stored(app, pain)
    await stored(app, { happenedAt: '2019-05-02T10:00:00+01:00', warningSigns: ['vomiting'] })
    await stored(app, { happenedAt: '2019-04-02T10:00:00+01:00', warningSigns: ['breathing'] })
    const first = await scrutineer.open('/incidents?urgent=open')
    const references = (page: TestPage) => page.rows().map((row) => row[0])
    expect(references(first).slice(0, 2)).toEqual(['ASH-2019-0028', 'ASH-2019-0027'])
    expect(first.text).toContain('The gravest come first, then the newest.')
    const second = await scrutineer.open(first.link('Next page') ?? '')
    expect([...references(first), ...references(second)].sort()).toEqual(
      Array.from({ length: 28 }, (_, nth) => `ASH-2019-${String(nth + 1).padStart(4, '0')}`),
    )
    const byDate = await scrutineer.open('/incidents?urgent=open&sort=date&direction=asc')
    expect(references(byDate)[0]).toBe('ASH-2019-0028')
    expect(byDate.text).not.toContain('The gravest come first')
    const others = await scrutineer.open('/incidents?sort=urgent')
    expect(references(others)).not.toContain('ASH-2019-0028')
    expect(others.text).not.toContain('The gravest come first')
  })
})

describe('what the head of an establishment reads', () => {
  it('says that the scrutineer is no emergency contact, with the numbers to ring', async () => {
    const app = await startApp()
    const head = await app.signedIn(app.people.head)
    const before = await head.open('/')
    expect(before.text).toContain('is not an emergency contact')
    expect(before.text).toContain('No other number is set in this service yet')
    await setSetting(app.parts.db, app.act(), 'urgent-numbers', {
      establishmentType: '',
      value: 'LADO, weekdays: 01634 000002\nOut-of-hours team: 03000 000003',
      fromOn: '2019-06-01',
      reason: '',
    })
    expect((await head.open('/')).text).toMatch(/LADO, weekdays: 01634 000002 ?Out-of-hours team: 03000/)
  })

  it('after recording something grave says that nobody was told and who to ring, and of other things only the first', async () => {
    const app = await startApp()
    await setSetting(app.parts.db, app.act(), 'urgent-numbers', {
      establishmentType: '',
      value: 'LADO, weekdays: 01634 000002',
      fromOn: '2019-06-01',
      reason: '',
    })
    const head = await app.signedIn(app.people.head)
    await recordByHand(head, { children: { 'children-0-warningSigns': 'breathing' } })
    expect(head.page.text).toContain('This system has not told anybody.')
    expect(head.page.text).toContain('LADO, weekdays: 01634 000002')
    await recordByHand(head)
    expect(head.page.text).toContain('This system has not told anybody.')
    expect(head.page.text).not.toContain('01634')
  })
})

describe('what makes an incident urgent', () => {
  it('is told of the one child there is, and of no child by name where there are two', () => {
    const sign = [{ reason: 'breathing', detail: null } as const]
    expect(urgentWords(sign, ['K-1'])).toEqual(['K-1 had difficulty breathing'])
    expect(urgentWords(sign, ['K-1', 'K-2'])).toEqual(['A child had difficulty breathing'])
    expect(urgentWords([{ reason: 'breathing', detail: 'K-2' }], ['K-1', 'K-2'])).toEqual([
      'K-2 had difficulty breathing',
    ])
  })

  it('is counted by kind, so that a second of a kind is new and a first is not', () => {
    const one = [{ reason: 'serious-injury', detail: 'K-1' } as const]
    const two = [...one, { reason: 'serious-injury', detail: 'K-2' } as const]
    expect(keysOf(two)).toEqual(['serious-injury 1', 'serious-injury 2'])
    expect(unseen(one, keysOf(two))).toEqual([])
    expect(unseen(two, keysOf(one))).toEqual([{ reason: 'serious-injury', detail: 'K-2' }])
  })
})
