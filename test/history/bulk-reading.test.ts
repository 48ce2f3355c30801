import { beforeEach, describe, expect, it } from 'vitest'
import { write } from '../../server/database/write.ts'
import { contents } from '../../server/kinds.ts'
import { sealWith } from '../../server/keys.ts'
import { record } from '../../server/history/record.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { anIncident, stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'

const ids: string[] = []
let app: TestApp
let head: Browser

beforeEach(async () => {
  app = await startApp()
  ids.length = 0
  for (let place = 0; place < 62; place += 1) ids.push((await stored(app, anIncident())).id)
  head = await app.signedIn(app.people.head)
})

const read = async (from: number, to: number) => {
  for (const id of ids.slice(from, to)) expect((await head.open(`/incidents/${id}`)).status).toBe(200)
}

const alerts = async () =>
  (
    await app.parts.db
      .selectFrom('historyEvent')
      .select(['at', 'details'])
      .where('act', '=', 'read in bulk')
      .where('whoId', '=', app.people.head.id)
      .orderBy('seq')
      .execute()
  ).map(({ at, details }) => [at, details])

const homeOf = async (person: { email: string }) => (await (await app.signedIn(person)).open('/')).text

describe('reading in bulk', { timeout: 60_000 }, () => {
  it('is more than sixty different records in ten minutes, and told once', async () => {
    await read(0, 60)
    await read(0, 5)
    await head.open(`/incidents/${ids[0] ?? ''}/history`)
    expect(await alerts()).toEqual([])
    expect(await homeOf(app.people.scrutineer)).not.toContain('Many records opened')
    await read(60, 62)
    expect(await alerts()).toEqual([['2019-06-03T09:00:00.000Z', '{"minutes":10,"records":61}']])
    const { parts } = app
    expect((await verifyHistory(parts.db, sealWith(parts.keys.history), contents)).sound).toBe(true)
  })

  it('stands on the home page of the scrutineer and of the business manager, without what was read', async () => {
    await read(0, 61)
    for (const person of [app.people.scrutineer, app.people.businessManager]) {
      const text = await homeOf(person)
      expect(text).toContain('Many records opened in a short time')
      expect(text).toContain('Test head 2')
      expect(text).toContain('61 different records within 10 minutes, by 3 June 2019')
      expect(text).not.toContain('ASH-2019')
    }
    expect((await head.open('/')).text).not.toContain('Many records opened')
  })

  it('of which there is more than ten home pages say how many more, and where they stand', async () => {
    const act = { ...app.act(), who: { id: app.people.head.id, role: 'head' } }
    const told = { act: 'read in bulk', subject: 'person', subjectId: act.who.id }
    for (let records = 61; records <= 72; records += 1)
      await write(app.parts.db, act, (tx) => record(tx, act, { ...told, details: { records, minutes: 10 } }))
    for (const person of [app.people.scrutineer, app.people.businessManager]) {
      const reader = await app.signedIn(person)
      const home = await reader.open('/')
      expect(home.text.match(/different records within 10 minutes/g)).toHaveLength(10)
      const listed = await reader.open(home.link('And 2 more') ?? 'none')
      expect(listed.text.match(/Read in bulk/g)).toHaveLength(12)
    }
  })

  it('is not what somebody reads over a longer time, and is told again when it goes on', async () => {
    await read(0, 31)
    app.at('2019-06-03T09:10:00.001Z')
    await read(31, 62)
    expect(await alerts()).toEqual([])
    await read(0, 31)
    app.at('2019-06-03T09:20:00.002Z')
    await read(0, 62)
    expect((await alerts()).map(([at]) => at)).toEqual([
      '2019-06-03T09:10:00.001Z',
      '2019-06-03T09:20:00.002Z',
    ])
  })
})
