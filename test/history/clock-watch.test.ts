import { describe, expect, it } from 'vitest'
import { clockWatch } from '../../server/history/clock-watch.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { contents } from '../../server/kinds.ts'
import { sealWith } from '../../server/keys.ts'
import { startApp, type TestApp } from '../support/app.ts'

const jumps = ({ parts }: TestApp) =>
  parts.db
    .selectFrom('historyEvent')
    .select(['at', 'act', 'details'])
    .where('act', 'like', 'clock went %')
    .orderBy('seq')
    .execute()

describe('a clock that is set', () => {
  it('is written down, once, and the history holds and goes on', async () => {
    const app = await startApp()
    const look = await clockWatch(app.parts)
    await look()
    app.at('2019-06-03T08:00:00.000Z')
    await look()
    await look()
    app.at('2019-06-03T07:59:30.000Z')
    await look()
    expect(await jumps(app)).toEqual([
      { at: '2019-06-03T08:00:00.000Z', act: 'clock went back', details: '{"seconds":3600}' },
    ])
    expect((await (await app.signedIn(app.people.lado)).open('/')).name).toBe('home')
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

  it('is written down when it is set ahead too, and when it is put right again', async () => {
    const app = await startApp()
    const look = await clockWatch(app.parts, () => 0)
    app.at('2019-06-10T09:00:00.000Z')
    await look()
    app.at('2019-06-03T09:00:05.000Z')
    await look()
    expect((await jumps(app)).map(({ act, details }) => [act, details])).toEqual([
      ['clock went ahead', '{"seconds":604800}'],
      ['clock went back', '{"seconds":604795}'],
    ])
  })

  it('is not taken to be ahead for the time that passed, nor back where it was put right by little', async () => {
    const app = await startApp()
    let secondsOn = 0
    const look = await clockWatch(app.parts, () => secondsOn)
    secondsOn = 3600
    app.at('2019-06-03T10:00:00.000Z')
    await look()
    app.at('2019-06-03T09:59:30.000Z')
    await look()
    expect(await jumps(app)).toEqual([])
  })

  it('is written down where it was set back little by little', async () => {
    const app = await startApp()
    const look = await clockWatch(app.parts, () => 0)
    for (const at of ['08:59:15', '08:58:30', '08:57:45']) {
      app.at(`2019-06-03T${at}.000Z`)
      await look()
    }
    expect((await jumps(app)).map(({ details }) => details)).toEqual(['{"seconds":90}'])
  })

  it('is written down as soon as there is room again, where there was none when it was set', async () => {
    const app = await startApp()
    let secondsOn = 0
    const look = await clockWatch(app.parts, () => secondsOn)
    app.parts.opened.connection.pragma('query_only = on')
    secondsOn = 10
    app.at('2019-06-03T08:00:10.000Z')
    await expect(look()).rejects.toThrow(/readonly/)
    app.parts.opened.connection.pragma('query_only = off')
    secondsOn = 20
    app.at('2019-06-03T08:00:20.000Z')
    await look()
    await look()
    expect(await jumps(app)).toEqual([
      { at: '2019-06-03T08:00:20.000Z', act: 'clock went back', details: '{"seconds":3600}' },
    ])
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
