import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { databaseFile } from '../../server/start.ts'
import { buildAssets } from '../durability/support/server.ts'
import { scrutiny, type Said } from '../durability/support/place.ts'
import { faultsIn, type Keys } from '../history/independent-verifier.ts'
import { isGone, isReached, placesNow } from './differences.ts'
import { writtenTexts } from './support/written.ts'
import { copyOf, keptDatabases, keptFolder, landed } from './support/kept.ts'
import { readAt, readThrough, type Reading } from './support/reading.ts'

const kept = keptDatabases()
beforeAll(buildAssets)

describe.each(kept)('the database that was kept on $name', ({ name, accounts, migrations: had, shown }) => {
  const place = copyOf(join(keptFolder, name))
  let upgraded: Said
  let now: Reading
  beforeAll(async () => {
    // The upgrade goes by the machine’s clock: it is done when the database is read.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(readAt) })
    upgraded = await scrutiny(place, 'upgrade', '--as', 'Sam').finally(() => vi.useRealTimers())
    if (upgraded.code === 0) now = await readThrough(place.config, accounts, shown.verified.events)
  }, 240_000)
  afterAll(() => {
    rmSync(place.folder, { recursive: true })
  })

  it('is upgraded by the command, or is up to date', () => {
    expect(upgraded.error).toBe('')
    const missing = Object.keys(migrations).filter((each) => !had.includes(each))
    const said =
      missing.length === 0 ? 'The database is up to date.' : `Brought up to date: ${missing.join(', ')}.`
    expect(upgraded.out).toContain(said)
    if (missing.includes('2026-11-30-7-sealed-codes'))
      expect(upgraded.out).toContain('Step 2026-11-30-7-sealed-codes: 13 records brought up to date.')
  })

  it('is verified by both verifiers, and its history goes on from the record seal that it had', async () => {
    const verified = await scrutiny(place, 'history', 'verify', '--head', shown.verified.head)
    expect(verified.error).toBe('')
    expect(verified.out).toMatch(/^The history holds/)
    const keys = JSON.parse(readFileSync(place.config.keysFile, 'utf8')) as Keys
    expect(faultsIn(databaseFile(place.config), keys, shown.verified.head)).toEqual([])
    expect(now.verified.events).toBeGreaterThanOrEqual(shown.verified.events)
    expect(now.verified.versions).toBeGreaterThanOrEqual(shown.verified.versions)
  })

  it('draws each signed edition as its own version drew it, in every form', () => {
    expect(Object.keys(shown.documents).length).toBeGreaterThanOrEqual(16)
    expect(now.documents).toEqual(shown.documents)
  })

  it('shows each page that there was to whoever read it, and to nobody else', () => {
    const before = readersIn(shown)
    const isNew = (path: string, reader: string) => isReached(path) && before[path]?.[reader] === undefined
    const readers = (reading: Reading) =>
      Object.entries(readersIn(reading)).flatMap(([path, each]) => {
        const by = Object.keys(each).filter((reader) => !isGone(path, reader) && !isNew(path, reader))
        return path in shown.pages && by.length > 0 ? [`${path}: ${by.sort().join(' ')}`] : []
      })
    expect(Object.keys(shown.pages).length).toBeGreaterThan(100)
    expect(readers(now)).toEqual(readers(shown))
  })

  it('still says every text that somebody wrote, to whoever read it', async () => {
    const texts = await writtenTexts(place.config, shown.verified.events)
    expect(texts.length).toBeGreaterThan(50)
    const is = readersIn(now)
    const checked = { texts: 0 }
    const lost = Object.entries(readersIn(shown)).flatMap(([path, readers]) =>
      Object.entries(readers).flatMap(([reader, words]) =>
        texts
          .filter((text) => !isGone(path, reader) && says(words, text))
          .filter((text) => {
            checked.texts += 1
            return !placesNow(path).some((place) => says(is[place]?.[reader] ?? '', text))
          })
          .map((text) => `${path} to ${reader}: ${text}`),
      ),
    )
    expect(lost).toEqual([])
    expect(checked.texts).toBeGreaterThan(300)
  })
})

/** Whatever the breaks between its lines: one text may stand as two paragraphs. */
const says = (words: string, text: string): boolean =>
  words.replaceAll(/\s/g, '').includes(text.replaceAll(/\s/g, ''))

/** The words of each page by who reads them. */
function readersIn({ pages }: Reading): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(pages).map(([path, byNames]) => [
      path,
      Object.fromEntries(
        Object.entries(byNames).flatMap(([names, words]) => names.split(' ').map((name) => [name, words])),
      ) as Record<string, string>,
    ]),
  )
}

describe('a migration that has landed', () => {
  const fileOf = (name: string) =>
    join(import.meta.dirname, '..', '..', 'migrations', `${name.replace(/^(\d{4}-\d\d-\d\d-)\d+-/, '$1')}.ts`)

  it.each(Object.entries(landed))('as %s stays as it is', (name, digest) => {
    expect(
      createHash('sha256')
        .update(readFileSync(fileOf(name)))
        .digest('hex'),
    ).toBe(digest)
  })

  it('comes before all that have not', () => {
    const names = Object.keys(landed)
    expect(Object.keys(migrations).slice(0, names.length)).toEqual(names)
  })

  it('is one that the newest kept database has', () => {
    expect(kept.at(-1)?.migrations, 'Keep a database of this release: test/upgrades/README.md').toEqual(
      Object.keys(landed),
    )
  })
})

describe('the kept databases', () => {
  it.each(kept)('of $name is named after its last migration and takes less than 4 MB', (each) => {
    expect(each.migrations.at(-1)?.startsWith(each.name)).toBe(true)
    expect(statSync(join(keptFolder, each.name, 'scrutiny.db')).size).toBeLessThan(4_000_000)
  })
})
