import { beforeEach, describe, expect, it } from 'vitest'
import { contactKind } from '../../server/contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { startAppAfter, type TestApp } from '../support/app.ts'
import { aContact } from '../support/records.ts'
import { beginCorrection, bothOpinions, released, sign, storedInTheYear, writeOpinions } from './steps.ts'

let app: TestApp
beforeEach(async () => {
  app = await startAppAfter(released)
})

const everybody = ['scrutineer', 'businessManager', 'partner', 'head', 'otherHead', 'lado'] as const
const textFor = async (who: (typeof everybody)[number]) =>
  (await (await app.signedIn(app.people[who])).open('/reviews/2018')).text

describe('the page of a signed review', () => {
  it.each(everybody)('tells the %s that nothing of its year changed since', async (who) => {
    expect(await textFor(who)).toContain(
      'No record of its year was recorded or changed since this review was signed.',
    )
  })

  it('tells everybody how many records changed since and that it does not, and the two who work on it which', async () => {
    app.at('2019-07-01T09:00:00.000Z')
    await storedInTheYear(app)
    await storedInTheYear(app)
    await recordNew(app.parts.db, app.act(), contactKind, { values: aContact({ contactedOn: '2018-09-03' }) })
    for (const who of everybody) {
      const text = await textFor(who)
      const knowsKinds = who === 'scrutineer' || who === 'businessManager'
      expect(text).toContain(
        `Since this review was signed, 3 records of its year were recorded or changed${
          knowsKinds ? ': 2 incidents and 1 contact of the scrutineer' : ''
        }. This document does not change: it says what was known on 3 June 2019, also under “What needs an answer now”.`,
      )
      if (!knowsKinds) expect(text).not.toContain('2 incidents')
    }
  })

  it('counts for a partner from the version that they read, while the next one is signed and not released', async () => {
    app.at('2019-07-01T09:00:00.000Z')
    await storedInTheYear(app)
    app.at('2019-07-02T09:00:00.000Z')
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await beginCorrection(scrutineer, 'One incident came late.')
    await sign(scrutineer)
    expect(await textFor('scrutineer')).toContain('No record of its year')
    expect(await textFor('partner')).toContain('1 record of its year was recorded or changed. ')
  })
})

describe('the opinion on the page of a signed review', () => {
  it.each(['partner', 'head', 'lado'] as const)('is shown to the %s as it was signed', async (who) => {
    const text = await textFor(who)
    expect(text).toContain('The scrutineer’s opinion, as signed')
    expect(text).toContain('Records are late too often.')
    expect(text).toContain('Children said that they feel safe.')
    const page = await (await app.signedIn(app.people[who])).open('/reviews/2018')
    expect(page.link('See it in the review')).toBe('/reviews/2018/report?edition=partners#opinion')
  })

  it('is the one that was signed, whatever is written for the next version', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await beginCorrection(scrutineer, 'One opinion was wrong.')
    await writeOpinions(scrutineer, { ...bothOpinions, [Object.keys(bothOpinions)[1] ?? '']: 'Better now.' })
    expect(await textFor('scrutineer')).toContain('Better now.')
    expect(await textFor('partner')).not.toContain('Better now.')
    expect(await textFor('partner')).toContain('Records are late too often.')
  })

  it('is a look at the review, once in ten minutes', async () => {
    const looks = async () =>
      (
        await app.parts.db
          .selectFrom('historyEvent')
          .select('seq')
          .where('subject', '=', 'review')
          .where('act', '=', 'viewed')
          .where('whoId', '=', app.people.partner.id)
          .execute()
      ).length
    await textFor('partner')
    await textFor('partner')
    expect(await looks()).toBe(1)
  })
})
