import type Database from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../server/access/person.ts'
import { daysUsed } from '../../server/contacts/day-queries.ts'
import { countings } from '../../server/countings.ts'
import { kinds } from '../../server/kinds.ts'
import type { Parts } from '../../server/parts.ts'
import { figuresNow } from '../../server/returns/figure-queries.ts'
import { monthStates } from '../../server/returns/month-states.ts'
import { countUnexplained, outsideCounts } from '../../server/returns/outside-counts/queries.ts'
import { openParts } from '../../server/start.ts'
import type { RecordsOnDisk } from '../support/file.ts'
import { tablesIn } from '../support/tables-of.ts'
import { ash } from '../support/people.ts'
import { changed, columnsOf, unnoticed } from './columns.ts'
import { everyKindOnDisk } from './every-kind.ts'
import { tamperedFile, type TamperedFile } from './tampered-file.ts'

/** Tables that counting reads and that no verifier holds to anything, each with its reason. */
const unsealed: Record<string, string> = {
  draft: 'what is typed and not submitted is no record; how many there are is printed as such',
  kept_form: 'what is typed and not sent is no record: subject access looks through it, and counts nothing',
  child: 'each record holds the pseudonym of its children, and of which establishment they are: see below',
}

const viewer: Person = {
  id: '',
  name: 'Test',
  role: 'scrutineer',
  establishmentId: null,
  organisation: null,
}
const wanted = { year: 2018, now: '2019-06-03T09:00:00.000Z', demonstration: [] }
const meeting = { year: 2018, quarter: 'Q4' }

/** What each counting is asked for here; one that is not listed fails. */
const asked: Record<string, unknown> = {
  'changed since signed': { id: 'x', year: 2018, signedAt: '2019-06-03T09:00:00.000Z' },
  'draft review': { ...wanted, edition: 'partners' },
  'editions to sign': { ...wanted, by: 'The scrutineer' },
  'held about one person': { establishmentId: ash, kind: 'child', pseudonym: 'K-12' },
  'QA meeting tables': { viewer, meeting, today: '2019-06-03' },
  'missing before signature': wanted,
  'months without records': wanted,
  'numbers and names for the public': wanted,
}

/** What reports and pages count, by which statements. */
async function statementsOfCounting({ db, opened }: Parts): Promise<string[]> {
  const said = new Set<string>()
  const { connection } = opened
  const prepare = connection.prepare.bind(connection)
  connection.prepare = (text: string) => {
    said.add(text)
    return prepare(text)
  }
  for (const { name, count } of countings) {
    expect(Object.keys(asked), 'say what this counting is asked for').toContain(name)
    await count(db, asked[name] as never)
  }
  await figuresNow(db, { establishmentId: ash, month: '2019-05' })
  await monthStates(db, viewer, '2019-06-03')
  await outsideCounts(db, viewer)
  await countUnexplained(db, viewer)
  await daysUsed(db, 2018)
  connection.prepare = prepare
  return [...said]
}

/** The tables whose pages the database opens for a statement, as it explains them itself. */
function tablesRead(connection: Database.Database, statements: readonly string[]): string[] {
  const tables = new Map(
    (
      connection.prepare('select tbl_name as name, rootpage from sqlite_schema where rootpage > 0').all() as {
        name: string
        rootpage: number
      }[]
    ).map(({ name, rootpage }) => [rootpage, name]),
  )
  const opened = statements.flatMap((text) =>
    explained(connection, text)
      .filter(({ opcode, p3 }) => opcode === 'OpenRead' && p3 === 0)
      .flatMap(({ p2 }) => tables.get(p2) ?? []),
  )
  return [...new Set(opened)].sort()
}

