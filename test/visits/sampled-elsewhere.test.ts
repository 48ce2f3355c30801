import { beforeEach, describe, expect, it } from 'vitest'
import { askForSecond, disposeOf } from '../../server/disposal/actions.ts'
import { dueRecords } from '../../server/disposal/queries.ts'
import { recordNew } from '../../server/records/actions.ts'
import { sampledRecordKind } from '../../server/visits/sample/kind.ts'
import type { TestApp } from '../support/app.ts'
import { holdEnds } from '../support/hold.ts'
import type { Browser } from '../support/browser.ts'
import { ash, birch } from '../support/people.ts'
import { aSampledRecord } from '../support/records.ts'
import { add, draw, on, onVisit, someIncidents, startSampling } from './sampling.ts'
import { typedDay, verdict, type Sampling } from './sampling.ts'

let sampling: Sampling
let app: TestApp
let scrutineer: Browser
let visit: string

beforeEach(async () => {
  sampling = await startSampling()
  ;({ app, scrutineer, visit } = sampling)
})

describe('a record chosen, or heard of outside the records', () => {
  beforeEach(() => someIncidents(sampling))

  const open = (how: string) => scrutineer.open(`/sampled-records/new?visitId=${visit}&how=${how}`)

  it('is chosen by its number, of the establishment that was visited', async () => {
    await open('chosen')
    const which = { visitId: visit, how: 'chosen' }
    expect((await scrutineer.send({ ...which, incidentNumber: '' })).errors).toEqual([
      'Enter the number of the incident you chose',
    ])
    const strange = await scrutineer.send({ ...which, incidentNumber: 'BIR-2019-0001' })
    expect(strange.errors).toEqual([
      'There is no incident BIR-2019-0001 at the establishment of this visit. Check the number',
    ])
    expect((await scrutineer.send({ ...which, incidentNumber: 'ash-2019-0004' })).heading).toContain(
      'What you found',
    )
    await scrutineer.send({ comparedWith: [], finding: 'not-checked', missing: '', note: '' })
    await scrutineer.send({ told: 'no' })
    await scrutineer.send({})
    expect(await onVisit(sampling)).toEqual([['Incident ASH-2019-0004', 'Chosen', 'Not checked yet', 'No']])
  })

  /** The healthcare log tells of an incident of 7 May that nobody recorded. */
  async function findMissing(told = 'no'): Promise<string> {
    await open('outside')
    await scrutineer.send({ visitId: visit, how: 'outside', incidentNumber: '' })
    expect(scrutineer.page.heading).toContain('The source outside the records')
    await scrutineer.send({
      source: 'healthcare-log',
      sourceReference: 'Entry 31',
      ...typedDay('sourceOn', '2019-05-07'),
      sourcePlace: 'Education',
    })
    await scrutineer.send({
      comparedWith: ['medical-record'],
      finding: 'not-in-records',
      missing: '',
      note: 'A red mark.',
    })
    await scrutineer.send({ told })
    await scrutineer.send({})
    return scrutineer.page.path.replace('/recorded', '')
  }

  it('is not in the records, stays on the home page, and is linked to what was entered later, with both moments', async () => {
    const address = await findMissing('yes')
    const task = 'Ask Ash House about the incident of 7 May 2019 that is not in the records'
    expect((await scrutineer.open('/')).link(task)).toBe(address)
    const head = await app.signedIn(app.people.head)
    expect((await head.open(`/visits/${visit}`)).rows('What the scrutineer found')).toEqual([
      ['An incident of 7 May 2019, Education', 'Not in the records'],
    ])
    expect(head.page.text).not.toMatch(/healthcare log|Entry 31|red mark/i)
    const link = async (number: string) => {
      await scrutineer.open(`${address}/link`)
      return scrutineer.send({ incidentNumber: number })
    }
    expect((await link('')).errors).toEqual(['Enter the reference or the number of the incident'])
    expect((await link('BIR-2019-0001')).errors).toEqual([
      'There is no such incident at the establishment that was visited. Check the reference or the number',
    ])
    expect((await link('ASH-2019-0004')).errors).toEqual([
      'This incident was entered before you found it missing, so it was in the records. Correct the finding instead',
    ])
    app.at('2019-06-05T10:00:00.000Z')
    const entered = await add(sampling, on('2019-05-07'))
    app.at('2019-06-06T10:00:00.000Z')
    scrutineer = await app.signedIn(app.people.scrutineer)
    sampling = { ...sampling, scrutineer }
    const linked = await link('ash-2019-0006')
    expect(linked.path).toBe(address)
    expect(linked.text).toContain('Entered after it was found missing')
    expect(linked.text).toMatch(/found missing on 3 June 2019.*incident ASH-2019-0006 entered on 5 June 2019/)
    expect(linked.answer('Finding')).toBe('Not in the records')
    expect((await scrutineer.open('/')).link(task)).toBeUndefined()
    expect(
      (await scrutineer.open(`/incidents/${entered}`)).answer('Sampled on the visit of 14 May 2019'),
    ).toMatch(/^Entered after it was found missing/)
    expect((await scrutineer.open(`${address}/history`)).text).toMatch(
      /Version 2, linked.*Entered since.*Incident ASH-2019-0006/,
    )
    expect((await scrutineer.open(`${address}/link`)).path).toBe(address)
    expect(await verdict(sampling)).toMatchObject({ sound: true })
  })

  it('is linked to what the history says was entered since, whatever the clock said', async () => {
    app.at('2019-06-03T09:00:20.000Z')
    await add(sampling, on('2019-05-07'))
    app.at('2019-06-03T09:00:10.000Z')
    const address = await findMissing()
    app.at('2019-06-03T09:00:00.000Z')
    await add(sampling, on('2019-05-07'))
    await scrutineer.open(`${address}/link`)
    expect((await scrutineer.send({ incidentNumber: 'ASH-2019-0006' })).errors).toEqual([
      'This incident was entered before you found it missing, so it was in the records. Correct the finding instead',
    ])
    expect((await scrutineer.send({ incidentNumber: 'ASH-2019-0007' })).path).toBe(address)
    expect(scrutineer.page.text).toContain('Entered after it was found missing')
  })

  it('is linked by when the finding that stands was made: not by a note to it, nor by a finding before', async () => {
    const address = await findMissing()
    const correct = async (finding: string, missing = '') => {
      await scrutineer.open(address)
      await scrutineer.send({}, { action: '/correction' })
      await scrutineer.open(`${scrutineer.page.path}/check`)
      await scrutineer.send({ comparedWith: ['medical-record'], finding, missing, note: 'Asked again.' })
      await scrutineer.send({ reason: 'Asked again' })
    }
    const link = async (incidentNumber: string) => {
      await scrutineer.open(`${address}/link`)
      return scrutineer.send({ incidentNumber })
    }
    await add(sampling, on('2019-05-07'))
    await correct('could-not-be-checked', 'The log')
    await correct('not-in-records')
    expect((await link('ASH-2019-0006')).errors).toHaveLength(1)
    await add(sampling, on('2019-05-07'))
    await correct('not-in-records')
    expect((await link('ASH-2019-0007')).path).toBe(address)
  })

  it('is not linked over what somebody changed meanwhile', async () => {
    const address = await findMissing()
    await scrutineer.open(`${address}/link`)
    const form = scrutineer.page
    await scrutineer.open(address)
    await scrutineer.send({}, { action: '/correction' })
    await scrutineer.open(`${scrutineer.page.path}/check`)
    await scrutineer.send({
      comparedWith: ['other'],
      finding: 'not-in-records',
      missing: '',
      note: 'Asked again.',
    })
    await scrutineer.send({ reason: 'Asked again' })
    scrutineer.page = form
    const stale = await scrutineer.send({ incidentNumber: 'ASH-2019-0004' })
    expect([stale.status, stale.errors]).toEqual([
      409,
      [
        'Somebody changed this record while you were writing, so nothing was saved. Check the current version, then send this again if it still applies',
      ],
    ])
    expect(stale.value('incidentNumber')).toBe('ASH-2019-0004')
  })

  it('is listed and counted with everything else that was sampled', async () => {
    await findMissing()
    await draw(sampling)
    const list = await scrutineer.open('/sampled-records?finding=not-in-records')
    expect(list.rows()).toEqual([
      ['Healthcare log, 7 May 2019', 'Ash House', '14 May 2019', 'Not in the records', 'No'],
    ])
    expect((await scrutineer.open('/sampled-records')).text).toContain(
      '1 of 3 sampled records checked. Not checked yet: 2. Not in the records: 1',
    )
  })
})

