import { beforeEach, describe, expect, it } from 'vitest'
import { daysUsed } from '../../server/contacts/day-queries.ts'
import { contactFacts } from '../../server/contacts/facts.ts'
import { contactKind } from '../../server/contacts/kind.ts'
import type { Contact } from '../../server/contacts/form.ts'
import type { Meeting } from '../../server/qa-meetings/form.ts'
import { meetingKind } from '../../server/qa-meetings/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import type { Visit } from '../../server/visits/sections.ts'
import { visitFacts } from '../../server/visits/facts.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash } from '../support/people.ts'
import * as records from '../support/records.ts'

const year = { from: '2018-04-01', to: '2019-03-31' }

const aContact = (changes: Partial<Contact> = {}): Contact =>
  records.aContact({ contactedOn: '2018-06-01', withRole: 'head', daysUsed: '0.25', ...changes })

const aVisit = (changes: Partial<Visit> = {}): Visit =>
  records.aVisit({
    visitedOn: '2018-06-01',
    announcement: 'announced',
    daysUsed: '1',
    purposes: [],
    concerns: [],
    ...changes,
  })

describe('a year of the scrutineer’s work', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })
  const log = (...contacts: Contact[]) =>
    contacts.reduce<Promise<unknown>>(
      (before, values) => before.then(() => recordNew(app.parts.db, app.act(), contactKind, { values })),
      Promise.resolve(),
    )
  const meet = (differs: Partial<Meeting>) =>
    recordNew(app.parts.db, app.act(), meetingKind, { values: records.aMeeting(differs) })
  const visit = (values: Visit) => recordNew(app.parts.db, app.act(), visitKind, { values })

  it('counts the contacts of its first and last day and none beyond', async () => {
    await log(
      aContact({ contactedOn: '2019-03-31', kind: 'review', withRole: 'none', way: 'not-applicable' }),
      aContact({ contactedOn: '2018-04-01' }),
      aContact({ contactedOn: '2018-03-31' }),
      aContact({ contactedOn: '2019-04-01' }),
    )
    expect(await contactFacts(app.parts.db, year)).toEqual([
      { kind: 'contact', contactedOn: '2018-04-01', withRole: 'head', daysUsed: 0.25 },
      { kind: 'review', contactedOn: '2019-03-31', withRole: 'none', daysUsed: 0.25 },
    ])
  })

  it('counts the visits of its first and last day, with purposes and concerns', async () => {
    const concern = { concern: 'Cameras', level: 'high', toldTo: 'Governor', toldOn: null } as const
    await visit(aVisit({ visitedOn: '2019-03-31' }))
    await visit(
      aVisit({ visitedOn: '2018-04-01', purposes: ['culture', 'restraint'], concerns: [concern, concern] }),
    )
    await visit(aVisit({ visitedOn: '2019-04-01' }))
    const facts = await visitFacts(app.parts.db, year)
    expect(facts).toEqual([
      {
        establishmentId: ash,
        visitedOn: '2018-04-01',
        announcement: 'announced',
        purposes: ['restraint', 'culture'],
        daysUsed: 1,
        childrenSpokenTo: 6,
        staffSpokenTo: 5,
        recordsSeen: 12,
        safeguarded: 'partly',
        wellbeing: 'yes',
        concerns: 2,
      },
      expect.objectContaining({ visitedOn: '2019-03-31', purposes: [], concerns: 0 }),
    ])
  })

  it('adds up the days of visits and contacts in it, and of the meetings about its quarters', async () => {
    await visit(aVisit({ daysUsed: '1' }))
    await visit(aVisit({ daysUsed: '0.75', visitedOn: '2019-03-31' }))
    await visit(aVisit({ visitedOn: '2019-04-01' }))
    await log(aContact(), aContact({ daysUsed: '0.5' }), aContact({ contactedOn: '2018-03-31' }))
    await meet({ year: '2018', quarter: 'Q1', metOn: '2018-07-01', daysUsed: '0.5' })
    await meet({ year: '2018', quarter: 'Q4', metOn: '2019-04-02', daysUsed: '0.25' })
    await meet({ year: '2017', quarter: 'Q4', metOn: '2018-04-10', daysUsed: '1' })
    expect(await daysUsed(app.parts.db, 2018)).toEqual({
      visits: 1.75,
      contacts: 0.75,
      meetings: 0.75,
      total: 3.25,
    })
    expect(await daysUsed(app.parts.db, 2010)).toEqual({ visits: 0, contacts: 0, meetings: 0, total: 0 })
  })
})
