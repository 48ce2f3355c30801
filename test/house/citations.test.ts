import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const project = join(import.meta.dirname, '..', '..')
const read = (name: string) => readFileSync(join(project, name), 'utf8')

const domain = read('DOMAIN.md')
const security = read('SECURITY.md')

/** Kept databases and drawings of earlier versions are never edited, whatever they cite. */
const leftOut =
  /node_modules|^test\/upgrades\/kept\/|^server\/upgrades\/drawings\/|assets\/built|citations\.test\.ts$/

const files = [
  ...['README.md', 'CONTRIBUTING.md', 'DOMAIN.md', 'SECURITY.md', '.npmrc', '.dependency-cruiser.js'],
  ...['server', 'reports', 'views', 'migrations', 'test'].flatMap((room) =>
    readdirSync(join(project, room), { recursive: true, encoding: 'utf8' }).map((name) => join(room, name)),
  ),
].filter((name) => /\.(ts|js|sql|hbs|scss|md|npmrc|conf|service|timer)$/.test(name) && !leftOut.test(name))

/** Each file's text with its wrapped comments in one line, as they are read. */
const texts = files.map((name) => ({ name, text: read(name).replace(/\n *(?:\*|\/\/|--|#)? */g, ' ') }))

function cited(pattern: RegExp): { name: string; what: string }[] {
  return texts.flatMap(({ name, text }) =>
    [...text.matchAll(pattern)].map(([, what = '']) => ({ name, what: what.trim() })),
  )
}

/** Each section, table, formula or finding of a list: '5.1, N2' → '5.1', 'N2'. */
const placesIn = (list: string) => list.match(/\d+(?:\.\d+)?|[FNT]\d+/g) ?? []

/** Whether a section, a table's heading, a row or an entry of a numbered list has this number. */
function standsInDomain(place: string): boolean {
  const [section = '', entry = ''] = place.split('.')
  if (new RegExp(`^#{2,3} ${place.replace('.', '\\.')}\\.? `, 'm').test(domain)) return true
  if (new RegExp(`^\\| ${place} \\|`, 'm').test(domain)) return true
  const body = new RegExp(`^## ${section}\\. [^]*?(?=^## |$(?![^]))`, 'm').exec(domain)?.[0] ?? ''
  return entry !== '' && new RegExp(`^${entry}\\. `, 'm').test(body)
}

/** A promise or an abuse has a row of its own, which begins with its id. */
const standsInSecurity = (id: string) => new RegExp(`^\\| ${id} +\\|`, 'm').test(security)

const place = String.raw`(?:\d+(?:\.\d+)?|[FNT]\d+)`
const id = String.raw`(?:(?:AC|AUN?|SES|IN|OUT|UP|CR|PR|DU|FA|LO|DE|SC)-\d{2}|B\d{1,2})`
const more = '(?:,? and |, |-| to )'

describe('what a comment cites', () => {
  it('of the domain stands there', () => {
    const all = [
      ...cited(new RegExp(String.raw`DOMAIN\.md (${place}(?:${more}${place})*)`, 'g')),
      ...cited(/\b([FNT]\d+) \(DOMAIN\.md\)/g),
      ...cited(/\(([FT]\d{1,2})\)/g),
    ]
    expect(all.length).toBeGreaterThan(60)
    expect(all.filter(({ what }) => !placesIn(what).every(standsInDomain))).toEqual([])
  })

  it('of the domain by its words says them as they stand there', () => {
    const all = cited(/DOMAIN\.md [\d.]+, ["“]([^"”]+)["”]/g)
    expect(all.length).toBeGreaterThan(1)
    expect(all.filter(({ what }) => !domain.includes(what))).toEqual([])
  })

  it('of the promises stands there', () => {
    const all = [
      ...cited(new RegExp(`SECURITY (${id}(?:${more}${id})*)`, 'g')),
      ...cited(/\b((?:AC|AUN?|SES|IN|OUT|UP|CR|PR|DU|FA|LO|DE|SC)-\d{2})\b/g),
    ]
    expect(all.length).toBeGreaterThan(150)
    const ids = (what: string) => what.match(new RegExp(id, 'g')) ?? []
    expect(all.filter(({ what }) => !ids(what).every(standsInSecurity))).toEqual([])
  })

  it('is a paper that is there', () => {
    const all = cited(/(?<![\w/-])((?:[\w-]+\/)*[A-Z]{4,}\.md)\b/g)
    const isThere = ({ name, what }: { name: string; what: string }) =>
      [project, join(project, dirname(name))].some((from) => existsSync(join(from, what)))
    expect(all.filter((each) => !isThere(each))).toEqual([])
  })
})

describe('a promise', () => {
  const rows = security.split('\n').filter((line) => new RegExp(`^\\| ${id} `).test(line))
  const named = (cell = '') => [...cell.matchAll(/`([\w/-]+)`/g)].map(([, name = '']) => name)

  it.each(rows.map((row) => row.split('|').map((cell) => cell.trim())))(
    'names a test that is there: %s %s',
    (...cells) => {
      const tests = named(cells.at(-2))
      const missing = tests.filter((name) => !existsSync(join(project, 'test', `${name}.test.ts`)))
      expect(missing).toEqual([])
      expect(cells.at(-2)).not.toBe('')
    },
  )
})
