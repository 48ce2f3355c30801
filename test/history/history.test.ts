import { beforeEach, describe, expect, it } from 'vitest'
import { write } from '../../server/database/write.ts'
import { canonical } from '../../server/history/canonical.ts'
import { record, recordVersion, sealedText } from '../../server/history/record.ts'
import { verifyHistory, type Verdict } from '../../server/history/verify.ts'
import { sealWith } from '../../server/keys.ts'
import { startApp, type TestApp } from '../support/app.ts'

let app: TestApp
const stands = { name: 'as recorded' }

beforeEach(async () => {
  app = await startApp({}, { people: false })
  stands.name = 'as recorded'
  for (const place of [1, 2, 3, 4]) {
    await write(app.parts.db, app.act(), (tx) =>
      record(tx, app.act(), { act: 'signed in', subject: 'session', details: { place } }),
    )
  }
  await write(app.parts.db, app.act(), (tx) =>
    recordVersion(tx, app.act(), {
      act: 'recorded',
      subject: 'thing',
      subjectId: 'one',
      version: 1,
      content: stands,
      reason: '',
    }),
  )
})

const verify = (): Promise<Verdict> =>
  verifyHistory(app.parts.db, sealWith(app.parts.keys.history), {
    thing: (_db, ids) => Promise.resolve(new Map(ids.map((id) => [id, stands]))),
  })

const tamper = (sql: string) => {
  const { connection } = app.parts.opened
  connection.exec(
    'drop trigger history_event_kept; drop trigger history_event_whole; drop trigger record_version_kept; drop trigger record_version_whole',
  )
  connection.pragma('foreign_keys=OFF')
  connection.exec(sql)
}

describe('the history', () => {
  it('holds when nobody touched it', async () => {
    expect(await verify()).toMatchObject({ sound: true, events: 5, versions: 1 })
  })

  it.each([
    ['an edited event', "update history_event set act = 'viewed' where seq = 2", 2],
    ['a changed time', "update history_event set at = '2019-01-01T00:00:00.000Z' where seq = 3", 3],
    ['a deleted middle', 'delete from history_event where seq = 3', 3],
    [
      'two swapped',
      'update history_event set seq = 99 where seq = 2; update history_event set seq = 2 where seq = 3; update history_event set seq = 3 where seq = 99',
      2,
    ],
    [
      'one inserted',
      "insert into history_event select 6, at, who_id, who_role, act, subject, subject_id, establishment_id, version, details, digest, seal, 'made up' from history_event where seq = 5",
      6,
    ],
    ['an edited version', "update record_version set content = '{}'", 5],
    [
      'a version without its event',
      "insert into record_version select 6, subject, 'two', 1, content, reason, digest from record_version",
      0,
    ],
    ['a deleted version', 'delete from record_version', 5],
  ])('finds %s', async (_what, sql, at) => {
    tamper(sql)
    expect(await verify()).toMatchObject({ sound: false, at })
  })

  it('finds a record that is not what was recorded', async () => {
    stands.name = 'edited with a shell'
    expect(await verify()).toMatchObject({
      sound: false,
      at: 5,
      why: 'thing as recorded (one) is not what event 5 recorded: name',
    })
  })

  it('names the lowest event where several do not hold', async () => {
    for (const subjectId of ['aa', 'zz'])
      await write(app.parts.db, app.act(), (tx) =>
        recordVersion(tx, app.act(), {
          act: 'recorded',
          subject: 'thing',
          subjectId,
          version: 1,
          content: stands,
          reason: '',
        }),
      )
    expect(await verify()).toMatchObject({ sound: true, events: 7, versions: 3 })
    tamper("update record_version set content = '{}'")
    expect(await verify()).toMatchObject({ sound: false, at: 5 })
  })

  it('finds a chain that was sealed again without the key', async () => {
    const other = sealWith(Buffer.alloc(32, 1))
    expect(await verifyHistory(app.parts.db, other, {})).toMatchObject({ sound: false, at: 1 })
  })

  it('refuses a change and a deletion', () => {
    const { connection } = app.parts.opened
    expect(() => connection.exec("update history_event set act = 'x'")).toThrow(/append-only/)
    expect(() => connection.exec('delete from history_event')).toThrow(/append-only/)
    expect(() => connection.exec("update record_version set reason = 'x'")).toThrow(/append-only/)
    expect(() => connection.exec('delete from record_version')).toThrow(/append-only/)
  })

  it('has no event of an act that failed', async () => {
    const failing = write(app.parts.db, app.act(), async (tx) => {
      await record(tx, app.act(), { act: 'half done', subject: 'thing' })
      throw new Error('the disk is full')
    })
    await expect(failing).rejects.toThrow('the disk is full')
    expect(await verify()).toMatchObject({ sound: true, events: 5 })
  })
})

describe('one key, one act', () => {
  it('does an act once and gives the same answer again', async () => {
    const act = app.act('the key of a form')
    const doIt = () => write(app.parts.db, act, (tx) => record(tx, act, { act: 'counted', subject: 'thing' }))
    expect([await doIt(), await doIt()]).toEqual([6, 6])
    expect(await verify()).toMatchObject({ events: 6 })
  })

  it('keeps two people apart who send the same key', async () => {
    const [mine, theirs] = ['a', 'b'].map((id) => ({ ...app.act('same'), who: { id, role: 'head' } }))
    const doIt = (act: typeof mine) =>
      act && write(app.parts.db, act, (tx) => record(tx, act, { act: 'counted', subject: 'thing' }))
    expect([await doIt(mine), await doIt(theirs)]).toEqual([6, 7])
  })
})

describe('canonical JSON', () => {
  it('is what an event is sealed over', async () => {
    const { seal: _seal, ...event } = await app.parts.db
      .selectFrom('historyEvent')
      .selectAll()
      .where('seq', '=', 5)
      .executeTakeFirstOrThrow()
    expect(sealedText(event)).toBe(canonical(event))
  })

  it('is the same whatever order it was built in', () => {
    expect(canonical({ b: [1, { d: null, c: 'é' }], a: undefined })).toBe('{"b":[1,{"c":"é","d":null}]}')
    expect(canonical({ y: 1, x: 2 })).toBe(canonical({ x: 2, y: 1 }))
  })
})
