import { describe, expect, it } from 'vitest'
import { incidentFacts } from '../../server/incidents/facts.ts'
import { startApp } from '../support/app.ts'
import { ash } from '../support/people.ts'
import { aChild, corrected, stored } from './incident.ts'

const year = { from: '2018-04-01', to: '2019-03-31' }

describe('the facts of a year’s incidents', () => {
  it('hold what the review counts, lists in their order', async () => {
    const app = await startApp()
    await stored(app, {
      happenedAt: '2018-07-01T10:00:00+01:00',
      reasonsOther: ['verbal-threat', 'damage'],
      techniques: [
        { technique: 'wrist-flexion', uses: 3 },
        { technique: 'arm-hold', uses: 2 },
      ],
      warningSigns: ['vomiting', 'breathing'],
      staffInjuryMinorTreated: 2,
      children: [aChild({ pseudonym: 'K-13', injury: 'minor' }), aChild()],
    })
    const [fact] = await incidentFacts(app.parts.db, year)
    expect(fact).toMatchObject({
      number: 'ASH-2018-0001',
      establishmentId: ash,
      corrections: 0,
      reasonPrimary: 'fight',
      reasonsOther: ['damage', 'verbal-threat'],
      techniques: [
        { name: 'Wrist flexion', level: 'pain-inducing', uses: 3 },
        { name: 'Arm hold', level: 'low', uses: 2 },
      ],
      warningSigns: ['breathing', 'vomiting'],
      staffInjuries: { minor: 0, minorTreated: 2, serious: 0 },
      safeguardingDecision: 'no-concern',
    })
    expect(fact?.children.map(({ injury }) => injury)).toEqual(['minor', 'none'])
    expect(fact?.children[0]).not.toHaveProperty('incidentId')
    expect(fact).not.toHaveProperty('version')
  })

  it('take in the first and the last day, by local time, and nothing beyond', async () => {
    const app = await startApp()
    for (const happenedAt of [
      '2018-03-31T23:59:00+01:00',
      '2018-04-01T00:00:00+01:00',
      '2019-03-31T23:59:00+01:00',
      '2019-04-01T00:00:00+01:00',
    ])
      await stored(app, { happenedAt })
    const facts = await incidentFacts(app.parts.db, year)
    expect(facts.map(({ happenedAt }) => happenedAt)).toEqual([
      '2018-04-01T00:00:00+01:00',
      '2019-03-31T23:59:00+01:00',
    ])
  })

  it('count a withdrawal until it is consented to', async () => {
    const app = await startApp()
    const { db } = app.parts
    const happened = { happenedAt: '2018-07-01T10:00:00+01:00' }
    const asked = await stored(app, happened)
    const withdrawn = await stored(app, happened)
    await db
      .updateTable('incident')
      .set({ standing: 'withdrawal-asked' })
      .where('id', '=', asked.id)
      .execute()
    await db
      .updateTable('incident')
      .set({ standing: 'withdrawn', version: 3 })
      .where('id', '=', withdrawn.id)
      .execute()
    expect((await incidentFacts(db, year)).map(({ id }) => id)).toEqual([asked.id])
  })

  it('say how often a record was corrected', async () => {
    const app = await startApp()
    const { id } = await stored(app, { happenedAt: '2018-07-01T10:00:00+01:00' })
    for (const durationMinutes of [5, 6])
      await corrected(app, id, { happenedAt: '2018-07-01T10:00:00+01:00', durationMinutes })
    expect((await incidentFacts(app.parts.db, year))[0]?.corrections).toBe(2)
  })

  it('of an empty year are none', async () => {
    const app = await startApp()
    expect(await incidentFacts(app.parts.db, year)).toEqual([])
  })
})
