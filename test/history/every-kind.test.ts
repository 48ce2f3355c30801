import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { retention } from '../../server/disposal/vocabulary.ts'
import { contents } from '../../server/kinds.ts'
import type { RecordsOnDisk } from '../support/file.ts'
import { fewOf } from '../support/extent.ts'
import { everyKindOnDisk } from './every-kind.ts'
import { tamperedFile, type TamperedFile } from './tampered-file.ts'

const monthOfNoRecord = 'a month names its establishment alone, and not the record that it belongs to'

/** Columns whose change a verifier does not notice, each with its reason. */
const unnoticed: Record<string, [by: 'both' | 'the second', why: string]> = {
  'incident.reference_key': ['both', 'made of the own reference, which the version holds'],
  'incident_staff.pseudonym_key': ['both', 'made of the pseudonym, which the version holds'],
  'lado_contact.staff_pseudonym_key': ['both', 'made of the pseudonym, which the version holds'],
  'incident_child.child_id': ['the second', 'the version holds the pseudonym, which stands in another table'],
  'lado_contact_child.pseudonym': [
    'the second',
    'it does not read the children of a LADO contact: before spellings were kept they stood in another table',
  ],
  'incident_technique.list': ['the second', 'one value, by its check: no version holds it'],
  'sampled_record.incident_id': ['the second', 'the version holds the incident’s number'],
  'sampled_record.entered_incident_id': ['the second', 'the version holds the incident’s number'],
  'population.snapshot_on': ['the second', monthOfNoRecord],
  'population.under18': ['the second', monthOfNoRecord],
  'population.all_held': ['the second', monthOfNoRecord],
  'population.standing': ['the second', monthOfNoRecord],
  'person.password_hash': ['both', 'a secret, which no version may hold; that it was changed is an event'],
}

let whole: RecordsOnDisk
let file: TamperedFile
beforeAll(async () => {
  whole = await everyKindOnDisk()
  file = tamperedFile(whole)
})
beforeEach(() => {
  file.putBack()
})
afterAll(() => {
  whole.remove()
})

interface Column {
  name: string
  type: string
  pk: number
}

function columnsOf(table: string): Column[] {
  const db = file.open()
  const row = db.prepare(`select 1 from ${table}`).get()
  const columns = db.prepare(`select name, type, pk from pragma_table_info('${table}')`).all() as Column[]
  db.close()
  expect(row, `${table}: give every-kind.ts a row of it`).toBeDefined()
  return columns.filter(({ pk, name }) => pk === 0 && name !== 'id')
}

const changed = ({ name, type }: Column) => {
  if (type.toLowerCase() === 'blob') return `cast(${name} || 'x' as blob)`
  return type.toLowerCase() === 'text' ? `coalesce(${name}, '') || 'x'` : `coalesce(${name}, 0) + 1`
}

function tablesOf(kind: string): string[] {
  const rule = retention[kind]
  if (rule === undefined) return []
  return rule.keeping === 'kept' ? [...rule.tables] : [rule.table, ...rule.parts.map(([table]) => table)]
}

describe.each(Object.keys(contents))('both verifiers find, of the kind %s,', (kind) => {
  it('an edited version', async () => {
    file.tamper(`update record_version set content = content || ' ' where subject = '${kind}'`)
    const fault = /^.*the version that event (\d+) recorded was changed/.exec(await file.ours())
    expect(fault).not.toBeNull()
    expect(file.theirs()).toBe(`event ${fault?.[1] ?? ''}: version`)
  })

  it('an edited row, whatever column of it', async () => {
    const missed: string[] = []
    const said: string[] = []
    for (const table of tablesOf(kind))
      for (const column of fewOf(columnsOf(table))) {
        const name = `${table}.${column.name}`
        file.putBack()
        file.tamper(`update or replace ${table} set ${column.name} = ${changed(column)}`)
        const [by] = unnoticed[name] ?? ['nobody']
        const expected = { ours: by === 'both', theirs: by !== 'nobody' }
        const [ours, theirs] = [await file.ours(), file.theirs()]
        said.push(ours, theirs)
        const found = { ours: ours === 'holds', theirs: theirs === 'holds' }
        if (JSON.stringify(found) !== JSON.stringify(expected))
          missed.push(`${name} ${JSON.stringify(found)}`)
      }
    expect(missed, 'true where it says that all holds').toEqual([])
    // What breaks a check of the schema is found before any event is looked at; the rest by its event.
    if (said.length === 0) return
    expect(said.join('\n')).toMatch(new RegExp(`${kind} .* is not what event \\d+ recorded`))
    expect(said.join('\n')).toMatch(/^event \d+: the record is not what was recorded/m)
  })
})
