import { describe, expect, it } from 'vitest'
import { clockWatch } from '../../server/history/clock-watch.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { contents } from '../../server/kinds.ts'
import { sealWith } from '../../server/keys.ts'
import { startApp, type TestApp } from '../support/app.ts'

const jumps = ({ parts }: TestApp) =>
  parts.db
    .selectFrom('historyEvent')
    .select(['at', 'details'])
    .where('act', '=', 'clock went back')
    .orderBy('seq')
    .execute()

describe('a clock that goes back', () => {
  it('is written down, once, and the history holds and goes on', async () => {
    const app = await startApp()
    const look = await clockWatch(app.parts)
    await look()
    app.at('2019-06-03T08:00:00.000Z')
    await look()
    await look()
    app.at('2019-06-03T07:59:30.000Z')
    await look()
    expect(await jumps(app)).toEqual([{ at: '2019-06-03T08:00:00.000Z', details: '{"seconds":3600}' }])
    expect((await app.signedIn(app.people.lado)).page.name).toBe('home')
    const verdict = await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
    expect(verdict.sound).toBe(true)
  })

  it('is written down where it went back while the service was stopped', async () => {
    const app = await startApp()
    await app.signedIn(app.people.lado)
    app.at('2019-05-01T09:00:00.000Z')
    await (
      await clockWatch(app.parts)
    )()
    expect(await jumps(app)).toHaveLength(1)
  })

  it('ends every session, and none is there again when it is put right', async () => {
    const app = await startApp()
    const lado = await app.signedIn(app.people.lado)
    app.at('2019-06-03T08:00:00.000Z')
    expect((await lado.open('/lado-contacts')).name).toBe('sign-in')
    app.at('2019-06-03T09:00:30.000Z')
    expect((await lado.open('/lado-contacts')).name).toBe('sign-in')
  })

  it('numbers no record twice', async () => {
    const app = await startApp()
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await scrutineer.open('/visits')
    app.at('2019-06-03T08:59:30.000Z')
    await scrutineer.open('/visits?establishment=x')
    const rows = await app.parts.db.selectFrom('historyEvent').select(['seq']).orderBy('seq').execute()
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, place) => place + 1))
  })
})
