import { beforeEach, describe, expect, it } from 'vitest'
import { addPerson } from '../../server/access/people/actions.ts'
import { changedAnswers, changedCounted } from '../../server/incidents/changes/counted.ts'
import { markRead, readTo } from '../../server/history/read-marks.ts'
import { unreadAfter } from '../../server/incidents/changes/queries.ts'
import { incidentChangesSubject as subject } from '../../server/incidents/changes/vocabulary.ts'
import { incidentContent } from '../../server/incidents/content-queries.ts'
import type { Incident } from '../../server/incidents/sections.ts'
import { meetingTables } from '../../server/qa-meetings/dataset.ts'
import { meetingKind } from '../../server/qa-meetings/kind.ts'
import { discardDraft, recordNew } from '../../server/records/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { aMeeting } from '../support/records.ts'
import { aChild, corrected, stored } from './incident.ts'

let app: TestApp
let scrutineer: Browser
let id: string

beforeEach(async () => {
  app = await startApp()
  scrutineer = await app.signedIn(app.people.scrutineer)
  id = (await stored(app, { children: [stands()] })).id
})

const viewer = () => ({ ...app.people.scrutineer, name: '', organisation: null })

const stands = () => aChild({ injury: 'minor', account: 'It hurt.' })

const pain = (uses: number) => ({ technique: 'thumb-flexion', uses })

const correct = (differs: Partial<Incident>, reason?: string) =>
  corrected(app, id, { children: [stands()], ...differs }, reason)

