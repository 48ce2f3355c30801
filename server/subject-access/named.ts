import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'
import { calledBy } from '../history/record-name.ts'
import type { Subject } from './queries.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { placesIn } from '../fields/places-in.ts'
import { markThirdParties, namesWhole } from './third-parties.ts'

/** One version of a record in which a text names the person. */
export interface Named {
  kind: string
  id: string
  version: number
  isLatest: boolean
  /** What tells it from others of its kind: a number or a day; empty where nothing does. */
  called: string
  /** By the answer's name: the lines that name the person, everybody else marked. */
  places: { name: string; lines: string[] }[]
}

/** More are counted and not listed: a pseudonym that stands in so many texts is a word, not a pseudonym. */
const most = 300

/** So many characters of a line are shown on either side of the pseudonym. */
const around = 200

const batch = 200

interface Row {
  seq: number
  kind: string
  id: string
  version: number
  content: string
  reason: string
  isLatest: 0 | 1
}

/**
 * Every version of every record in which any text names a pseudonym, the earliest written first: what stands is a version
 * too. One that is another establishment's is left out, where it says so: its pseudonyms are its own.
 */
export async function versionsNaming(
  db: Db,
  subject: Subject,
  isWanted: (version: Named) => boolean,
): Promise<{ named: Named[]; count: number }> {
  const named: Named[] = []
  let count = 0
  let seq = 0
  for (;;) {
    const rows = await rowsLike(db, subject.pseudonym, seq)
    for (const row of rows) {
      const found = namedIn(row, subject)
      if (found === undefined || !isWanted(found)) continue
      count += 1
      if (named.length < most) named.push(found)
    }
    const last = rows.at(-1)
    if (last === undefined) return { named, count }
    seq = last.seq
  }
}

// A first sieve only: it knows capitals of A to Z alone, so whatever holds other characters is looked through anyway.
async function rowsLike(db: Db, pseudonym: string, after: number): Promise<Row[]> {
  const key = comparisonKey(pseudonym)
  const inContent = sieveFor(JSON.stringify(key).slice(1, -1))
  const inReason = sieveFor(key)
  const { rows } = await sql<Row>`select version.seq, version.subject as kind, version.subject_id as id,
      version.version, version.content, version.reason,
      not exists (
        select 1 from record_version as later where later.subject = version.subject
          and later.subject_id = version.subject_id and later.version > version.version) as "isLatest"
    from record_version as version
    where version.seq > ${after} and version.content <> ''
      and (version.content like ${inContent} escape '\\' or version.reason like ${inReason} escape '\\'
        or octet_length(version.content) > length(version.content)
        or octet_length(version.reason) > length(version.reason))
    order by version.seq limit ${batch}`.execute(db.withoutPlugins())
  return rows
}

// A space may be any that is stored, a quotation mark another one; a pseudonym of other characters is in no plain text.
const sieveFor = (stored: string): string =>
  `%${stored
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll(' ', '%')
    .replaceAll("'", '_')}%`

function namedIn(row: Row, { establishmentId, pseudonym }: Subject): Named | undefined {
  const stood = JSON.parse(row.content) as Record<string, unknown>
  const house = stood['establishmentId']
  if (typeof house === 'string' && house !== establishmentId) return undefined
  const { content } = markThirdParties({ ...stood, reason: row.reason }, pseudonym)
  const places = Object.entries(content).flatMap(([name, value]) => {
    const lines = linesNaming(value, pseudonym)
    return lines.length === 0 ? [] : [{ name, lines }]
  })
  if (places.length === 0) return undefined
  const { kind, id, version, isLatest } = row
  return { kind, id, version, isLatest: isLatest === 1, called: calledBy(stood), places }
}

function linesNaming(value: unknown, pseudonym: string): string[] {
  if (typeof value === 'string')
    return value
      .split('\n')
      .filter((line) => namesWhole(line, pseudonym))
      .map((line) => shortened(line, pseudonym))
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap((each) => linesNaming(each, pseudonym))
}

function shortened(line: string, pseudonym: string): string {
  const place = placesIn(line, pseudonym)[0] ?? { from: 0, to: 0 }
  const [from, to] = [place.from - around, place.to + around]
  return `${from > 0 ? '…' : ''}${line.slice(Math.max(0, from), to)}${to < line.length ? '…' : ''}`
}
