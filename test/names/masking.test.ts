import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { copiesKept } from '../../server/backups/kept.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { versionDigest } from '../../server/history/record.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { confirmMask } from '../../server/names/actions.ts'
import { block } from '../../server/names/mask.ts'
import { maskableKinds } from '../../server/names/kinds.ts'
import { correctRecord, recordNew } from '../../server/records/actions.ts'
import { acceptWord } from '../../server/records/accepted-word-actions.ts'
import { aChild, anIncident } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash, birch } from '../support/people.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { tablesHolding } from './holding.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'

const name = 'Jordan Example'
const asked = 'Ask for the name to be masked'

let app: TestApp
let head: Browser
let id: string

const person = () => ({ ...app.people.head, name: 'Head', organisation: null })
const asHead = (key?: string) => ({ ...app.act(key), who: { id: app.people.head.id, role: 'head' } })

/** An incident whose first version, its reason and its account hold a name, and whose record still does. */
async function withName(): Promise<string> {
  const values = anIncident({
    description: `${name} was held. jordan example let go. Jordan Examples is another.`,
    children: [aChild({ account: `${name} hit me` })],
  })
  const { db } = app.parts
  const saved = await recordNew(db, asHead(), incidentKind, { values })
  const corrected = { ...values, behaviour: 'He shouted' }
  const by = { person: person(), today: '2019-06-03' }
  await correctRecord(db, asHead('correction'), incidentKind, {
    id: saved.id,
    version: 1,
    values: corrected,
    reason: `${name} said so`,
    ...by,
  })
  return saved.id
}

const correctPseudonym = (pseudonym: string) =>
  correctRecord(app.parts.db, asHead(pseudonym), incidentKind, {
    id,
    version: 2,
    values: anIncident({ description: `${name} was held.`, children: [aChild({ pseudonym })] }),
    reason: 'Another child',
    person: person(),
    today: '2019-06-03',
  })

beforeEach(async () => {
  app = await startApp()
  id = await withName()
  head = await app.signedIn(app.people.head)
})

const verdict = () => verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)

async function ask(browser: Browser, answers: Record<string, string> = {}) {
  await browser.open(`/incidents/${id}`)
  await browser.open(browser.page.link('A name got in') ?? 'none')
  return browser.send({ text: name, where: 'description', ...answers }, { action: '/names' })
}

async function confirmBy(browser: Browser) {
  const path = head.page.path
  await browser.open(path)
  return browser.send({}, { action: '/confirmed' })
}

