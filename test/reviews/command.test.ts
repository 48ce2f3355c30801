import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { review } from '../../server/commands/review.ts'
import { readConfig } from '../../server/config.ts'
import { migrate } from '../../server/database/migrate.ts'
import { makeKeys, readKeys, sealWith } from '../../server/keys.ts'
import { beginReview, writeOpinions } from '../../server/reviews/actions.ts'
import { confirmGaps } from '../../server/reviews/gaps/actions.ts'
import { signReview } from '../../server/reviews/issuing-actions.ts'
import { openOrCreate, openParts } from '../../server/start.ts'
import { ash, birch, peopleOf } from '../support/people.ts'
import { everyGap } from '../support/gaps.ts'

describe('npx scrutiny review', () => {
  let folder: string
  const config = () => readConfig({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent' })
  const at = (name: string) => join(folder, name)
  const run = (values: Record<string, string>) =>
    review.run({ config: config(), values: { year: '2018-19', ...values }, positionals: [] })
  const hashOf = (name: string) =>
    createHash('sha256')
      .update(readFileSync(at(name)))
      .digest('hex')

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'review-'))
    makeKeys(config().keysFile)
    const opened = openOrCreate(config())
    await migrate(opened)
    await peopleOf(opened.db, sealWith(readKeys(config().keysFile).history))
    opened.connection.close()
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  async function sign(): Promise<void> {
    const parts = await openParts(config())
    const who = { id: '00000000-0000-4000-8000-000000000101', role: 'scrutineer' }
    const seal = sealWith(parts.keys.history)
    const act = { who, at: '2019-06-03T09:00:00.000Z', key: null, newId: parts.newId, seal }
    await beginReview(parts.db, act, 2018)
    const opinions = [ash, birch].map((establishmentId) => ({
      establishmentId,
      safeguarded: 'yes' as const,
      reason: 'Seen and heard.',
    }))
    await writeOpinions(parts.db, act, { year: 2018, seen: 1, opinions })
    await confirmGaps(parts.db, act, { year: 2018, seen: 2, gaps: everyGap(2018) })
    await signReview(parts.db, parts.count, act, {
      year: 2018,
      seen: 3,
      by: 'The scrutineer',
      demonstration: [],
    })
    parts.opened.connection.close()
  }

  it('writes the four forms and says the path and the SHA-256 of each', async () => {
    await sign()
    const lines = await run({
      pdf: at('r.pdf'),
      html: at('r.html'),
      spreadsheet: at('r.xlsx'),
      json: at('r.json'),
    })
    expect(lines).toEqual(
      ['r.pdf', 'r.html', 'r.xlsx', 'r.json'].map((name) => `${at(name)}  ${hashOf(name)}`),
    )
    expect(readFileSync(at('r.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(readFileSync(at('r.xlsx')).subarray(0, 2).toString()).toBe('PK')
    const report = JSON.parse(readFileSync(at('r.json'), 'utf8')) as { edition: string; period: string }
    expect(report).toMatchObject({ edition: 'partners', period: 'April 2018 to March 2019' })
    expect(readdirSync(folder).filter((name) => name.endsWith('.half'))).toEqual([])
  })

  it('draws a signed review twice to the same bytes, though a draft on another day differs', async () => {
    await sign()
    for (const name of ['a', 'b']) await run({ pdf: at(`${name}.pdf`), html: at(`${name}.html`) })
    expect(hashOf('a.pdf')).toBe(hashOf('b.pdf'))
    expect(hashOf('a.html')).toBe(hashOf('b.html'))
    expect(readFileSync(at('a.html'), 'utf8')).toContain('Signed by The scrutineer on 3 June 2019')
  })

  it('builds a draft, marked as one, where nothing was signed', async () => {
    await run({ json: at('r.json'), edition: 'public' })
    const report = JSON.parse(readFileSync(at('r.json'), 'utf8')) as { editionLabel: string }
    expect(report.editionLabel).toBe('Draft: Public edition')
  })

  it('writes a page that needs nothing beside it', async () => {
    await run({ html: at('r.html') })
    const html = readFileSync(at('r.html'), 'utf8')
    expect(html).toContain('OFFICIAL-SENSITIVE')
    const [, styles = '', rest = ''] = /<style>([^]*)<\/style>([^]*)$/.exec(html) ?? []
    expect(styles).toContain('url(data:font/woff2;base64,')
    expect(/url\((?!data:)/.test(styles)).toBe(false)
    expect(`${html.slice(0, html.indexOf('<style>'))}${rest}`).not.toMatch(/<script|<link|="\/|<footer/)
    expect(html).toMatch(/<\/html>\s*$/)
  })

  it.each([
    [{ year: '2018' }, 'Say which year'],
    [{ pdf: '' }, 'Say at least one file'],
    [{ pdf: 'x.pdf', edition: 'secret' }, 'There is no edition "secret"'],
    [{ pdf: '/nowhere/at/all/x.pdf' }, 'There is no folder /nowhere/at/all'],
    [{ pdf: '/tmp' }, '/tmp is a folder'],
    [{ pdf: '/tmp/same', html: '/tmp/../tmp/same' }, 'Two outputs have the same path'],
  ])('refuses %j in one clear line and writes nothing', async (values, words) => {
    await expect(run(values)).rejects.toThrow(words)
    expect(existsSync('/tmp/same')).toBe(false)
  })
})