describe('what was sampled', () => {
  it('keeps the visit at its establishment', async () => {
    await someIncidents(sampling)
    await draw(sampling)
    await scrutineer.open(`/visits/${visit}`)
    await scrutineer.send({}, { action: '/correction' })
    const draft = scrutineer.page.path
    const page = await scrutineer.open(`${draft}/visit`)
    const own = {
      ...page.form().hidden,
      'visitedOn-day': '14',
      'visitedOn-month': '5',
      'visitedOn-year': '2019',
    }
    await scrutineer.post(`${draft}/visit`, {
      ...own,
      ...{ startedAt: '', endedAt: '', announcement: 'announced', daysUsed: '1', accompaniedBy: '' },
      purposes: ['restraint'],
      establishmentId: birch,
    })
    await scrutineer.open(draft)
    const refused = await scrutineer.send({ reason: 'Another house' })
    expect([refused.status, refused.text]).toEqual([
      409,
      expect.stringContaining('were sampled on this visit: the establishment stays'),
    ])
  })

  it('keeps its incident, its draw and its visit until it is disposed of itself, with its words', async () => {
    await someIncidents(sampling)
    await draw(sampling, { asked: '1' })
    const { db } = app.parts
    const day = '2102-01-01'
    const by = (role: 'scrutineer' | 'businessManager') => {
      const { id } = app.people[role]
      return { ...app.act(), at: `${day}T09:00:00.000Z`, who: { id, role } }
    }
    await holdEnds({ db, people: app.people, act: app.act() }, '2101-12-01T09:00:00.000Z')
    const due = async () => (await dueRecords(db, day)).map(({ kind }) => kind)
    const dispose = async (kind: string) => {
      const record = (await dueRecords(db, day)).find((each) => each.kind === kind)
      const asked = { what: 'disposal' as const, subject: kind, subjectId: record?.id ?? '' }
      await askForSecond(db, by('scrutineer'), asked, day)
      await disposeOf(db, by('businessManager'), asked, day)
    }
    const others = (await due()).filter((kind) => kind === 'incident').length
    expect(await due()).toContain('sampled-record')
    expect(await due()).not.toContain('sample-draw')
    expect(await due()).not.toContain('visit')
    await dispose('sampled-record')
    expect((await due()).filter((kind) => kind === 'incident')).toHaveLength(others + 1)
    expect(await due()).toContain('sample-draw')
    expect(await due()).not.toContain('visit')
    await dispose('sample-draw')
    const home = await (await app.signedIn(app.people.scrutineer)).open('/')
    expect(home.answer('Disposal: draw of a sample')).toMatch(/^Confirmed by/)
    expect(await due()).toContain('visit')
    const words = await db
      .selectFrom('recordVersion')
      .select('content')
      .where('subject', '=', 'sampled-record')
      .execute()
    expect(words).toEqual([{ content: '' }])
    expect(await verdict(sampling)).toMatchObject({ sound: true })
  })

  it('is held about the children of the incident, and about whoever its words name by a whole pseudonym', async () => {
    const [incident = ''] = await someIncidents(sampling)
    const { db } = app.parts
    const { number } = await db
      .selectFrom('incident')
      .select('number')
      .where('id', '=', incident)
      .executeTakeFirstOrThrow()
    const at = { visitId: visit }
    await recordNew(db, app.act(), sampledRecordKind, {
      values: aSampledRecord({
        ...at,
        incidentNumber: number,
        finding: 'agrees',
        note: 'About the incident.',
      }),
    })
    await recordNew(db, app.act(), sampledRecordKind, {
      values: aSampledRecord({ ...at, note: 'The nurse saw k-77 and S-9.' }),
    })
    const about = async (pseudonym: string, kind = 'child') => {
      await scrutineer.open('/subject-access')
      const page = await scrutineer.send({
        establishmentId: ash,
        kind,
        pseudonym,
        format: 'page',
      })
      return page.text
    }
    expect(await about('K-12')).toContain('About the incident.')
    expect(await about('K-12')).not.toContain('The nurse saw')
    expect(await about('K-77')).toContain('The nurse saw k-77')
    expect(await about('S-9', 'staff')).toContain('The nurse saw')
    for (const none of ['K-7', '77', 'K-*', 'K-?7', '[k]-77'])
      expect(await about(none)).not.toContain('The nurse saw')
  })
})