describe('a name that got in', () => {
  it('is asked for by the head, confirmed by another office, and gone from everything, under the legal hold', async () => {
    await head.open(`/incidents/${id}`)
    await head.send({}, { action: '/correction' })
    const draft = head.page.path
    const form = { ...head.page.form('/submission').hidden, reason: `${name} again` }
    await head.agent.post(`${draft}/keeping`).set('Host', 'localhost:3000').type('form').send(form)
    expect(tablesHolding(app, name)).toEqual([
      'draft',
      'incident',
      'incident_child',
      'kept_form',
      'record_version',
    ])
    const waits = await ask(head)
    expect(waits.text).toContain('Waits for a person of another office')
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect(
      (await scrutineer.open('/')).link('Confirm or refuse that a name is masked: Incident ASH-2019-0001'),
    ).toBe(waits.path)
    expect((await scrutineer.open(waits.path)).text).toContain(name)
    const done = await confirmBy(scrutineer)
    expect(done.text).toContain('Masked on 3 June 2019')
    expect(tablesHolding(app, name)).toEqual(['draft', 'incident', 'record_version'])
    expect(tablesHolding(app, `${name} `)).toEqual([])
    const shown = await scrutineer.open(`/incidents/${id}`)
    expect(shown.text).toContain(`${block} was held. ${block} let go. Jordan Examples is another.`)
    expect(await verdict()).toMatchObject({ sound: true })
  })

  it('is told in the record’s history, makes no version and no correction, and keeps every other word', async () => {
    const before = await app.parts.db
      .selectFrom('recordVersion')
      .selectAll()
      .where('subjectId', '=', id)
      .execute()
    await ask(head)
    await confirmBy(await app.signedIn(app.people.scrutineer))
    const history = await head.open(`/incidents/${id}/history`)
    expect(history.text).toContain('A name was masked in 3 answers on 3 June 2019')
    const after = await app.parts.db
      .selectFrom('recordVersion')
      .selectAll()
      .where('subjectId', '=', id)
      .execute()
    expect(after.map(({ version }) => version)).toEqual(before.map(({ version }) => version))
    const masks = (text: string) =>
      text
        .replaceAll(name, block)
        .replaceAll('jordan example ', `${block} `)
        .replaceAll(`${block}s`, `${name}s`)
    expect(after.map(({ content }) => content)).toEqual(before.map(({ content }) => masks(content)))
    expect(after.map(({ reason }) => reason)).toEqual(['', `${block} said so`])
  })

  it('has an event that names each version’s digest before and after, and never the name', async () => {
    const digests = () =>
      app.parts.db
        .selectFrom('recordVersion')
        .select('digest')
        .where('subjectId', '=', id)
        .orderBy('version')
        .execute()
    const before = await digests()
    await ask(head)
    await confirmBy(await app.signedIn(app.people.scrutineer))
    const after = await digests()
    const events = await app.parts.db
      .selectFrom('historyEvent')
      .selectAll()
      .where('act', '=', 'name masked')
      .execute()
    expect(events).toHaveLength(1)
    const details = JSON.parse(events[0]?.details ?? '{}') as Record<string, unknown>
    expect(details).toMatchObject({
      versions: 2,
      answers: 3,
      askedBy: app.people.head.id,
      digests: before.map(({ digest }, place) => `${digest}>${after[place]?.digest}`).join(' '),
    })
    const said = await app.parts.db.selectFrom('historyEvent').selectAll().execute()
    expect(JSON.stringify(said)).not.toContain('Example')
  })

  it('is shown to a business manager by number, answer and count only, who can confirm it', async () => {
    const { path } = await ask(head)
    const manager = await app.signedIn(app.people.businessManager)
    const shown = await manager.open(path)
    expect(shown.heading).toBe('A name that got in Incident ASH-2019-0001')
    expect(shown.text).not.toContain('Example')
    expect(shown.text).toContain('4 times, in the record and its versions')
    expect(shown.link('See the record')).toBeUndefined()
    expect((await manager.send({}, { action: '/confirmed' })).text).toContain('Masked on')
    expect(await verdict()).toMatchObject({ sound: true })
  })

  it('is confirmed by nobody who asked, and by nobody of the same office', async () => {
    const { path } = await ask(head)
    const own = await head.open(path)
    expect(own.html.querySelectorAll('form[action$=confirmed]')).toEqual([])
    const refused = await head.post(`${path}/confirmed`, {
      _csrf: own.form('/sign-out').hidden['_csrf'] ?? '',
    })
    expect([refused.status, refused.text]).toEqual([
      409,
      expect.stringContaining('a second person must confirm it'),
    ])
    const { id: maskId } = await app.parts.db.selectFrom('nameMask').select('id').executeTakeFirstOrThrow()
    const deputy = { ...app.act(), who: { id: app.people.otherHead.id, role: 'head' } }
    await expect(
      confirmMask(app.parts.db, deputy, maskId, {
        contentOf: incidentKind.contentOf,
        texts: new Map([['description', 'text']]),
        tables: [['incident', 'id']],
        href: `/incidents/${id}`,
      }),
    ).rejects.toThrow('Somebody of your own office asked for this')
    expect(tablesHolding(app, name)).toContain('name_mask')
  })

  it('is kept with no request that was taken back or refused', async () => {
    const { path } = await ask(head)
    await head.send({}, { action: '/refused' })
    expect(tablesHolding(app, name)).not.toContain('name_mask')
    await ask(head)
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await scrutineer.open(head.page.path)
    await scrutineer.send({}, { action: '/refused' })
    expect(tablesHolding(app, name)).not.toContain('name_mask')
    expect((await head.open(path)).status).toBe(404)
  })

  it('must stand where it is said to stand, and is corrected first where it is a pseudonym', async () => {
    expect((await ask(head, { where: 'behaviour' })).errors).toEqual([
      'This is not there. Copy the name exactly as it is written, and choose the question whose answer contains it',
    ])
    await correctPseudonym('Kayden')
    expect((await ask(head, { text: 'Kayden', where: 'children' })).errors).toEqual([
      'This record uses it as a pseudonym. Correct the record with a code first, then ask: its earlier versions are masked',
    ])
    expect((await ask(head, { text: '' })).errors).toEqual(['Enter the name as it is written in the record'])
    expect(asked).toBe(
      head.page.html.querySelector('form[action$="/names"] button:not([aria-hidden])')?.textContent.trim(),
    )
  })

  it('is nobody else’s to ask for, and tells nothing to another establishment', async () => {
    for (const who of ['lado', 'businessManager', 'partner'] as const)
      expect((await (await app.signedIn(app.people[who])).open(`/incidents/${id}/names`)).text).not.toContain(
        'A name got in',
      )
    const other = await app.signedIn(app.people.otherHead)
    expect((await other.open(`/incidents/${id}/names`)).status).toBe(404)
    const { path } = await ask(head)
    expect((await other.open(path)).status).toBe(404)
    expect((await other.open('/masked-names')).text).toContain('No requests to mask a name yet')
  })

  it('tells a head nothing of an answer that is hidden from heads', async () => {
    const values = aLadoContact({ account: `${name} held him.`, shared: 'yes' })
    const saved = await recordNew(app.parts.db, app.act(), ladoContactKind, { values })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await scrutineer.open(`/lado-contacts/${saved.id}/names`)
    const { path } = await scrutineer.send({ text: name, where: 'account' }, { action: '/names' })
    expect((await head.open(path)).status).toBe(404)
    expect((await head.open('/')).text).not.toContain('a name is masked')
    await head.open(`/lado-contacts/${saved.id}/names`)
    expect((await head.send({ text: name, where: 'account' }, { action: '/names' })).status).toBe(422)
  })

  it('takes with it what was accepted as no name of anybody', async () => {
    const { db } = app.parts
    for (const key of ['jordan', 'jordan example', 'example house'])
      await acceptWord(db, asHead(key), ash, { key, what: 'a name' })
    const lado = { ...app.act('lado'), who: { id: app.people.lado.id, role: 'lado' } }
    await acceptWord(db, lado, birch, { key: 'jordan example', what: 'a name' })
    await ask(head)
    await confirmBy(await app.signedIn(app.people.scrutineer))
    const left = await db.selectFrom('acceptedWord').select('key').execute()
    expect(left.map(({ key }) => key)).toEqual(['example house'])
    const events = await db
      .selectFrom('historyEvent')
      .select(['subject', 'establishmentId', 'details'])
      .where('act', '=', 'acceptance withdrawn')
      .orderBy('seq')
      .execute()
    const details = JSON.stringify({ looksLike: 'a name' })
    // Nobody at another establishment is told of what was masked here, or of what the LADO wrote.
    expect(events).toEqual(
      [ash, ash, null].map((establishmentId) => ({ subject: 'accepted-word', establishmentId, details })),
    )
    expect((await head.open('/history')).text).toContain('looksLike: a name')
    expect(head.page.text).toContain('Acceptance withdrawn: accepted as no name')
  })

  it('says by when the copies that hold it will be gone, from the table of the host’s own rules', async () => {
    const page = await ask(head, { text: '' })
    expect(page.text).toContain('the last one on the server will be gone on 9 July 2019')
    const readme = readFileSync(
      join(import.meta.dirname, '..', '..', 'server', 'hosting', 'README.md'),
      'utf8',
    )
    for (const { words } of copiesKept) expect(readme).toMatch(new RegExp(`^\\| \\d \\|.*${words} \\|$`, 'm'))
    const unit = readFileSync(
      join(import.meta.dirname, '..', '..', 'server', 'hosting', 'units', 'scrutiny-backup.service'),
      'utf8',
    )
    expect(unit).toContain(`-mtime +${copiesKept[0].days} -delete`)
  })

  it('lists issued documents that hold it as to be replaced until a later version was issued', async () => {
    const { db, opened } = app.parts
    opened.connection.exec(
      `insert into review (id, year, state, version, recorded_at) values ('r', 2018, 'draft', 1, 'x')`,
    )
    const document = {
      kind: 'review' as const,
      subjectId: 'r',
      edition: 'partners' as const,
      digest: '',
      historyHead: '',
    }
    const first = { id: 'd1', number: 1, replaces: null, why: '', issuedAt: '2019-06-01T09:00:00.000Z' }
    await db
      .insertInto('issuedDocument')
      .values({
        ...document,
        ...first,
        content: JSON.stringify({ sections: [{ text: `Two came.\n${name} was one.` }] }),
      })
      .execute()
    await ask(head)
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const done = await confirmBy(scrutineer)
    expect(done.rows('Issued documents that hold the name').map((row) => row.at(-1))).toEqual([
      'To be issued',
    ])
    expect((await scrutineer.open('/')).text).toContain('Issue a corrected version')
    expect(done.text).toContain('Issued documents never change')
    const second = { id: 'd2', number: 2, replaces: 'd1', issuedAt: '2019-06-04T09:00:00.000Z' }
    await db
      .insertInto('issuedDocument')
      .values({ ...document, ...second, why: 'A name was in it.', content: '{}' })
      .execute()
    expect((await scrutineer.open('/')).text).not.toContain('Issue a corrected version')
  })

  it('cannot be faked, and what was masked cannot be changed after', async () => {
    const { connection } = app.parts.opened
    expect(() => connection.exec(`update record_version set content = 'x', digest = 'y'`)).toThrow(
      /append-only/,
    )
    await ask(head)
    await confirmBy(await app.signedIn(app.people.scrutineer))
    await head.open(`/incidents/${id}`)
    expect(() =>
      connection.exec(`update record_version set content = 'x' where subject_id = '${id}'`),
    ).toThrow(/append-only/)
    const row = await app.parts.db
      .selectFrom('recordVersion')
      .selectAll()
      .where('subjectId', '=', id)
      .where('version', '=', 1)
      .executeTakeFirstOrThrow()
    const changed = row.content.replace('was held', 'was hit')
    const { sql: trigger } = connection
      .prepare(`select sql from sqlite_schema where name = 'record_version_kept'`)
      .get() as { sql: string }
    connection.exec('drop trigger record_version_kept')
    connection
      .prepare('update record_version set content = ?, digest = ? where seq = ?')
      .run(changed, versionDigest(changed, row.reason), row.seq)
    connection.exec(trigger)
    expect(await verdict()).toMatchObject({
      sound: false,
      why: `the version that event ${row.seq} recorded was changed`,
    })
  })
})

it('can be asked for in every kind of record that holds texts', () => {
  expect(maskableKinds.map(({ name: kind }) => kind).sort()).toEqual([
    'contact',
    'establishment',
    'incident',
    'lado-contact',
    'outside-count',
    'published-figure',
    'qa-meeting',
    'review',
    'sampled-record',
    'visit',
  ])
})
