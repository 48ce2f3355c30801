import { beforeEach, describe, expect, it } from 'vitest'
import { repeatDraw } from '../../server/visits/sample/repeat-queries.ts'
import { corrected } from '../incidents/incident.ts'
import type { TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { withDraftsSetAside } from '../support/records.ts'
import { add, askedFor, checkFirst, draw, on, onVisit, someIncidents } from './sampling.ts'
import { startSampling, verdict, type Sampling } from './sampling.ts'

let sampling: Sampling
let app: TestApp
let scrutineer: Browser
let visit: string

beforeEach(async () => {
  sampling = await startSampling()
  ;({ app, scrutineer, visit } = sampling)
})

describe('a sample drawn by the service', () => {
  it('stands on the visit’s page with its seed, and a second one stands beside it', async () => {
    await someIncidents(sampling)
    expect((await scrutineer.open(`/visits/${visit}`)).text).toContain('No records sampled yet')
    const drawn = await draw(sampling)
    expect(drawn.heading).toBe('Ash House Visit on 14 May 2019')
    expect(drawn.answer('Checked')).toBe('0 of 2 sampled records checked Not checked yet: 2')
    expect(drawn.answer('Draw 1')).toMatch(
      /^2 of 3 incidents that happened from 1 May 2019 to 31 May 2019 Drawn on 3 June 2019.*, evenly, by seed [0-9a-f]{12}$/,
    )
    const first = await onVisit(sampling)
    expect(first.map((row) => row.slice(1))).toEqual([
      ['Draw 1, number 1', 'Not checked yet', 'No'],
      ['Draw 1, number 2', 'Not checked yet', 'No'],
    ])
    app.at('2019-06-03T09:05:00.000Z')
    await draw(sampling, { asked: '1' })
    expect((await onVisit(sampling)).slice(0, 2)).toEqual(first)
    expect((await onVisit(sampling))[2]?.[1]).toBe('Draw 2, number 1')
    const events = await app.parts.db
      .selectFrom('historyEvent')
      .select(['act', 'subject'])
      .where('subject', 'in', ['sample-draw', 'sampled-record'])
      .orderBy('seq')
      .execute()
    expect(events.map(({ act, subject }) => `${subject} ${act}`)).toEqual([
      'sample-draw drawn',
      'sampled-record drawn',
      'sampled-record drawn',
      'sample-draw drawn',
      'sampled-record drawn',
    ])
    expect(await verdict(sampling)).toMatchObject({ sound: true })
  })

  it('leaves out drafts, what is withdrawn, other days and other establishments', async () => {
    await someIncidents(sampling)
    await draw(sampling, { asked: '50' })
    const numbers = (await onVisit(sampling)).map(([record]) => record)
    expect(numbers.toSorted()).toEqual([
      'Incident ASH-2019-0001',
      'Incident ASH-2019-0003',
      'Incident ASH-2019-0004',
    ])
    app.at('2019-06-03T09:05:00.000Z')
    await draw(sampling, { asked: '50', fromOn: '2019-05-02', toOn: '2019-05-02' })
    expect((await onVisit(sampling)).slice(3).map(([record]) => record)).toEqual(['Incident ASH-2019-0001'])
  })

  it('is made once when the button is pressed twice', async () => {
    await someIncidents(sampling)
    await scrutineer.open(`/visits/${visit}/sample`)
    const form = scrutineer.page
    await scrutineer.send(askedFor())
    scrutineer.page = form
    await scrutineer.send(askedFor())
    expect(await onVisit(sampling)).toHaveLength(2)
  })

  it('can be repeated from its seed, whatever was entered or moved to another day since', async () => {
    const [first = ''] = await someIncidents(sampling)
    await draw(sampling, { asked: '3' })
    const seed = /by seed ([0-9a-f]{12})/.exec(scrutineer.page.text)?.[1] ?? ''
    const stored = (await onVisit(sampling)).map(([record = '']) => record.replace('Incident ', ''))
    await add(sampling, on('2019-05-01'))
    await corrected(app, first, on('2019-06-01'))
    expect(await repeatDraw(app.parts.db, app.act(), seed)).toMatchObject({
      among: { stored: 3, found: 3 },
      stored,
      drawn: stored,
    })
    expect(await repeatDraw(app.parts.db, app.act(), '000000000000')).toBeUndefined()
  })

  it('comes back with what was typed and says what to do', async () => {
    const none = await draw(sampling, { asked: '4' })
    expect([none.status, none.errors, none.value('asked')]).toEqual([
      422,
      ['No incident that counts happened in this period. Choose a longer one'],
      '4',
    ])
    const wrong = await draw(sampling, { fromOn: '2019-05-31', toOn: '2019-05-01', asked: '51' })
    expect(wrong.errors).toEqual([
      'How many incidents: enter a whole number from 1 to 50',
      'The last day cannot be before the first',
    ])
    expect((await scrutineer.open('/sampled-records')).text).toContain('No sampled records yet')
  })
})

describe('the check of a sampled record', () => {
  beforeEach(async () => {
    await someIncidents(sampling)
    await draw(sampling)
  })

  it('asks for no reason, counts at once, and is corrected with a reason', async () => {
    expect(
      (await scrutineer.open('/')).link('Check 2 sampled records of the visit to Ash House on 14 May 2019'),
    ).toBe(`/visits/${visit}`)
    const address = await checkFirst(sampling, scrutineer, {
      finding: 'difference-that-matters',
      note: 'A second hold is not in the record.',
    })
    expect(scrutineer.page.heading).toContain('Check your answers')
    await scrutineer.send({})
    expect(scrutineer.page.text).toContain('The head of safeguarding of the establishment cannot read of it.')
    expect((await scrutineer.open(`/visits/${visit}`)).answer('Checked')).toBe(
      '1 of 2 sampled records checked Not checked yet: 1 Differs in something that matters: 1',
    )
    const incident = (await scrutineer.open(address)).link('Read incident ASH') ?? ''
    expect((await scrutineer.open(incident)).answer('Sampled on the visit of 14 May 2019')).toBe(
      'Differs in something that matters',
    )
    expect((await scrutineer.open('/')).link('Check 1 sampled record of the visit')).toBeDefined()
    await scrutineer.open(address)
    await scrutineer.send({}, { action: '/correction' })
    await scrutineer.open(`${scrutineer.page.path}/check`)
    await scrutineer.send({ comparedWith: ['footage'], finding: 'agrees', missing: '', note: '' })
    expect((await scrutineer.send({ reason: '' })).errors).toEqual(['Say why you are correcting this'])
    await scrutineer.send({ reason: 'It is on the second page' })
    const history = await scrutineer.open(`${address}/history`)
    expect(history.text).toMatch(/Version 3, corrected.*It is on the second page.*Version 2, checked/)
    expect(history.text).toContain('A second hold is not in the record.')
    expect(await verdict(sampling)).toMatchObject({ sound: true })
  })

  it.each([
    [{ finding: 'agrees', comparedWith: [] }, 'Say what you compared it with'],
    [{ finding: 'difference-that-matters' }, 'Say in the note what differs'],
    [{ finding: 'could-not-be-checked' }, 'Say what was missing'],
    [{ finding: 'agrees', missing: 'Footage' }, 'Leave this empty, or choose “Could not be checked”'],
    [{ finding: '' }, 'Say what you found, or that it is not checked yet'],
  ])('comes back for %j', async (found, message) => {
    const [record = ''] = (await onVisit(sampling))[0] ?? []
    await scrutineer.open(scrutineer.page.link(record) ?? '')
    await scrutineer.send({}, { action: '/correction' })
    const back = await scrutineer.send({ comparedWith: ['footage'], missing: '', note: '', ...found })
    expect([back.status, back.errors]).toEqual([422, [message]])
  })

  it('cannot find an incident missing that is here, nor tell of what is not checked', async () => {
    const [record = ''] = (await onVisit(sampling))[0] ?? []
    await scrutineer.open(scrutineer.page.link(record) ?? '')
    const page = await scrutineer.send({}, { action: '/correction' })
    expect(page.text).toContain(record)
    expect(page.text).not.toContain('Not in the records')
    const strange = { comparedWith: ['footage'], finding: 'not-in-records', missing: '', note: '' }
    expect((await scrutineer.send(strange)).status).toBe(422)
    await checkFirst(sampling, scrutineer, { finding: 'not-checked' }, 'yes')
    expect(scrutineer.page.text).toContain('There is nothing to tell before it is checked')
  })

  it('points out what looks like a name, a date of birth or a prison number', async () => {
    await checkFirst(sampling, scrutineer, {
      finding: 'agrees',
      note: 'Asked for A1234BC, born on 3/4/2003.',
    })
    expect(scrutineer.page.text).toContain('“A1234BC” looks like a prison number')
    expect(scrutineer.page.text).toContain('“3/4/2003” looks like a date of birth')
  })

  it('shows both texts when it is checked in two tabs, and loses neither', async () => {
    const second = await app.signedIn(app.people.scrutineer)
    const address = await checkFirst(sampling, scrutineer, { finding: 'agrees', note: 'Mine' })
    await withDraftsSetAside(app.parts.db, async () => {
      await checkFirst(sampling, second, { finding: 'small-differences', note: 'Theirs' })
      await second.send({})
    })
    const clash = await scrutineer.send({})
    expect(clash.status).toBe(409)
    expect(clash.text).toContain('Nothing is lost')
    expect(clash.text).toMatch(/Theirs.*Mine/)
    await scrutineer.send({}, { action: '/rebasing' })
    expect((await scrutineer.send({})).errors).toEqual(['Say why you are correcting this'])
    await scrutineer.send({ reason: 'Looked again' })
    expect((await scrutineer.open(address)).answer('Note')).toBe('Mine')
  })
})

describe('who reads a sample', () => {
  let sampled: string
  let incident: string
  beforeEach(async () => {
    await someIncidents(sampling)
    await draw(sampling, { asked: '1', fromOn: '2019-05-02', toOn: '2019-05-02' })
    sampled = await checkFirst(sampling, scrutineer, { finding: 'small-differences', note: 'For me alone' })
    await scrutineer.send({})
    incident = (await scrutineer.open(sampled)).link('Read incident') ?? ''
  })

  it('is the scrutineer and nobody else, but for the head of what was told', async () => {
    const pages = [
      '',
      '/new',
      sampled.replace('/sampled-records', ''),
      `${sampled.replace('/sampled-records', '')}/link`,
    ]
    const paths = [...pages.map((path) => `/sampled-records${path}`), `/visits/${visit}/sample`]
    for (const person of [
      app.people.head,
      app.people.otherHead,
      app.people.lado,
      app.people.businessManager,
    ]) {
      const browser = await app.signedIn(person)
      for (const path of paths) expect((await browser.open(path)).status, path).toBe(403)
    }
    const partner = await app.signedIn(app.people.partner)
    for (const path of paths) expect((await partner.open(path)).status, path).toBe(404)
    for (const path of ['/sampled-records/none', '/sampled-records/none/link', '/visits/none/sample'])
      expect((await scrutineer.open(path)).status, path).toBe(404)
  })

  it('is the head only from when the establishment was told, and then of the record and the finding alone', async () => {
    const head = await app.signedIn(app.people.head)
    const seen = async () => {
      const texts: string[] = []
      for (const path of [
        '/',
        '/visits',
        `/visits/${visit}`,
        `/visits/${visit}/history`,
        incident,
        `${incident}/history`,
        '/history',
      ])
        texts.push((await head.open(path)).text)
      return texts.join('\n')
    }
    expect(await seen()).not.toMatch(/sampled|differs in|for me alone|draw 1/i)
    await scrutineer.open(sampled)
    await scrutineer.send({}, { action: '/correction' })
    await scrutineer.open(`${scrutineer.page.path}/told`)
    await scrutineer.send({ told: 'yes' })
    await scrutineer.send({ reason: 'Told the head today' })
    const told = await seen()
    expect(told).not.toMatch(/for me alone|footage was|seed|told the head/i)
    expect((await head.open(`/visits/${visit}`)).rows('What the scrutineer found')).toEqual([
      ['Incident ASH-2019-0001', 'Differs in small things'],
    ])
    expect((await head.open(incident)).answer('Sampled on the visit of 14 May 2019')).toBe(
      'Differs in small things',
    )
    expect((await head.open(sampled)).status).toBe(403)
    const other = await app.signedIn(app.people.otherHead)
    expect((await other.open(`/visits/${visit}`)).status).toBe(404)
    const lado = await app.signedIn(app.people.lado)
    expect((await lado.open(incident)).status).toBe(404)
  })
})
