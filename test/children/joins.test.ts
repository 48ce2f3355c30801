import { beforeEach, describe, expect, it } from 'vitest'
import { removeLeftChildren } from '../../server/children/joins/leaving-actions.ts'
import type { Db, Tx } from '../../server/database/schema.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { figuresNow } from '../../server/returns/figure-queries.ts'
import { storeComparisonKeys } from '../../server/upgrades/comparison-keys.ts'
import { aChild, corrected, stored } from '../incidents/incident.ts'
import { signMonth } from '../returns/signing.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { ash, birch } from '../support/people.ts'
import { asBefore } from './before.ts'

let app: TestApp
let db: Db
beforeEach(async () => {
  app = await startApp()
  db = app.parts.db
})

/** Recorded a minute later each day of the month. */
const inMay = (pseudonym: string, day = '10') => {
  app.at(`2019-06-03T09:${day}:00.000Z`)
  return stored(app, { happenedAt: `2019-05-${day}T14:35:00+01:00`, children: [aChild({ pseudonym })] })
}

/** Two incidents before an upgrade could name one child twice: no form takes both spellings. */
async function inOne(...pseudonyms: string[]): Promise<string> {
  const { id } = await stored(app, {
    children: pseudonyms.map((_each, nth) => aChild({ pseudonym: `X-${nth}` })),
  })
  const { connection } = app.parts.opened
  connection.exec('drop trigger child_fixed')
  for (const [nth, pseudonym] of pseudonyms.entries())
    connection
      .prepare('update child set pseudonym = ?, recorded_at = recorded_at || ? where pseudonym = ?')
      .run(pseudonym, String(nth), `X-${nth}`)
  connection.exec(
    'update incident_child set pseudonym = (select pseudonym from child where child.id = child_id)',
  )
  return id
}

const upgrade = () => db.transaction().execute((tx) => storeComparisonKeys(tx, app.act(), app.parts.config))
const verdict = () => verifyHistory(db, sealWith(app.parts.keys.history), contents)
const children = () => db.selectFrom('child').select('pseudonym').orderBy('pseudonym').execute()
const joinEvents = () =>
  db
    .selectFrom('historyEvent')
    .select(['act', 'establishmentId'])
    .where('subject', '=', 'child-join')
    .orderBy('seq')
    .execute()
const pathOf = async (pseudonym: string) => {
  const { id } = await db
    .selectFrom('childJoin')
    .select('id')
    .where('pseudonym', '=', pseudonym)
    .executeTakeFirstOrThrow()
  return `/children/joins/${id}`
}

