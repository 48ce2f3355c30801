import { copyFileSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import supertest from 'supertest'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { emptyLog } from '../../server/database/empty-log.ts'
import { openAgain } from '../../server/database/open.ts'
import { askForSecond, disposeOf } from '../../server/disposal/actions.ts'
import { dueRecords } from '../../server/disposal/queries.ts'
import { disposable } from '../../server/disposal/rules.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { sealWith } from '../../server/keys.ts'
import { contents, kinds } from '../../server/kinds.ts'
import { recordNew } from '../../server/records/actions.ts'
import { openParts } from '../../server/start.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { aChild, anIncident } from '../incidents/incident.ts'
import { faultsIn, type Keys } from '../history/independent-verifier.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { Browser } from '../support/browser.ts'
import { holdEnds } from '../support/hold.ts'
import { recordsOnDisk } from '../support/file.ts'
import { aVisit, recordOneOfEach, type OneOfEach } from '../support/records.ts'
import { tablesIn } from '../support/tables-of.ts'

/** The child of 15 in May 2019 would be 75 in May 2079; visits are kept for 75 years, until May 2094. */
const later = '2095-01-03T09:00:00.000Z'

let app: TestApp
let records: OneOfEach

beforeEach(async () => {
  app = await startApp()
  records = await recordOneOfEach(app.parts.db, app.act())
  app.at(later)
})

const verdict = () => verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)

const both = async (): Promise<[Browser, Browser]> => [
  await app.signedIn(app.people.businessManager),
  await app.signedIn(app.people.scrutineer),
]

/** So long before that it is over; nobody has signed in yet. */
const holdIsOver = () =>
  holdEnds({ db: app.parts.db, people: app.people, act: app.act() }, '2094-12-01T09:00:00.000Z')

describe('the legal hold', () => {
  it('waits on the home page of whoever could be the second person, and not of the first', async () => {
    const [manager, scrutineer] = await both()
    await manager.open('/disposal')
    await manager.send({}, { action: '/legal-hold/asked' })
    const shown = await scrutineer.open('/')
    expect(shown.link('Confirm or refuse the end of the legal hold')).toBe('/disposal')
    expect(shown.text).toContain('Asked by Test business-manager 6 on 3 January 2095')
    expect((await manager.open('/')).text).not.toContain('end of the legal hold')
  })

  it('is on from the first day, and nothing can be asked for', async () => {
    const [manager] = await both()
    const shown = await manager.open(`/disposal/visit/${records.visit.id}`)
    expect(shown.text).toContain('The legal hold is on')
    expect(shown.html.querySelectorAll('form[action*=asked]')).toEqual([])
    const { hidden } = shown.form('/sign-out')
    const refused = await manager.post(`/disposal/visit/${records.visit.id}/asked`, {
      _csrf: hidden['_csrf'] ?? '',
    })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('The legal hold is on')
  })

  it('is ended by two people and never by one', async () => {
    const [manager, scrutineer] = await both()
    await manager.open('/disposal')
    await manager.send({}, { action: '/legal-hold/asked' })
    const own = await manager.open('/disposal')
    expect(own.html.querySelectorAll('form[action$=confirmed]')).toEqual([])
    const alone = await manager.post('/disposal/legal-hold/confirmed', {
      _csrf: own.form('/sign-out').hidden['_csrf'] ?? '',
    })
    expect([alone.status, alone.text]).toEqual([
      409,
      expect.stringContaining('a second person must confirm it'),
    ])
    await scrutineer.open('/disposal')
    const ended = await scrutineer.send({}, { action: '/legal-hold/confirmed' })
    expect(ended.text).toContain('from 17 January 2095, 9am records whose time is over can be destroyed')
    expect(ended.text).toContain('Legal hold on')
    expect((await scrutineer.open('/settings')).rows('History')[0]?.slice(0, 4)).toEqual([
      'Legal hold',
      'Everywhere',
      'off',
      '17 January 2095',
    ])
    app.at('2095-01-17T09:00:00.000Z')
    expect((await (await app.signedIn(app.people.scrutineer)).open('/disposal')).text).toContain(
      'Legal hold off',
    )
    expect(await verdict()).toMatchObject({ sound: true })
  })

  it('is put back by one person, and what was asked for falls', async () => {
    await holdIsOver()
    const [manager, scrutineer] = await both()
    await manager.open(`/disposal/visit/${records.visit.id}`)
    await manager.send({}, { action: '/asked' })
    app.at('2095-01-03T09:05:00.000Z')
    await scrutineer.open('/disposal')
    expect((await scrutineer.send({}, { action: '/restored' })).text).toContain('Legal hold on')
    expect((await scrutineer.open('/disposal')).rows('Waiting for a second person')).toEqual([])
  })
})

