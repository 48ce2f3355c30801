import { sql } from 'kysely'
import type { Db } from '../../../server/database/schema.ts'
import { verifyHistory } from '../../../server/history/verify.ts'
import { sealWith } from '../../../server/keys.ts'
import { contents } from '../../../server/kinds.ts'
import { paths } from '../../../server/paths.ts'
import { sha256Of } from '../../../server/issued-documents/drawn.ts'
import { fileFormats } from '../../../server/issued-documents/vocabulary.ts'
import { filesOf } from '../../../server/reviews/files.ts'
import { versionToTake } from '../../../server/reviews/queries.ts'
import type { Edition } from '../../../reports/report.ts'
import type { Browser } from '../../support/browser.ts'
import { readPage, type TestPage } from '../../support/page.ts'
import { serviceAt, type Account, type Service } from './service.ts'
import type { Config } from '../../../server/config.ts'

/** When a kept database is put away, and when it is read: a Monday morning, the same for every version. */
export const readAt = '2019-12-09T10:00:00.000Z'

/** Everything that a version of the program shows of a database. */
export interface Reading {
  verified: { head: string; events: number; versions: number }
  /** SHA-256 by year, edition and form: '2018 partners pdf'. */
  documents: Record<string, string>
  /** The words of each page by its address, and who reads them: 'head lado'. */
  pages: Record<string, Record<string, string>>
}

/**
 * Reads a database that is up to date: what it holds, what it draws, and every page that each account can reach.
 * @param lastEvent the last event that is read in the history, if not the last there is: what an upgrade adds comes after it
 */
export async function readThrough(
  config: Config,
  accounts: Record<string, Account>,
  lastEvent?: number,
): Promise<Reading> {
  const service = await serviceAt(config, readAt)
  try {
    const verified = await verify(service)
    const documents = await digestsOf(service)
    const pages = await pagesOf(service, accounts, lastEvent ?? verified.events)
    return { verified, documents, pages }
  } finally {
    service.close()
  }
}

async function verify({ parts }: Service): Promise<Reading['verified']> {
  const verdict = await verifyHistory(parts.db, sealWith(parts.keys.history), contents)
  if (!verdict.sound) throw new Error(`The history does not hold: ${verdict.why}`)
  const { head, events, versions } = verdict
  return { head, events, versions }
}

/** Each edition of each signed review in each form, as it is taken away. The stylesheet within a page is not the review's. */
async function digestsOf({ parts }: Service): Promise<Reading['documents']> {
  const { db, count, demonstration } = parts
  const digests: Reading['documents'] = {}
  for (const { year, edition } of await editionsIn(db)) {
    const review = await versionToTake(db, year)
    const fileIn = await filesOf(db, count, { year, edition, now: readAt, demonstration, review })
    for (const { value: form } of fileFormats) {
      const { content, sha256 } = await fileIn(form)
      digests[`${year} ${edition} ${form}`] = form === 'html' ? digestWithoutStyle(content) : sha256
    }
  }
  return digests
}

const editionsIn = (db: Db) =>
  db
    .selectFrom('issuedDocument')
    .innerJoin('review', 'review.id', 'issuedDocument.subjectId')
    .select('review.year')
    .select((eb) => eb.ref('issuedDocument.edition').$castTo<Edition>().as('edition'))
    .where('issuedDocument.number', '=', 1)
    .orderBy('review.year')
    .orderBy('issuedDocument.edition')
    .execute()

const digestWithoutStyle = (page: Buffer): string =>
  sha256Of(Buffer.from(page.toString('utf8').replace(/<style>[^]*?<\/style>/, '')))

/** Every page that leads nowhere new, by links alone, from each account's home page. */
async function pagesOf(
  service: Service,
  accounts: Record<string, Account>,
  lastEvent: number,
): Promise<Reading['pages']> {
  const pages: Reading['pages'] = {}
  for (const [name, account] of Object.entries(accounts)) {
    const browser = await service.signedIn(account)
    for (const [path, text] of await walk(browser, lastEvent)) {
      const byWords = (pages[path] ??= {})
      const same = Object.keys(byWords).find((names) => byWords[names] === text)
      if (same !== undefined) Reflect.deleteProperty(byWords, same)
      byWords[same === undefined ? name : `${same} ${name}`] = text
    }
  }
  return inOrder(pages)
}

async function walk(browser: Browser, lastEvent: number): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const waiting = ['/']
  const known = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const page = await pageAt(browser, path)
    if (page === undefined) continue
    if (!asksSomething(page)) found.set(path, wordsOf(page))
    for (const next of linksOn(page, lastEvent))
      if (!known.has(next)) {
        known.add(next)
        waiting.push(next)
      }
  }
  return found
}

/** What a page says; one that failed says only that, since each failure has a number of its own. */
const failed = '500'

function wordsOf({ status, text }: TestPage): string {
  if (status >= 500) return failed
  return status === 200 ? text : `${status} ${text}`
}

/** A page; nothing for a file. */
async function pageAt(browser: Browser, path: string): Promise<TestPage | undefined> {
  const answer = await browser.agent.get(path).set('Host', 'localhost:3000')
  return answer.type === 'text/html' ? readPage(answer.text, answer.status, path) : undefined
}

/** Questions change from version to version; what was answered must not, nor what a draft holds. */
const asksSomething = ({ html, path }: TestPage): boolean =>
  !/\/drafts\/[^/]+$/.test(path) &&
  html
    .querySelectorAll('main form[method=post] :is(input, textarea, select)')
    .some((control) => control.getAttribute('type') !== 'hidden')

/**
 * Addresses of pages of ours, without a query but for an edition and where a page of a list begins. The log is read from
 * the last event that was there before this reading, which adds its own.
 */
const linksOn = ({ html }: TestPage, lastEvent: number): string[] =>
  html
    .querySelectorAll('a')
    .map((link) => (link.getAttribute('href') ?? '').replace(/#.*$/, ''))
    .filter((href) => /^\/[^?]*(\?(edition|page|before)=\w[\w-]*)?$/.test(href))
    .filter((href) => !/^\/assets\/|\.\w+(\?|$)/.test(href))
    .map((href) => (href === paths.happened() ? `${href}?before=${lastEvent + 1}` : href))

const inOrder = <Value>(some: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(some).sort(([one], [other]) => (one < other ? -1 : 1)))

/** The tables that hold nothing, in their order. */
export async function emptyTables(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`.execute(
    db,
  )
  const empty: string[] = []
  for (const { name } of rows) {
    const row = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (row.rows.length === 0) empty.push(name)
  }
  return empty
}
