import { beforeEach, describe, expect, it } from 'vitest'
import { meetingFacts } from '../../server/qa-meetings/facts.ts'
import { meetingKind } from '../../server/qa-meetings/kind.ts'
import { meetingContent, openActions } from '../../server/qa-meetings/queries.ts'
import type { Person } from '../../server/access/person.ts'
import type { Db } from '../../server/database/schema.ts'
import { recordNew } from '../../server/records/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { incidentRow } from '../support/incident-row.ts'
import { ash, birch } from '../support/people.ts'
import { recordMeeting } from './fixtures.ts'

/** One incident of January 2019 with one child, at this establishment. */
async function anIncident(db: Db, establishmentId: string, serial: number): Promise<void> {
  const id = `00000000-0000-4000-8000-0000000020${serial}`
  await db
    .insertInto('incident')
    .values({
      ...incidentRow({ id, number: `X-2018-${serial}`, establishmentId, serial }),
      year: 2018,
      happenedAt: '2019-01-10T14:35:00+00:00',
      writtenAt: '2019-01-10T18:00:00+00:00',
      behaviour: 'He told nobody',
      recordedAt: '2019-01-11T09:00:00.000Z',
    })
    .execute()
}

const rpi = 'Incidents: restrictive physical intervention'
const rowOf = (rows: string[][], label: string) => rows.find((row) => row[0] === label)

describe('a meeting’s dataset', () => {
  let app: TestApp
  let address: string
  beforeEach(async () => {
    app = await startApp()
    await anIncident(app.parts.db, ash, 11)
    await anIncident(app.parts.db, ash, 12)
    await anIncident(app.parts.db, birch, 13)
    address = await recordMeeting(await app.signedIn(app.people.businessManager))
  })

  it('counts each establishment’s quarter, without anything that was written', async () => {
    const page = await (await app.signedIn(app.people.businessManager)).open(address)
    expect(rowOf(page.rows('Ash House'), rpi)).toEqual([
      rpi,
      '2',
      'No records',
      'No records',
      '2 (1 of 3 months)',
    ])
    expect(rowOf(page.rows('Birch House'), rpi)).toEqual([
      rpi,
      '1',
      'No records',
      'No records',
      '1 (1 of 3 months)',
    ])
    expect(page.text).not.toContain('He told nobody')
  })

  it('leaves out an establishment that opened later, and shows one of which something is recorded', async () => {
    const later = { fromOn: '2024-06-01' }
    await app.parts.db
      .updateTable('establishmentAttribute')
      .set(later)
      .where('establishmentId', '=', birch)
      .execute()
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open(address)).rows('Birch House')).not.toEqual([])
    await app.parts.db
      .updateTable('incident')
      .set({ standing: 'withdrawn' })
      .where('establishmentId', '=', birch)
      .execute()
    expect((await manager.open(address)).rows('Birch House')).toEqual([])
  })

  it('says once what is not recorded', async () => {
    const page = await (await app.signedIn(app.people.businessManager)).open(address)
    expect(page.text.match(/separations and their hours/g)).toHaveLength(1)
  })

  it('shows a head of safeguarding the own establishment only', async () => {
    const page = await (await app.signedIn(app.people.otherHead)).open(address)
    expect(rowOf(page.rows('Birch House'), rpi)).toEqual([
      rpi,
      '1',
      'No records',
      'No records',
      '1 (1 of 3 months)',
    ])
    expect(page.rows('Ash House')).toEqual([])
  })

  it('shows a partner that was invited all of it', async () => {
    const page = await (await app.signedIn(app.people.partner)).open(address)
    expect(page.rows('Ash House')).not.toEqual([])
    expect(page.rows('Birch House')).not.toEqual([])
  })
})

describe('what others ask of the meetings', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
    await recordMeeting(await app.signedIn(app.people.businessManager))
  })

  it('gives the review the meeting about January to March, held in April', async () => {
    const facts = await meetingFacts(app.parts.db, { from: '2018-04-01', to: '2019-03-31' })
    expect(facts).toMatchObject([
      {
        year: 2018,
        quarter: 'Q4',
        metOn: '2019-04-16',
        daysUsed: 0.25,
        attendance: [
          { organisation: 'head-of-safeguarding', attendance: 'present' },
          { organisation: 'police', attendance: 'apologies' },
        ],
        minutesApprovedOn: null,
      },
    ])
    expect(facts[0]?.actions[0]).toEqual({
      text: 'Buy cameras',
      owner: 'Establishment, governor or director, head of operations',
      dueOn: '2019-05-31',
      status: 'in-progress',
    })
    expect(await meetingFacts(app.parts.db, { from: '2019-04-01', to: '2020-03-31' })).toEqual([])
  })

  it('lists unfinished actions and says which are overdue', async () => {
    const viewer = { ...app.people.businessManager, name: '', organisation: null } satisfies Person
    const actions = await openActions(app.parts.db, viewer, '2019-06-03')
    expect(actions.map(({ action, isOverdue }) => [action, isOverdue])).toEqual([['Buy cameras', true]])
  })

  it('refuses a second meeting of a quarter in the act itself, and keeps the first', async () => {
    const content = await meetingContent(app.parts.db, await onlyMeeting(app.parts.db))
    if (content === undefined) throw new Error('There is a meeting')
    const again = recordNew(app.parts.db, app.act(), meetingKind, { values: content })
    await expect(again).rejects.toThrow('This quarter has its meeting already')
    expect(await app.parts.db.selectFrom('qaAction').select('action').execute()).toHaveLength(2)
  })
})

const onlyMeeting = async (db: Db): Promise<string> =>
  (await db.selectFrom('qaMeeting').select('id').executeTakeFirstOrThrow()).id
