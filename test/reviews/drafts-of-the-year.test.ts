import { beforeEach, describe, expect, it } from 'vitest'
import { beginDraft } from '../../server/records/actions.ts'
import { countOpenIncidentDrafts } from '../../server/reviews/queries.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { begin } from './steps.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

const draft = { kind: 'incident', subjectId: null, baseVersion: null }

/** A head begins an incident, and has typed so much of its day. */
function begun(typed: Record<string, string>): Promise<string> {
  const who = { id: app.people.head.id, role: 'head' }
  return beginDraft(app.parts.db, { ...app.act(), who }, draft, typed)
}

const day = (text: string) => {
  const [year = '', month = '', date = ''] = text.split('-')
  return { 'happenedAt-day': date, 'happenedAt-month': month, 'happenedAt-year': year }
}

describe('the check before a review is signed', () => {
  it('counts incidents begun and not submitted whose day lies in the year', async () => {
    for (const each of ['2018-03-31', '2018-04-01', '2019-03-31', '2019-04-01']) await begun(day(each))
    const counts = [2017, 2018, 2019].map((year) => countOpenIncidentDrafts(app.parts.db, year))
    expect(await Promise.all(counts)).toEqual([1, 2, 1])
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    expect((await browser.open('/reviews/2018/signature')).text).toContain(
      '2 incident records are begun and not submitted',
    )
  })

  it.each([{}, { 'happenedAt-day': '3' }, day('2018-02-31')])(
    'counts one whose day is not known yet (%j) in the year that it was begun in',
    async (typed) => {
      app.at('2019-03-31T22:59:00.000Z')
      await begun(typed)
      app.at('2019-03-31T23:01:00.000Z')
      await begun(typed)
      const counts = [2017, 2018, 2019].map((year) => countOpenIncidentDrafts(app.parts.db, year))
      expect(await Promise.all(counts)).toEqual([0, 1, 1])
    },
  )

  it('says nothing of drafts of other years', async () => {
    await begun(day('2019-05-01'))
    const browser = await app.signedIn(app.people.scrutineer)
    await begin(browser)
    expect((await browser.open('/reviews/2018')).text).not.toContain('not submitted')
  })
})
