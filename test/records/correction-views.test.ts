import { beforeEach, describe, expect, it } from 'vitest'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { correctRecord, recordNew } from '../../server/records/actions.ts'
import type { Person } from '../../server/access/person.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { aVisit } from '../support/records.ts'

let app: TestApp
let lado: Browser

beforeEach(async () => {
  app = await startApp()
  lado = await app.signedIn(app.people.lado)
})

const aContact = async () =>
  (await recordNew(app.parts.db, app.act(), ladoContactKind, { values: aLadoContact() })).id

/** Presses “Correct this” without a look at the record's own page. */
async function correct(browser: Browser, path: string) {
  await browser.open('/')
  const { hidden } = browser.page.form('/sign-out')
  return browser.post(`${path}/correction`, { _csrf: hidden['_csrf'] ?? '' })
}

const looks = async (act = 'viewed') =>
  (
    await app.parts.db
      .selectFrom('historyEvent')
      .select(['at', 'subjectId'])
      .where('act', '=', act)
      .where('whoId', '=', app.people.lado.id)
      .orderBy('seq')
      .execute()
  ).map(({ at, subjectId }) => [at.slice(11, 16), subjectId])

describe('who corrects a record', () => {
  it('has looked at it, though its own page was never opened', async () => {
    const id = await aContact()
    const page = await correct(lado, `/lado-contacts/${id}`)
    expect(page.text).toContain('Held by the neck')
    expect(await looks()).toEqual([['09:00', id]])
  })

  it('looks once while they are at it, and again when they come back', async () => {
    const id = await aContact()
    await lado.open(`/lado-contacts/${id}`)
    const { path } = await correct(lado, `/lado-contacts/${id}`)
    await lado.open(`${path}/allegation`)
    await lado.open(path)
    expect(await looks()).toEqual([['09:00', id]])
    app.at('2019-06-03T09:20:00.000Z')
    await lado.open(`${path}/allegation`)
    await lado.open(path)
    expect(await looks()).toEqual([
      ['09:00', id],
      ['09:20', id],
    ])
  })

  it('looks at what stands, where somebody else was quicker', async () => {
    const id = await aContact()
    await correct(lado, `/lado-contacts/${id}`)
    const person: Person = { ...app.people.lado, name: '', organisation: null }
    const [values, reason] = [aLadoContact({ account: 'Held by the arm.' }), 'Read again']
    const other = { id, version: 1, values, reason, person, today: '2019-06-03' }
    await correctRecord(app.parts.db, app.act(), ladoContactKind, other)
    await lado.send({ reason: 'Mine' })
    expect([lado.page.status, lado.page.text.includes('Held by the arm')]).toEqual([409, true])
    expect(await looks()).toEqual([
      ['09:00', id],
      ['09:00', id],
    ])
  })

  it('who reads more than sixty that way raises the alert', { timeout: 60_000 }, async () => {
    for (let place = 0; place < 62; place += 1) await correct(lado, `/lado-contacts/${await aContact()}`)
    expect(await looks()).toHaveLength(62)
    expect(await looks('read in bulk')).toHaveLength(1)
  })

  it('leaves no look at a record of a kind whose looks are none', async () => {
    const { id } = await recordNew(app.parts.db, app.act(), visitKind, { values: aVisit() })
    await correct(await app.signedIn(app.people.scrutineer), `/visits/${id}`)
    const { db } = app.parts
    expect(await db.selectFrom('historyEvent').selectAll().where('act', '=', 'viewed').execute()).toEqual([])
  })
})