describe('the disposal of a record', () => {
  it('is shown before it is done, and changes nothing by being shown', async () => {
    const [manager] = await both()
    const page = await manager.open('/disposal')
    expect(page.rows('Records whose time is over')).toEqual([
      ['visit', 'Scrutiny and meetings', '14 May 2094'],
      ['contact', 'Scrutiny and meetings', '20 May 2094'],
      ['QA meeting', 'Scrutiny and meetings', '16 April 2094'],
    ])
    expect(page.text).not.toContain('Cameras')
    expect((await manager.open('/disposal')).rows('Records whose time is over')).toHaveLength(3)
  })

  it('is asked for by one and done by another, with a certificate that the history accepts', async () => {
    await holdIsOver()
    const [manager, scrutineer] = await both()
    await manager.open(`/disposal/visit/${records.visit.id}`)
    await manager.send({}, { action: '/asked' })
    expect((await scrutineer.open(`/visits/${records.visit.id}`)).status).toBe(200)
    await scrutineer.open(`/disposal/visit/${records.visit.id}`)
    const done = await scrutineer.send({}, { action: '/confirmed' })
    expect(done.rows('Certificates of disposal').map((row) => row.slice(1))).toEqual([
      ['visit', '14 May 2094', expect.stringContaining('3 January 2095')],
    ])
    expect((await scrutineer.open(`/visits/${records.visit.id}`)).status).toBe(404)
    expect((await scrutineer.open(`/visits/${records.visit.id}/history`)).status).toBe(404)
    expect(await verdict()).toMatchObject({ sound: true })
    const kept = await app.parts.db
      .selectFrom('recordVersion')
      .selectAll()
      .where('subject', '=', 'visit')
      .execute()
    expect(kept).toMatchObject([{ content: '', reason: '', version: 1 }])
  })

  it('takes what was typed about the record and not sent with it, and nothing else', async () => {
    await holdIsOver()
    const [manager, scrutineer] = await both()
    const typeReason = async (path: string) => {
      await scrutineer.open(path)
      const { path: draft } = await scrutineer.send({}, { action: '/correction' })
      const form = { ...scrutineer.page.form('/submission').hidden, reason: 'Half a reason' }
      await scrutineer.agent.post(`${draft}/keeping`).set('Host', 'localhost:3000').type('form').send(form)
    }
    await typeReason(`/visits/${records.visit.id}`)
    await typeReason(`/contacts/${records.contact.id}`)
    const left = async () => ({
      drafts: (await app.parts.db.selectFrom('draft').select('kind').execute()).map(({ kind }) => kind),
      forms: (await app.parts.db.selectFrom('keptForm').select('path').execute()).map(
        ({ path }) => path.split('/')[1],
      ),
    })
    expect((await left()).forms.sort()).toEqual(['contacts', 'visits'])
    await manager.open(`/disposal/visit/${records.visit.id}`)
    await manager.send({}, { action: '/asked' })
    await scrutineer.open(`/disposal/visit/${records.visit.id}`)
    await scrutineer.send({}, { action: '/confirmed' })
    expect(await left()).toEqual({ drafts: ['contact'], forms: ['contacts'] })
  })

  it('keeps an incident while a LADO contact is about it', async () => {
    app.at('2102-01-01T09:00:00.000Z')
    const due = async () => (await dueRecords(app.parts.db, '2102-01-01')).map(({ kind }) => kind)
    expect(await due()).toEqual(['lado-contact', 'visit', 'contact', 'qa-meeting'])
    await holdIsOver()
    const [manager, scrutineer] = await both()
    await manager.open(`/disposal/lado-contact/${records.ladoContact.id}`)
    await manager.send({}, { action: '/asked' })
    await scrutineer.open(`/disposal/lado-contact/${records.ladoContact.id}`)
    await scrutineer.send({}, { action: '/confirmed' })
    expect(await due()).toEqual(['incident', 'visit', 'contact', 'qa-meeting'])
    expect(await verdict()).toMatchObject({ sound: true })
  })

  it('waits for the youngest child of an incident', async () => {
    const at = (age: number) =>
      anIncident({ children: [aChild({ age }), aChild({ pseudonym: 'K-9', age: 17 })] })
    const { id } = await recordNew(app.parts.db, app.act(), incidentKind, { values: at(11) })
    const due = async (day: string) => (await dueRecords(app.parts.db, day)).some((each) => each.id === id)
    expect([await due('2083-05-30'), await due('2083-05-31')]).toEqual([false, true])
  })

  it('is not there for a record that is still kept, of another kind, or for another role', async () => {
    const [manager] = await both()
    for (const path of [`incident/${records.incident.id}`, 'person/1', '__proto__/1', 'visit/none'])
      expect((await manager.open(`/disposal/${path}`)).status, path).toBe(404)
    const head = await app.signedIn(app.people.head)
    expect((await head.open('/disposal')).status).toBe(403)
  })

  it('cannot be faked: a version that no certificate names cannot be emptied, and is found when it was', async () => {
    const { connection } = app.parts.opened
    expect(() => connection.exec(`update record_version set content = '', reason = ''`)).toThrow(
      /append-only/,
    )
    connection.exec(
      `drop trigger record_version_kept; update record_version set content = '', reason = '' where subject = 'visit'`,
    )
    expect(await verdict()).toMatchObject({
      sound: false,
      why: 'the version that event 23 recorded was changed',
    })
  })
})