describe('changes after submission', () => {
  it('are counted on the scrutineer’s home page and shown once, from what to what, and why', async () => {
    expect((await scrutineer.open('/')).answer('Changes of submitted incidents')).toBe('None')
    await correct({ children: [aChild({ injury: 'none', account: 'It hurt.' })] }, 'Healthcare found nothing')
    const home = await scrutineer.open('/')
    expect(home.answer('Changes of submitted incidents')).toBe('1 change')
    const shown = await scrutineer.open(home.link('1 change') ?? '')
    expect(shown.text).toContain('Incident ASH-2019-0001, Ash House: corrected')
    expect(shown.text).toContain('Healthcare found nothing')
    expect(shown.text).toContain('Child 1, K-12: Injury Was: Minor injury, no treatment Now: No injury seen')
    expect(shown.text).not.toContain('Ethnicity')
    await scrutineer.send({}, { action: '/changes/read' })
    expect(scrutineer.page.text).toContain('No submitted incident was changed, withdrawn or put back')
    expect((await scrutineer.open('/')).answer('Changes of submitted incidents')).toBe('None')
    // Read or not, what was changed can be found again.
    await stored(app)
    const again = await scrutineer.open('/incidents/changes')
    const list = await scrutineer.open(again.link('See every incident that was changed') ?? '')
    expect(list.rows().map(([record]) => record)).toEqual(['ASH-2019-0001'])
  })

  it('stand beside the number of incidents submitted since, which leads to these alone', async () => {
    const key = 'Incidents submitted'
    await correct({ countsAs: 'guiding' })
    expect((await scrutineer.open('/')).answer(key)).toBe(
      '1 incident since you last said that you had seen them',
    )
    const changes = await scrutineer.open('/incidents/changes')
    await scrutineer.send({}, { action: '/changes/read' })
    // Whoever read the changes has not seen what was submitted.
    expect((await scrutineer.open('/')).answer(key)).toContain('1 incident since')
    expect(changes.text).toContain('I have seen the 1 incident submitted since I last said so')
    await scrutineer.open('/incidents/changes')
    await scrutineer.send({}, { action: '?of=submitted' })
    expect((await scrutineer.open('/')).answer(key)).toBe('None since you last said that you had seen them')
    expect((await scrutineer.open('/incidents/changes')).text).not.toContain('I have seen the')
    await stored(app)
    await stored(app)
    const home = await scrutineer.open('/')
    expect(home.answer(key)).toContain('2 incidents')
    expect((await scrutineer.open(home.link('2 incidents') ?? '')).rows()).toHaveLength(2)
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/incidents?submitted=since-read')).rows()).toHaveLength(3)
  })

  it('stand below the grave incidents submitted, which lead to these alone, since a day that is said', async () => {
    await correct({ location: 'education' })
    expect((await scrutineer.open('/')).text).toContain('You have not read any changes yet')
    await scrutineer.open('/incidents/changes')
    await scrutineer.send({}, { action: '/changes/read' })
    expect((await scrutineer.open('/')).text).toContain('Since you last read the changes, on 3 June 2019')
    await scrutineer.open('/incidents/changes')
    await scrutineer.send({}, { action: '?of=submitted' })
    await scrutineer.open('/')
    expect(scrutineer.page.answer('Grave incidents submitted')).toBe('')
    await stored(app)
    await stored(app, { children: [aChild({ injury: 'serious', medicalExamination: 'done' })] })
    const home = await scrutineer.open('/')
    expect(home.answer('Grave incidents submitted')).toContain('1 incident')
    expect(home.answer('Incidents submitted')).toContain('2 incidents')
    expect(
      await scrutineer.open('/incidents?submitted=since-read&grave=yes').then((page) => page.rows()),
    ).toHaveLength(1)
  })

  it('hold an account that a head emptied, whole and first, with its reason', async () => {
    await correct({ location: 'education' })
    await correct({ location: 'education', children: [aChild({ injury: 'minor' })] }, 'Tidied up')
    const home = await scrutineer.open('/')
    expect(home.answer('Changes of submitted incidents')).toBe('2 changes')
    const told = home.answer('Incident ASH-2019-0001, changed')
    expect(told).toContain('It changes what a child said.')
    expect(told).toContain('“Tidied up”')
    const { text } = await scrutineer.open(home.link('2 changes') ?? '')
    expect(text).toContain('1 grave change comes first')
    expect(text).toContain('The child’s account, K-12 Was: It hurt. Now: nothing')
    expect(text).toContain('Tidied up')
    expect(text).toContain('It changes what a child said.')
    expect(text.indexOf('It hurt.')).toBeLessThan(text.indexOf('Was: Living unit'))
  })

  it('hold a swapped member of staff, and every other answer in words', async () => {
    await correct({ staff: [{ pseudonym: 'S-2', part: 'used-force' }], behaviour: 'Put another way.' })
    const { text } = await scrutineer.open('/incidents/changes')
    expect(text).toContain('Staff Was: S-1: used force Now: S-2: used force')
    expect(text).toContain('Was: A fight. Now: Put another way.')
    expect(text).toContain('It changes who the staff were, or what they did.')
  })

  it.each([
    ['description', { description: 'Led away.' }, 'It changes the description of the force.'],
    ['justification', { painJustification: 'None.' }, 'It changes why pain was used.'],
    ['decision', { safeguardingDecision: 'undecided' }, 'It changes the safeguarding decision'],
    ['reason of the decision', { decisionReason: 'Said so.' }, 'It changes the safeguarding decision'],
    ['author of the decision', { decidedBy: 'Deputy' }, 'It changes the safeguarding decision'],
    ['child', { children: [aChild({ pseudonym: 'K-13', injury: 'minor' })] }, 'It changes which children'],
    ['injury', { children: [aChild({ account: 'It hurt.' })] }, 'It changes injuries or warning signs.'],
  ] as const)('list a changed %s as grave', async (_what, differs, words) => {
    await correct(differs as Partial<Incident>)
    const { text } = await scrutineer.open('/incidents/changes')
    expect(text).toContain(words)
    expect(text).toContain('1 grave change comes first')
  })

  it('list a grave one first, however many others came before it', async () => {
    for (const place of Array(60).keys()) await correct({ behaviour: `Put another way, ${place}.` })
    await correct({ behaviour: 'Put another way, 59.', description: 'Led away.' })
    const { text } = await scrutineer.open('/incidents/changes')
    expect(text.indexOf('Led away.')).toBeLessThan(text.indexOf('Put another way, 0.'))
    await scrutineer.send({}, { action: '/changes/read' })
    expect(scrutineer.page.text).toContain('Led away.')
    await scrutineer.send({}, { action: '/changes/read' })
    expect(scrutineer.page.text).toContain('No submitted incident was changed')
  })

  it.each<[why: string, was: Partial<Incident>, is: Partial<Incident>]>([
    ['It changes whether the incident counts as a use of force.', {}, { countsAs: 'guiding' }],
    [
      'It moves the incident to another month.',
      { happenedAt: '2019-05-01T00:10:00.000+01:00' },
      { happenedAt: '2019-04-30T23:50:00.000+01:00' },
    ],
    [
      'It changes whether a child was held face down.',
      { children: [aChild({ position: 'prone' })] },
      { children: [aChild({ position: 'kneeling' })] },
    ],
    [
      'It adds or removes a pain-inducing technique, or a use of one.',
      { techniques: [pain(2)], painJustification: 'He had a blade.' },
      { techniques: [pain(1)], painJustification: 'He had a blade.' },
    ],
  ])('are grave where they lower what counts: %s', async (why, was, is) => {
    id = (await stored(app, was)).id
    await corrected(app, id, { ...was, ...is })
    const { text } = await scrutineer.open('/incidents/changes')
    expect(text).toContain('1 grave change comes first')
    expect(text).toContain(why)
  })

  it('are not grave where the month, the technique and what is counted stay as they are', async () => {
    id = (await stored(app, { happenedAt: '2019-05-01T00:10:00.000+01:00' })).id
    await corrected(app, id, { happenedAt: '2019-05-20T12:00:00.000+01:00', countsAs: 'use-of-force' })
    expect((await scrutineer.open('/incidents/changes')).text).not.toContain('Grave')
  })

  it('list a change of words as grave where a question about a child is open', async () => {
    const open = [aChild({ medicalExamination: 'not-offered', injury: 'minor', account: 'It hurt.' })]
    id = (await stored(app, { children: open })).id
    await correct({ children: open, behaviour: 'Put another way.' })
    expect((await scrutineer.open('/incidents/changes')).text).toContain('A question about a child was open.')
  })

  it('show a withdrawal that was asked, and drafts that were thrown away', async () => {
    const head = await app.signedIn(app.people.head)
    await head.open(`/incidents/${id}/withdrawal`)
    await head.send({ reason: 'It was a drill' }, { action: '/withdrawal' })
    await head.open('/incidents/new')
    await head.send({ ownReference: 'UOF/1' }, { press: ['later', 'yes'] })
    await head.open('/')
    await head.open(head.page.link('Finish the incident') ?? '')
    const asked = await head.send({}, { action: '/discarding' })
    expect(asked.heading).toBe('Discard this draft?')
    await head.send({}, { action: '/discarding' })
    const shown = await scrutineer.open('/incidents/changes')
    expect(shown.text).toContain('Was: Submitted Now: Withdrawal asked')
    expect(shown.text).toContain('it holds harm, pain or what a child said')
    expect(shown.rows('discarded in that time')).toEqual([['3 June 2019, 10am', 'Test head 2', 'Ash House']])
    await scrutineer.send({}, { action: '/changes/read' })
    expect(scrutineer.page.text).not.toContain('incidents discarded')
  })

  it('let drafts that were thrown away be read by themselves', async () => {
    const head = await app.signedIn(app.people.head)
    await head.open('/incidents/new')
    await head.send({ ownReference: 'UOF/1' }, { press: ['later', 'yes'] })
    await head.open('/')
    await head.open(head.page.link('Finish the incident') ?? '')
    const asked = await head.send({}, { action: '/discarding' })
    expect(asked.heading).toBe('Discard this draft?')
    await head.send({}, { action: '/discarding' })
    expect((await scrutineer.open('/')).answer('Drafts of incidents discarded')).toBe('1')
    await scrutineer.open('/incidents/changes')
    await scrutineer.send({}, { action: '/changes/read' })
    expect((await scrutineer.open('/')).text).not.toContain('Drafts of incidents discarded')
  })

  it('are marked read up to what was shown, not up to what came meanwhile', async () => {
    await correct({ countsAs: 'guiding' })
    await scrutineer.open('/incidents/changes')
    await correct({ countsAs: 'mechanical' })
    await scrutineer.send({}, { action: '/changes/read' })
    expect(scrutineer.page.text).toContain('Now: Handcuffs only')
    expect(scrutineer.page.text).not.toContain('Was: Restrictive physical intervention')
  })

  it('come fifty at a time, and the home page says that there are more', async () => {
    const ways = ['guiding', 'mechanical'] as const
    for (const place of Array(51).keys()) await correct({ countsAs: ways[place % 2] ?? 'rpi' })
    await discardDraft(app.parts.db, app.act(), { id: 'none', kind: 'incident' })
    expect((await scrutineer.open('/')).answer('Changes of submitted incidents')).toBe('At least 50 changes')
    await scrutineer.open('/incidents/changes')
    expect(scrutineer.page.text).toContain('There are more changes')
    expect(scrutineer.page.text).not.toContain('incidents discarded')
    await scrutineer.send({}, { action: '/changes/read' })
    expect(scrutineer.page.text).toContain('1 change after submission')
    expect(scrutineer.page.text).toContain('incidents discarded')
    expect(scrutineer.page.text).not.toContain('There are more')
  })

  it('are not unread again by an older page sent late, nor read before they are made', async () => {
    await correct({ countsAs: 'guiding' })
    const late = await app.signedIn(app.people.scrutineer)
    await late.open('/incidents/changes')
    await correct({ countsAs: 'mechanical' })
    await scrutineer.open('/incidents/changes')
    await scrutineer.send({}, { action: '/changes/read' })
    await late.send({}, { action: '/changes/read' })
    expect((await scrutineer.open('/')).answer('Changes of submitted incidents')).toBe('None')
    await correct({ countsAs: 'guiding' })
    await scrutineer.open('/incidents/changes')
    const { hidden } = scrutineer.page.form('/changes/read')
    const ahead = { _csrf: hidden['_csrf'] ?? '', key: 'k', version: '100000' }
    expect((await scrutineer.post('/incidents/changes/read', ahead)).status).toBe(400)
    expect((await scrutineer.open('/')).answer('Changes of submitted incidents')).toBe('1 change')
  })

  it('are read by each of the office for themselves: a deputy’s reading is not the holder’s', async () => {
    await correct({ countsAs: 'guiding' })
    await addPerson(app.parts.db, app.act(), {
      name: 'Deputy',
      email: 'deputy@example.org',
      role: 'scrutineer',
      establishmentId: null,
      organisation: null,
      appointedAs: 'deputy',
      appointedFrom: '2019-06-01',
      appointedTo: null,
    })
    const deputy = await app.parts.db
      .selectFrom('person')
      .select(['id', 'name', 'role', 'establishmentId', 'organisation'])
      .where('email', '=', 'deputy@example.org')
      .executeTakeFirstOrThrow()
    const last = (await unreadAfter(app.parts.db, deputy, 0)).upTo ?? 0
    await markRead(app.parts.db, { ...app.act(), who: deputy }, deputy, { subject, to: last })
    expect(await readTo(app.parts.db, deputy, subject)).toMatchObject({ to: last })
    expect((await scrutineer.open('/')).answer('Changes of submitted incidents')).toBe('1 change')
  })

  it('are for the scrutineer alone, and that they were read is in the history', async () => {
    const statuses = []
    for (const person of [app.people.head, app.people.lado, app.people.businessManager]) {
      const browser = await app.signedIn(person)
      statuses.push((await browser.open('/incidents/changes')).status)
    }
    expect(statuses).toEqual([403, 403, 403])
    await scrutineer.open('/incidents/changes')
    expect((await scrutineer.open('/history')).text).toContain('Viewed: changes after submission')
  })
})

