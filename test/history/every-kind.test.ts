import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { contents } from '../../server/kinds.ts'
import type { RecordsOnDisk } from '../support/file.ts'
import { fewOf } from '../support/extent.ts'
import { everyKindOnDisk } from './every-kind.ts'
import { changed, columnsOf, unnoticed } from './columns.ts'
import { tablesOf } from '../support/tables-of.ts'
import { tamperedFile, type TamperedFile } from './tampered-file.ts'

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
      for (const column of fewOf(columnsOf(file, table))) {
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