describe('an upgrade', () => {
  it('joins children who are one by the key: one event a pair, and no record reads otherwise', async () => {
    const { id } = await inMay('K-12')
    await inMay('K–12', '11')
    await inMay('Ｋ－１２', '12')
    await inMay('K 12', '13')
    asBefore(app)
    expect(await children()).toHaveLength(4)
    expect(await upgrade()).toBe(2)
    expect((await children()).map(({ pseudonym }) => pseudonym)).toEqual(['K 12', 'K-12'])
    expect(await joinEvents()).toEqual([
      { act: 'children joined', establishmentId: ash },
      { act: 'children joined', establishmentId: ash },
    ])
    expect(await verdict()).toMatchObject({ sound: true })
    expect((await figuresNow(db, { establishmentId: ash, month: '2019-05' })).children).toBe(2)
    const head = await app.signedIn(app.people.head)
    await head.open('/incidents?year=2019-20')
    const spellings = await db
      .selectFrom('recordVersion')
      .select('version')
      .where('subject', '=', 'incident')
      .execute()
    expect(spellings.every(({ version }) => version === 1)).toBe(true)
    expect((await head.open(`/incidents/${id}`)).text).toContain('K-12')
  })

  it('joins nobody of another establishment', async () => {
    await inMay('K-12')
    await stored(app, { establishmentId: birch, children: [aChild({ pseudonym: 'K-12' })] })
    asBefore(app)
    expect(await upgrade()).toBe(0)
    expect(await children()).toHaveLength(2)
  })

  it('shows what it joined on the home of the head and of the scrutineer, and to nobody else', async () => {
    await inMay('K-12')
    await inMay('K–12', '11')
    asBefore(app)
    await upgrade()
    for (const person of [app.people.head, app.people.scrutineer]) {
      const { text } = await (await app.signedIn(person)).open('/')
      expect(text).toContain('Pseudonyms that read the same')
      expect(text).toContain('K-12 and K–12')
      expect(text).toContain('Joined as one child')
    }
    const path = await pathOf('K–12')
    for (const person of [
      app.people.otherHead,
      app.people.lado,
      app.people.businessManager,
      app.people.partner,
    ]) {
      const browser = await app.signedIn(person)
      expect((await browser.open('/')).text).not.toContain('Pseudonyms that read the same')
      expect((await browser.open(path)).status).toBeGreaterThanOrEqual(403)
    }
  })

  it('lists two whom one incident names, and does not join them', async () => {
    const id = await inOne('K-12', 'K–12')
    asBefore(app)
    expect(await upgrade()).toBe(1)
    expect(await children()).toHaveLength(2)
    expect(await joinEvents()).toMatchObject([{ act: 'children not joined' }])
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/')).text).toContain('Not joined: one record names both')
    const page = await head.open(await pathOf('K–12'))
    expect(page.text).toContain('one record names both')
    expect(page.link('ASH-2019-0001')).toBe(`/incidents/${id}`)
    expect(page.text).not.toContain('Join them')
  })

  it('lists a signed month of which the number of children changes, and restates nothing', async () => {
    await inMay('K-12')
    await inMay('K–12', '11')
    asBefore(app)
    await signMonth(app, { establishmentId: ash, month: '2019-05' })
    await upgrade()
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/')).text).toContain('May 2019, signed: 2 children before, 1 now')
    expect((await head.open(await pathOf('K–12'))).text).toContain('none has to be signed again for it')
    const { text } = await head.open(`/returns/${ash}/2019-05`)
    expect(text).not.toContain('changed this month after it was signed')
    expect(await db.selectFrom('historyEvent').select('seq').where('act', '=', 'restated').execute()).toEqual(
      [],
    )
  })

  it('tells a head nothing of a child whom a LADO contact alone names', async () => {
    await inMay('K-12')
    await recordNew(db, app.act(), ladoContactKind, { values: aLadoContact({ children: ['K–12'] }) })
    asBefore(app)
    expect(await upgrade()).toBe(1)
    expect(await joinEvents()).toEqual([{ act: 'children joined', establishmentId: null }])
    const path = await pathOf('K–12')
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/')).text).not.toContain('Pseudonyms that read the same')
    expect((await head.open('/children/joins')).text).not.toContain('K–12')
    expect((await head.open(path)).status).toBe(404)
    expect((await (await app.signedIn(app.people.scrutineer)).open(path)).status).toBe(200)
    expect(await verdict()).toMatchObject({ sound: true })
  })
})

