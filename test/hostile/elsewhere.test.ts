import { beforeEach, describe, expect, it } from 'vitest'
import { readFigures } from '../../server/establishments/published-figures/read-figures.ts'
import { readSheet } from '../../server/import-files/read-sheet.ts'
import { startApp, testNow, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash } from '../support/people.ts'
import { isOurs, strings as everyString, typedAs } from './texts.ts'

const strings = everyString.filter((text) => text.trim() !== '')
const groups = Array.from({ length: Math.ceil(strings.length / 50) }, (_, place) =>
  strings.slice(place * 50, place * 50 + 50),
)

let app: TestApp
let scrutineer: Browser
beforeEach(async () => {
  app = await startApp()
  app.parts.limiter = { count: () => undefined }
  scrutineer = await app.signedIn(app.people.scrutineer)
})

describe('naughty strings outside the kinds of record', { timeout: 300_000 }, () => {
  it('are a subject’s pseudonym in a file of data exactly as typed, or refused', async () => {
    for (const text of strings) {
      await scrutineer.open('/subject-access')
      const { hidden, action } = scrutineer.page.form('/subject-access')
      const answer = await scrutineer.agent
        .post(action)
        .set('Host', 'localhost:3000')
        .type('form')
        .send(
          new URLSearchParams({
            ...hidden,
            establishmentId: ash,
            kind: 'staff',
            pseudonym: text,
            format: 'json',
          }).toString(),
        )
      expect([200, 422], text).toContain(answer.status)
      if (answer.status === 200)
        expect((JSON.parse(answer.text) as { about: object }).about).toMatchObject({
          pseudonym: typedAs(text),
        })
    }
  })

  it('in a file that is sent are refused with a message', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/published-figures/import')
    const { hidden, action } = manager.page.form()
    for (const group of groups) {
      const answer = await manager.agent
        .post(action)
        .set('Host', 'localhost:3000')
        .field('_csrf', hidden['_csrf'] ?? '')
        .attach('file', Buffer.from(group.join('\n')), 'figures.csv')
      expect(answer.status).toBe(422)
    }
  })

  it('in the cells of a file are its figures exactly, or refused with a message', async () => {
    const taken = await Promise.all(wordy.map(textsTakenBy))
    const rows = strings.map((_text, nth) => {
      const words = wordy.map((column, place): [string, string] => {
        const text = strings[(nth + place * 37) % strings.length] ?? ''
        return [column, taken[place]?.has(text) === true ? text : calm[column]]
      })
      // A period of its own: otherwise two lines could be the same figure.
      const end = new Date(Date.UTC(2017, 5, 1 + nth)).toISOString().slice(0, 10)
      return { ...calm, ...Object.fromEntries(words), period_end: end }
    })
    const manager = await app.signedIn(app.people.businessManager)
    const { hidden, action } = (await manager.open('/published-figures/import')).form()
    const sent = await manager.agent
      .post(action)
      .set('Host', 'localhost:3000')
      .field('_csrf', hidden['_csrf'] ?? '')
      .attach('file', Buffer.from(fileOf(rows)), 'figures.csv')
    expect(sent.status).toBe(303)
    const check = await manager.open(sent.headers['location'] ?? '')
    isOurs(check.html, check.path)
    expect((await manager.send({})).name).toBe('figures-imported')
    isOurs((await manager.open('/published-figures')).html, 'the list')
    const kept = await app.parts.db
      .selectFrom('publishedFigure')
      .select(['establishment', 'measure', 'unitOfCount', 'qualifier', 'sourceTitle'])
      .orderBy('periodEnd')
      .execute()
    expect(kept).toEqual(
      rows.map((row) => ({
        establishment: typedAs(row.establishment),
        measure: typedAs(row.measure),
        unitOfCount: typedAs(row.unit_of_count),
        qualifier: typedAs(row.qualifier),
        sourceTitle: typedAs(row.source_title),
      })),
    )
  })

  it('in a cell for a number, a day or an address are read as one, or refused with a message', async () => {
    const strict = Object.keys(calm).filter((column) => !wordy.some((each) => each === column))
    const taken = (await Promise.all(strict.map(textsTakenBy))).flatMap((texts) => [...texts])
    // '0', '1', '1.00' and their like.
    expect(taken.length).toBeGreaterThan(0)
    expect(taken.length).toBeLessThan(40)
  })
})

const calm = {
  establishment: 'Medway STC',
  measure: 'use of force',
  unit_of_count: 'incidents',
  period_start: '2017-06-01',
  period_end: '2018-11-30',
  value: '578',
  qualifier: 'exact',
  confidence: 'B',
  source_title: 'A newspaper',
  source_url: 'https://example.org/a',
}
const wordy = ['establishment', 'measure', 'unit_of_count', 'qualifier', 'source_title'] as const

const fileOf = (rows: readonly Record<string, string>[]): string =>
  [
    Object.keys(calm),
    ...rows.map((row) => Object.values(row).map((cell) => `"${cell.replaceAll('"', '""')}"`)),
  ]
    .map((cells) => cells.join(','))
    .join('\n')

/** The texts that a column's cells take; of one that they do not, it is said why. */
async function textsTakenBy(column: string): Promise<Set<string>> {
  const context = { now: testNow, today: testNow.slice(0, 10) }
  const taken = new Set<string>()
  for (const text of strings) {
    const sheet = await readSheet(Buffer.from(fileOf([{ ...calm, [column]: text }])))
    const found = sheet.ok ? await readFigures(sheet.sheet, new Map(), context) : sheet
    if (found.ok) taken.add(text)
    else for (const { message } of found.problems) expect(message, text).toMatch(/\w+ \w+/)
  }
  return taken
}
