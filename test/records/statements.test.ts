import { beforeEach, describe, expect, it } from 'vitest'
import { everyKind, personOf, recordExample, somebodyFor, type AnyRecordKind } from '../hostile/kinds.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { typed, typeIncident } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { listen, type Statement } from '../support/statements.ts'

/**
 * How many statements pages and acts may run, the session's included: what is over is a page made for nobody, a record that
 * is read twice, or a list that is written as it stands.
 */
const most: Record<string, { begin: number; page: number; check: number; submit: number }> = {
  incident: { begin: 23, page: 15, check: 23, submit: 37 },
  visit: { begin: 18, page: 9, check: 14, submit: 30 },
  'sampled-record': { begin: 18, page: 9, check: 16, submit: 32 },
  'lado-contact': { begin: 21, page: 13, check: 18, submit: 36 },
  contact: { begin: 16, page: 7, check: 11, submit: 24 },
  'qa-meeting': { begin: 20, page: 11, check: 15, submit: 35 },
  'outside-count': { begin: 19, page: 10, check: 14, submit: 27 },
  establishment: { begin: 18, page: 9, check: 13, submit: 28 },
  'published-figure': { begin: 16, page: 7, check: 12, submit: 24 },
}

/** What every submission writes beside the record's own row. */
const alwaysWritten = ['draft', 'history_event', 'idempotency', 'kept_form', 'record_version', 'session']

let app: TestApp
let seen: Statement[]
beforeEach(async () => {
  app = await startApp()
  seen = []
  listen(app.parts.opened.connection, seen)
})

describe.each(everyKind)('a correction of a $one', (kind) => {
  const limit = most[kind.name] ?? { begin: 0, page: 0, check: 0, submit: 0 }

  it('runs few statements to begin, to show its first page and its check page, and to submit', async () => {
    const { browser, begun, first } = await begin(kind)
    expect.soft(begun, 'to begin').toBeLessThanOrEqual(limit.begin)
    expect.soft(await statementsFor(browser, first), 'its first page').toBeLessThanOrEqual(limit.page)
    const check = first.slice(0, first.lastIndexOf('/'))
    expect.soft(await statementsFor(browser, check), 'its check page').toBeLessThanOrEqual(limit.check)
    expect.soft(await submit(browser, check), 'to submit').toBeLessThanOrEqual(limit.submit)
  })

  it('writes no list that reads as it stands', async () => {
    const { browser, first } = await begin(kind)
    await submit(browser, first.slice(0, first.lastIndexOf('/')))
    const written = seen.flatMap(
      ({ sql }) => /^(?:insert into|update|delete from) "?(\w+)/.exec(sql)?.[1] ?? [],
    )
    const own = kind.name.replaceAll('-', '_')
    expect([...new Set(written)].sort()).toEqual([...alwaysWritten, own].sort())
  })
})

describe('a new incident', () => {
  it('is submitted by few statements', async () => {
    const head = await app.signedIn(app.people.head)
    await typeIncident(head)
    expect(await submit(head, head.page.path, {})).toBeLessThanOrEqual(38)
  })
})

describe('the correction of a child in an incident', () => {
  it('writes that list and no other', async () => {
    const { browser, first } = await begin(incidentKind as unknown as AnyRecordKind)
    const address = first.slice(0, first.lastIndexOf('/'))
    await browser.open(`${address}/children`)
    await browser.send({ ...typed.children, 'children-0-age': '16' })
    expect(await submit(browser, address)).toBeLessThanOrEqual(44)
    const lists = seen.flatMap(({ sql }) => /^insert into "(incident_\w+)"/.exec(sql)?.[1] ?? [])
    expect(lists).toEqual(['incident_child', 'incident_child_warning_sign'])
  })
})

/** Begins a correction of the kind's example, as somebody who may. */
async function begin(kind: AnyRecordKind) {
  const account = somebodyFor(app, kind.allow.record)
  const browser = await app.signedIn(account)
  const { db } = app.parts
  const { id, establishmentId } = await recordExample(db, app.act(), kind)
  const correcting = { id, establishmentId }
  const { sections } = await kind.formFor({ db, person: personOf(account), today: '2019-06-03', correcting })
  await browser.open(`${kind.base}/${id}`)
  const { action, hidden } = browser.page.form(`${kind.base}/${id}/correction`)
  seen.length = 0
  const answer = await postedTo(browser, action, hidden)
  const { length: begun } = seen
  return { browser, begun, first: `${answer.headers['location'] ?? ''}/${sections[0]?.slug ?? ''}` }
}

async function statementsFor(browser: Browser, path: string): Promise<number> {
  seen.length = 0
  const { status } = await browser.agent.get(path).set('Host', 'localhost:3000')
  expect(status).toBe(200)
  return seen.length
}

/** Submits the draft at the address, without a look at what comes after. */
async function submit(
  browser: Browser,
  address: string,
  answers: Record<string, string> = { reason: 'Read again' },
): Promise<number> {
  const page = await browser.open(address)
  const { action, hidden } = page.form(`${address}/submission`)
  seen.length = 0
  const { headers } = await postedTo(browser, action, { ...hidden, ...answers })
  expect(headers['location']).toMatch(/recorded$/)
  return seen.length
}

async function postedTo(browser: Browser, path: string, body: Record<string, string>) {
  const answer = await browser.agent
    .post(path)
    .set('Host', 'localhost:3000')
    .set('Referer', `http://localhost:3000${browser.page.path}`)
    .set('Sec-Fetch-Site', 'same-origin')
    .type('form')
    .send(new URLSearchParams(body).toString())
  return { status: answer.status, headers: answer.headers as Record<string, string | undefined> }
}
