import type { Report } from '../../reports/report.ts'

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'
const dates = new RegExp(`\\b\\d{1,2} (?:${months})\\b(?: \\d{4})?|\\b\\d{4}-\\d{2}-\\d{2}\\b`, 'g')
const years = /\b(?:19|20)\d\d(?:-\d\d)?\b/g
/** Ages and limits that the law or a note under a table states, digests, where a figure was published, Childline's number. */
const stated =
  /fewer than \d+ children|18-year-olds|under 18|SHA-256.*|Record seal.*|https?:\S+|ring Childline on 0800 1111\b/g

/** What is numbered and not counted: chapters, tables and figures, the version of the review, ids, and published sources. */
const isNumbering = (path: string): boolean =>
  /\/(?:number|id|tableId|source|dataTo)$/.test(path) || path.startsWith('/cover')

/**
 * Every number in the words of a public document that stands in no table of it: titles, alternative texts and the
 * properties of the file included. Dates, years and numbering are no counts.
 */
export function numbersOutsideTables(report: Report): string[] {
  const inTables = new Set(tableTexts(report).flatMap(numbersOf))
  return textsWithPath(report).flatMap(([path, text]) => {
    if (isNumbering(path)) return []
    return numbersOf(text)
      .filter((found) => !inTables.has(found))
      .map((found) => `${found} in ${path}: ${text}`)
  })
}

const numbersOf = (text: string): string[] =>
  (
    text
      .replaceAll(stated, '')
      .replaceAll(dates, '')
      .replaceAll(years, '')
      .replaceAll(/(?:Table|Figure) \d+/g, '')
      .match(/\d+(?:[.,]\d+)*%?/g) ?? []
  ).map((found) => found.replaceAll(',', ''))

const tableTexts = ({ sections }: Report): string[] =>
  sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.type === 'table' ? [...block.rows, ...(block.total ? [block.total] : [])] : [],
    )
    .flatMap(({ cells }) => cells.map(({ text }) => text))

function textsWithPath(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  if (Array.isArray(value)) return value.flatMap((each) => textsWithPath(each, path))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, each]) => textsWithPath(each, `${path}/${name}`))
}