function explained(
  connection: Database.Database,
  text: string,
): { opcode: string; p2: number; p3: number }[] {
  if (!/^\s*(select|with)\b/i.test(text)) return []
  const statement = connection.prepare(`explain ${text}`)
  // A question mark within quotes is no place.
  const places = [...text.replace(/'[^']*'/g, '').matchAll(/\?/g)].map(() => '')
  return statement.all(...places) as { opcode: string; p2: number; p3: number }[]
}

let whole: RecordsOnDisk
let file: TamperedFile
let tables: string[]
beforeAll(async () => {
  whole = await everyKindOnDisk()
  const parts = await openParts(whole.config)
  tables = tablesRead(parts.opened.connection, await statementsOfCounting(parts))
  parts.opened.connection.close()
  file = tamperedFile(whole)
})
beforeEach(() => {
  file.putBack()
})
afterAll(() => {
  whole.remove()
})

/** Both verifiers after an edit by hand. */
async function afterEdit(sql: string): Promise<string[]> {
  file.putBack()
  file.tamper(sql)
  return [await file.ours(), file.theirs()]
}

describe('of every table that reports and counting read', () => {
  it('all holds before anything is edited', async () => {
    expect([await file.ours(), file.theirs()]).toEqual(['holds', 'holds'])
  })

  it('the list is what the database says that it opened', () => {
    expect(tables).toEqual(expect.arrayContaining(['code', 'setting', 'incident', 'population', 'child']))
    expect(tables.length).toBeGreaterThan(20)
  })

  it('the rows are sealed, or it is said why not', () => {
    const sealed = kinds.flatMap(tablesIn)
    const known = new Set([...sealed, ...Object.keys(unsealed), 'history_event', 'record_version'])
    expect(tables.filter((table) => !known.has(table))).toEqual([])
  })

  it('a row that is edited by hand is found by both verifiers', async () => {
    const missed: string[] = []
    for (const table of tables.filter((each) => !Object.hasOwn(unsealed, each))) {
      const column = columnsOf(file, table).find(({ name }) => unnoticed[`${table}.${name}`] === undefined)
      // A table of nothing but its key is edited in the last column of that.
      const [name, value] = column === undefined ? [lastOfKey(table), `'x'`] : [column.name, changed(column)]
      const said = await afterEdit(`update or replace ${table} set ${name} = ${value} ${firstRow(table)}`)
      if (said.includes('holds')) missed.push(`${table}.${name}: ${said.join(' | ')}`)
    }
    expect(missed).toEqual([])
  })

  it('a row that is taken out or put in by hand is found by both verifiers', async () => {
    for (const sql of [
      `delete from code where value = 'thumb-flexion'`,
      `insert into code select list, 'x', label, level, place, from_on, to_on from code limit 1`,
      `delete from setting`,
    ])
      for (const said of await afterEdit(sql)) expect(said, sql).not.toBe('holds')
  })
})

/** One row alone: the first by its key. */
function firstRow(table: string): string {
  const key = keyOf(table)
  return `where (${key.join(', ')}) = (select ${key.join(', ')} from ${table} order by ${key.join(', ')} limit 1)`
}

function keyOf(table: string): string[] {
  const db = file.open()
  const rows = db.prepare(`select name from pragma_table_info('${table}') where pk > 0 order by pk`).all()
  db.close()
  return (rows as { name: string }[]).map(({ name }) => name)
}

const lastOfKey = (table: string): string => keyOf(table).at(-1) ?? ''

describe('of codes and children', () => {
  it('whatever column of a code is edited is found, and the code is named', async () => {
    const others = {
      label: `'x'`,
      level: `'low'`,
      place: '99',
      from_on: `'2001-01-01'`,
      to_on: `'2001-01-01'`,
    }
    expect(Object.keys(others)).toEqual(columnsOf(file, 'code').map(({ name }) => name))
    for (const [name, other] of Object.entries(others)) {
      const [ours, theirs] = await afterEdit(
        `update code set ${name} = ${other} where value = 'thumb-flexion'`,
      )
      expect(ours, name).toMatch(
        /code thumb-flexion \(technique\/thumb-flexion\) is not what event \d+ recorded: \w+/,
      )
      expect(theirs, name).toMatch(/the record is not what was recorded: code .*\(technique\/thumb-flexion\)/)
    }
  })

  it('a pain-inducing technique that is called low by hand is found', async () => {
    const [ours] = await afterEdit(`update code set level = 'low' where value = 'wrist-flexion'`)
    expect(ours).toMatch(/code wrist-flexion .* recorded: level \(first at event \d+\)/)
  })

  it('a child that is renamed, or moved to another establishment, is found in its incident, by its number', async () => {
    for (const sql of [
      `update child set pseudonym = 'Z' || rowid where id in (select child_id from incident_child)`,
      `update child set establishment_id = '00000000-0000-4000-8000-00000000000b'`,
    ]) {
      const [ours, theirs] = await afterEdit(sql)
      expect(ours, sql).toMatch(/incident ASH-2019-\d{4} \(.+\) is not what event \d+ recorded: children/)
      expect(theirs, sql).toMatch(
        /the record is not what was recorded: (incident ASH|lado-contact LADO)-2019-\d{4} \(.+\)/,
      )
    }
  })

  it('an incident that is edited is named by its number beside its id, and by the answer', async () => {
    const { id } = whole.records.incident
    const [ours, theirs] = await afterEdit(`update incident set duration_minutes = 1 where id = '${id}'`)
    expect(ours).toContain(`incident ASH-2019-0001 (${id}) is not what event 22 recorded: durationMinutes`)
    expect(theirs).toBe(`event 22: the record is not what was recorded: incident ASH-2019-0001 (${id})`)
  })
})