describe('what was disposed of', () => {
  it('is gone from the file itself, in the clear as much as in cipher', async () => {
    const disk = await recordsOnDisk()
    const parts = await openParts(disk.config)
    const canary = 'A canary sang in the east wing'
    const first = {
      ...disk.act,
      who: { id: app.people.businessManager.id, role: 'business-manager' },
      at: later,
    }
    const second = { ...first, who: { id: app.people.scrutineer.id, role: 'scrutineer' } }
    const { id } = await recordNew(parts.db, disk.act, visitKind, {
      values: aVisit({ areasSeen: canary.repeat(200) }),
    })
    const asked = { what: 'disposal' as const, subject: 'visit', subjectId: id }
    parts.opened.connection.pragma('wal_checkpoint(TRUNCATE)')
    const keys = JSON.parse(readFileSync(disk.config.keysFile, 'utf8')) as Keys
    expect(clearText(disk.file, keys, join(disk.folder, 'before.db'))).toContain(canary)
    await holdEnds({ db: parts.db, people: app.people, act: first }, '2094-12-01T09:00:00.000Z')
    await askForSecond(parts.db, first, asked, '2095-01-03')
    await disposeOf(parts.db, second, asked, '2095-01-03')
    expect(emptyLog(parts.opened.connection)).toBe(true)
    parts.opened.connection.close()
    expect(clearText(disk.file, keys, join(disk.folder, 'after.db'))).not.toContain('canary sang')
    expect(faultsIn(disk.file, keys)).toEqual([])
    disk.remove()
  })

  it('leaves the write-ahead log too, as soon as nobody counts any more', async () => {
    const disk = await recordsOnDisk()
    const parts = await openParts(disk.config)
    const served = buildApp({ ...parts, log: app.parts.log, clock: () => later })
    const [manager, scrutineer] = [new Browser(supertest.agent(served)), new Browser(supertest.agent(served))]
    await holdEnds({ db: parts.db, people: app.people, act: disk.act }, '2094-12-01T09:00:00.000Z')
    await app.signInAt(manager, app.people.businessManager)
    await app.signInAt(scrutineer, app.people.scrutineer)
    await manager.open(`/disposal/visit/${disk.records.visit.id}`)
    await manager.send({}, { action: '/asked' })
    const counting = openAgain(disk.file, parts.keys.database).connection
    counting.exec('begin').prepare('select count(*) from visit').get()
    await scrutineer.open(`/disposal/visit/${disk.records.visit.id}`)
    expect((await scrutineer.send({}, { action: '/confirmed' })).name).toBe('disposal')
    const logged = () => statSync(`${disk.file}-wal`).size
    expect(logged()).toBeGreaterThan(0)
    counting.close()
    await vi.waitFor(
      () => {
        expect(logged()).toBe(0)
      },
      { timeout: 10_000 },
    )
    parts.opened.connection.close()
    disk.remove()
  })
})

/** Every page of the file, free ones too, with the cipher taken off a copy. */
function clearText(file: string, keys: Keys, copy: string): string {
  copyFileSync(file, copy)
  const db = new Database(copy)
  db.pragma("cipher='sqlcipher'")
  db.pragma('legacy=4')
  db.pragma(`key="x'${keys.database}'"`)
  db.pragma('journal_mode=DELETE')
  db.pragma("rekey=''")
  db.close()
  const text = readFileSync(copy, 'latin1')
  expect(text.startsWith('SQLite format 3')).toBe(true)
  return text
}

/** Tables that are about no record, each with its reason. */
const otherTables: Record<string, string> = {
  about: 'what kind of database this is',
  accepted_word: 'words that are no names, by their key; who accepted one is an event',
  child: 'pseudonyms, removed with the last record that names them',
  code: 'lists',
  device_cookie: 'how people sign in',
  draft: 'removed with its record; else its writer discards it',
  factor: 'how people sign in',
  factor_replacement: 'how people sign in',
  history_event: 'kept as long as the records it proves',
  idempotency: 'which forms were sent already',
  kept_form: 'what was typed and not sent, for its person: gone after a day, and with its record',
  known_device: 'how people sign in',
  upgrade_step: 'what an upgrade did, by name',
  masked_document: 'which documents are to be replaced',
  migration: 'which migrations ran',
  name_mask: 'that a name was masked; the name itself only until somebody answers',
  notice: 'what people are told of their accounts',
  one_time_link: 'how people sign in',
  record_version: 'emptied with its record',
  second_answer: 'who asked and who answered: codes only',
  session: 'how people sign in',
  single_use_code: 'how people sign in',
}

describe('every kind and every table', () => {
  it('is declared: kept for a reason, or disposed of with its record', () => {
    const declared = new Set([...Object.keys(otherTables), ...kinds.flatMap(tablesIn)])
    const rows = app.parts.opened.connection
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
      .all() as { name: string }[]
    const undeclared = rows.map(({ name }) => name).filter((name) => !declared.has(name))
    expect(undeclared, 'declare these in the about.ts of their kind, or say why not here').toEqual([])
    expect(disposable('incident')).toBeDefined()
  })
})
