import { beforeEach, describe, expect, it } from 'vitest'
import { beginReview, writeCommentary } from '../../server/reviews/actions.ts'
import { loadReviewFacts } from '../../server/reviews/load-facts.ts'
import { insertOutsideCount } from '../../server/returns/outside-counts/actions.ts'
import { stored } from '../incidents/incident.ts'
import { signMonth } from '../returns/signing.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash } from '../support/people.ts'

describe('the facts of a review', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })
  const facts = (year = 2018) =>
    loadReviewFacts(app.parts.db, { year, now: '2019-06-03T23:30:00.000Z', demonstration: ['Invented'] })
  const happened = (day: string) =>
    stored(app, { happenedAt: `${day}T12:00:00+00:00`, writtenAt: null, signedAt: null })

  it('are those of a year without any record', async () => {
    const { establishments, settings, ...rest } = await facts()
    expect(establishments.map(({ name }) => name)).toEqual(['Ash House', 'Birch House'])
    expect(settings).toMatchObject({
      rollLimit: 20,
      indicativeLimit: 100,
      allowanceDays: 6,
      smallCountLimit: 6,
    })
    expect(rest).toEqual({
      year: 2018,
      // Half past midnight in London, though not yet in Greenwich.
      dataTo: '2019-06-04',
      version: 1,
      demonstration: ['Invented'],
      incidents: [],
      ladoContacts: [],
      visits: [],
      contacts: [],
      meetings: [],
      publishedFigures: rest.publishedFigures,
      outsideCounts: [],
      opinions: [],
      commentaries: [],
      gaps: [],
      publicTexts: [],
      numberDecisions: [],
    })
  })

  it('hold the incidents from 1 April to 31 March, and the year before where there is one', async () => {
    for (const day of ['2018-03-31', '2018-04-01', '2019-03-31', '2019-04-01']) await happened(day)
    const found = await facts()
    const days = (incidents: { happenedAt: string }[] = []) =>
      incidents.map(({ happenedAt }) => happenedAt.slice(0, 10)).sort()
    expect(days(found.incidents)).toEqual(['2018-04-01', '2019-03-31'])
    expect(days(found.lastYear?.incidents)).toEqual(['2018-03-31'])
    expect((await facts(2017)).lastYear).toBeUndefined()
  })

  it('hold how many incidents a month’s return was signed for', async () => {
    const june = { establishmentId: ash, month: '2018-06' }
    await happened('2018-06-04')
    await signMonth(app, june)
    await happened('2018-06-05')
    const found = await facts()
    expect(found.establishments.find(({ id }) => id === ash)?.returns).toEqual([
      { month: '2018-06', confirmed: 'every-incident', incidents: 1 },
    ])
    expect(found.incidents).toHaveLength(2)
  })

  it('hold what other sources counted in the months of the year', async () => {
    const { db } = app.parts
    const count = {
      source: 'ycs' as const,
      establishmentId: ash,
      count: 3,
      origin: 'Monthly return',
      receivedOn: '2019-05-02',
      explanation: 'Counted by child.',
      privateNotes: '',
    }
    const record = (month: string) =>
      db.transaction().execute((tx) => insertOutsideCount(tx, app.act(), { ...count, month }))
    for (const month of ['2018-03', '2018-04', '2019-03', '2019-04']) await record(month)
    expect((await facts()).outsideCounts).toEqual(
      ['2018-04', '2019-03'].map((month) => ({
        source: 'ycs',
        establishmentId: ash,
        month,
        count: 3,
        explanation: 'Counted by child.',
      })),
    )
  })

  it('say whose a commentary is and whether the scrutineer adopted it', async () => {
    const { businessManager, scrutineer } = app.people
    const as = ({ id, role }: { id: string; role: string }) => ({ ...app.act(), who: { id, role } })
    const { db } = app.parts
    await beginReview(db, as(scrutineer), 2018)
    const write = (person: { id: string; role: string }, seen: number, section: 'method' | 'records') =>
      writeCommentary(db, as(person), { year: 2018, seen, section, commentary: 'Words.' })
    await write(businessManager, 1, 'method')
    await write(scrutineer, 2, 'records')
    expect((await facts()).commentaries).toEqual([
      { section: 'method', text: 'Words.', writtenBy: 'Test business-manager 6', adopted: false },
      { section: 'records', text: 'Words.', writtenBy: 'Test scrutineer 1', adopted: true },
    ])
    expect((await facts(2017)).commentaries).toEqual([])
  })
})