describe('the next QA papers', () => {
  it('say how often counted answers were changed in the quarter, to a head of the own house only', async () => {
    await correct({ countsAs: 'guiding' })
    await correct({ countsAs: 'guiding', behaviour: 'Words alone.' })
    const head = await app.signedIn(app.people.head)
    await head.open(`/incidents/${id}/withdrawal`)
    await head.send({ reason: 'It was a drill' }, { action: '/withdrawal' })
    const { id: meeting } = await recordNew(app.parts.db, app.act(), meetingKind, {
      values: aMeeting({ year: '2019', quarter: 'Q1', metOn: '2019-06-03' }),
    })
    const seen = async (browser: Browser) =>
      (await browser.open(`/qa-meetings/${meeting}`)).rows('Changes after submission')
    expect(await seen(scrutineer)).toEqual([
      ['Ash House', '1', '1', '0'],
      ['Birch House', '0', '0', '0'],
    ])
    expect(await seen(await app.signedIn(app.people.otherHead))).toEqual([['Birch House', '0', '0', '0']])
    app.at('2019-07-01T09:00:00.000Z')
    const later = await app.signedIn(app.people.head)
    await later.open(`/incidents/${id}/withdrawal`)
    await later.send({ reason: 'No drill' }, { action: '/withdrawal' })
    expect(await seen(later)).toEqual([['Ash House', '1', '1', '0']])
  })

  it('count what was changed from the first minute of the quarter to the last, in London', async () => {
    const ids = [id]
    for (const _more of [1, 2, 3]) ids.push((await stored(app)).id)
    const minutes = ['2019-03-31T22:59:00.000Z', '2019-03-31T23:00:00.000Z', '2019-06-30T22:59:00.000Z']
    for (const [place, at] of [...minutes, '2019-06-30T23:00:00.000Z'].entries()) {
      app.at(at)
      await corrected(app, ids[place] ?? '', { countsAs: 'guiding' })
    }
    const meeting = { year: '2019', quarter: 'Q1' } as const
    const tables = await app.parts.count(meetingTables, { viewer: viewer(), meeting, today: '2019-07-01' })
    const changes = tables.at(-1)
    expect(changes?.caption).toContain('made in April to June 2019')
    expect(changes?.rows[0]?.cells[1]?.text).toBe('2')
  })
})