describe('two that were joined', () => {
  beforeEach(async () => {
    await inMay('K-12')
    await inMay('K–12', '11')
    asBefore(app)
    await upgrade()
  })

  it('are taken apart with a reason, each with its own records, and joined again', async () => {
    const head = await app.signedIn(app.people.head)
    const path = await pathOf('K–12')
    await head.open(path)
    expect((await head.send({ reason: '' })).text).toContain('Say how you know that they are two children')
    expect((await figuresNow(db, { establishmentId: ash, month: '2019-05' })).children).toBe(1)
    await head.send({ reason: 'Two entries in our key' })
    expect(head.page.text).toContain('are counted as two children')
    expect(head.page.text).toContain('“Two entries in our key”')
    expect((await figuresNow(db, { establishmentId: ash, month: '2019-05' })).children).toBe(2)
    expect(await verdict()).toMatchObject({ sound: true })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/')).text).toContain('Two children, by')
    await head.open(path)
    await head.send({ reason: 'One entry after all' })
    expect(head.page.text).toContain('are counted as one child')
    expect((await figuresNow(db, { establishmentId: ash, month: '2019-05' })).children).toBe(1)
    expect(await verdict()).toMatchObject({ sound: true })
    expect((await joinEvents()).map(({ act }) => act)).toEqual([
      'children joined',
      'children taken apart',
      'children joined',
    ])
  })

  it('stay apart for later records: each spelling is its own child’s', async () => {
    const head = await app.signedIn(app.people.head)
    await head.open(await pathOf('K–12'))
    await head.send({ reason: 'Two entries in our key' })
    for (const [nth, pseudonym] of ['K-12', 'K–12', 'k—12'].entries()) await inMay(pseudonym, `2${nth}`)
    const rows = await db
      .selectFrom('incidentChild')
      .innerJoin('incident', 'incident.id', 'incidentChild.incidentId')
      .innerJoin('child', 'child.id', 'incidentChild.childId')
      .select('child.pseudonym')
      .orderBy('incident.happenedAt')
      .execute()
    expect(rows.map(({ pseudonym }) => pseudonym)).toEqual(['K-12', 'K–12', 'K-12', 'K–12', 'K-12'])
    expect(await verdict()).toMatchObject({ sound: true })
  })

  it('are each asked for alone in a subject’s access once they are apart, and the other is named', async () => {
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const ask = async (pseudonym: string) => {
      await scrutineer.open('/subject-access')
      return scrutineer.send({ establishmentId: ash, kind: 'child', pseudonym, format: 'page' })
    }
    // Two incidents, and what says that the two are one.
    expect((await ask('k-12')).text).toContain('3 records')
    await scrutineer.open(await pathOf('K–12'))
    await scrutineer.send({ reason: 'Two entries in their key' })
    for (const [pseudonym, other] of [
      ['K-12', 'K–12'],
      ['K–12', 'K-12'],
    ] as const) {
      const { text } = await ask(pseudonym)
      expect(text).toContain('2 records')
      expect(text).toContain(`“${other}” reads the same and is another child’s`)
    }
  })

  it('are gone with the last record that names them, by a certificate', async () => {
    const { connection } = app.parts.opened
    const gone = (tx: Tx) =>
      removeLeftChildren(tx, app.act(), { keeping: 'child', dueOn: '2095-01-01', askedBy: 'x' })
    await db.transaction().execute(gone)
    expect(await children()).toHaveLength(1)
    connection.exec('delete from incident_child_warning_sign; delete from incident_child')
    await db.transaction().execute(gone)
    expect(await children()).toEqual([])
    expect(await db.selectFrom('childJoin').selectAll().execute()).toEqual([])
    const versions = await db
      .selectFrom('recordVersion')
      .select(['content', 'reason'])
      .where('subject', '=', 'child-join')
      .execute()
    expect(versions).toEqual([{ content: '', reason: '' }])
    expect((await joinEvents()).at(-1)).toEqual({ act: 'disposed', establishmentId: ash })
  })

  it('restate a signed month when a correction gives a record to the other one', async () => {
    const head = await app.signedIn(app.people.head)
    await head.open(await pathOf('K–12'))
    await head.send({ reason: 'Two entries in our key' })
    await signMonth(app, { establishmentId: ash, month: '2019-05' })
    const { id } = await db
      .selectFrom('incident')
      .select('id')
      .where('happenedAt', '<', '2019-05-11')
      .executeTakeFirstOrThrow()
    const happenedAt = '2019-05-10T14:35:00+01:00'
    const restated = () => db.selectFrom('historyEvent').select('seq').where('act', '=', 'restated').execute()
    await corrected(app, id, { happenedAt, children: [aChild({ pseudonym: 'k-12' })] })
    expect(await restated()).toEqual([])
    await corrected(app, id, { happenedAt, children: [aChild({ pseudonym: 'K–12' })] })
    expect(await restated()).toHaveLength(1)
  })

  it('are not taken apart by whoever saw an earlier decision', async () => {
    const [one, other] = [await app.signedIn(app.people.head), await app.signedIn(app.people.scrutineer)]
    const path = await pathOf('K–12')
    await one.open(path)
    await other.open(path)
    await one.send({ reason: 'Two entries in our key' })
    expect((await other.send({ reason: 'I think so too' })).status).toBe(409)
    expect(other.page.text).toContain('nothing was saved')
    expect(await joinEvents()).toHaveLength(2)
  })
})

describe('a child', () => {
  it('is one in every spelling of the pseudonym, and each record keeps its own', async () => {
    const spellings = ['K-12', 'k‑12', 'K–12', 'Ｋ－１２']
    for (const [nth, pseudonym] of spellings.entries()) await inMay(pseudonym, `1${nth}`)
    expect(await children()).toHaveLength(1)
    expect((await figuresNow(db, { establishmentId: ash, month: '2019-05' })).children).toBe(1)
    const versions = await db
      .selectFrom('recordVersion')
      .select('content')
      .where('subject', '=', 'incident')
      .orderBy('seq')
      .execute()
    expect(
      versions.map(
        ({ content }) =>
          (JSON.parse(content) as { children: { pseudonym: string }[] }).children[0]?.pseudonym,
      ),
    ).toEqual(spellings)
    expect(await verdict()).toMatchObject({ sound: true })
  })

  it('is another where a dash or a space is: A1-1 is not A-11', async () => {
    for (const [nth, pseudonym] of ['A1-1', 'A-11', 'A11', 'A 11'].entries())
      await inMay(pseudonym, `1${nth}`)
    expect(await children()).toHaveLength(4)
  })

  it('is noticed by the history where a record is given to another behind its back', async () => {
    await inMay('K-12')
    await inMay('K–12', '11')
    await inMay('K-13', '12')
    const { connection } = app.parts.opened
    connection.exec(
      "update incident_child set child_id = (select id from child where pseudonym = 'K-13') where pseudonym = 'K–12'",
    )
    expect(await verdict()).toMatchObject({ sound: false })
  })
})