describe('a changed answer', () => {
  it('is every answer, and counted unless somebody has said that it is words alone', async () => {
    const content = await incidentContent(app.parts.db, id)
    const before = { ...content } as Record<string, unknown>
    const one = (name: string) => {
      const after = { ...before, [name]: 'something else' }
      return { changed: changedAnswers(before, after), counted: changedCounted(before, after) }
    }
    const words = [
      'ownReference',
      'authorisedBy',
      'behaviour',
      'stepsToAvoid',
      'description',
      'effectiveness',
    ]
    for (const name of [...words, 'painJustification', 'treatment', 'decisionReason', 'decidedBy'])
      expect(one(name), name).toEqual({ changed: [name], counted: [] })
    for (const name of ['happenedAt', 'countsAs', 'durationMinutes', 'handcuffs', 'warningSigns', 'standing'])
      expect(one(name), name).toEqual({ changed: [name], counted: [name] })
    expect(one('newQuestion')).toEqual({ changed: ['newQuestion'], counted: ['newQuestion'] })
    expect(changedAnswers(before, { ...before, version: 9, recordedBy: 'x', recordedAt: 'y' })).toEqual([])
  })

  it('is no number where only a child’s account differs', async () => {
    const content = { ...(await incidentContent(app.parts.db, id)) } as Record<string, unknown>
    const emptied = { ...content, children: [aChild({ injury: 'minor' })] }
    expect(changedAnswers(content, emptied)).toContain('children')
  })
})
