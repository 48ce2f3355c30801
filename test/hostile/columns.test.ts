import { expect, it } from 'vitest'
import { typeForm } from '../../server/fields/form.ts'
import { startApp } from '../support/app.ts'
import { tablesIn } from '../support/tables-of.ts'
import { everyKind, recordExample, personOf, somebodyFor, textControls } from './kinds.ts'

/** Columns of text that no naughty string reaches by a record's form, each with its reason. */
const notTyped: Record<string, string> = {
  'incident.reference_key': 'made of the own reference, whenever that is stored',
  'incident_staff.pseudonym_key': 'made of the pseudonym, whenever that is stored',
  'lado_contact.staff_pseudonym_key': 'made of the pseudonym, whenever that is stored',
  'lado_contact_child.pseudonym': 'an item of the children that the form asks for',
  'published_figure.joined_into': 'the id of the figure that counts in its place',
  'incident_technique.list': 'one value, by its check',
  'incident_technique.technique': 'a code, by its foreign key',
  'outside_count.month': 'a choice of months: any other text is refused with a message',
  'published_figure.source_url': 'an address in full or nothing: anything else is refused with a message',
}

/** Codes, days, moments, numbers and names of rows are no free text. */
const isCode = (name: string, table: string) =>
  /^(id|number|code|content|digest)$|_(id|on|at|by|start|end)$/.test(name) ||
  new RegExp(`\\b${name} (text|in) .*(check|\\() ?\\(?${name} in|\\b${name} in \\(`).test(table)

const camel = (name: string) => name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase())

it.each(everyKind.map((kind) => [kind.name, kind] as const))(
  'every column of text of a %s is reached by a field that the naughty strings go through',
  async (name, kind) => {
    const app = await startApp()
    const { db, opened } = app.parts
    const saved = await recordExample(db, app.act(), kind)
    const asked = await kind.formFor({
      db,
      person: personOf(somebodyFor(app, kind.allow.record)),
      today: '2019-06-03',
      correcting: { id: saved.id, establishmentId: saved.establishmentId },
    })
    const controls = textControls(asked, typeForm(asked.form, (await kind.contentOf(db, saved.id)) ?? {}))
    const reached = new Set(controls.map((control) => control.split('-').at(-1)))
    const missed = tablesIn(kind).flatMap((table) => {
      const { sql } = opened.connection
        .prepare('select sql from sqlite_schema where name = ?')
        .get(table) as {
        sql: string
      }
      const columns = opened.connection.pragma(`table_info(${table})`) as { name: string; type: string }[]
      return columns
        .filter((column) => column.type === 'TEXT' && !isCode(column.name, sql))
        .filter((column) => !reached.has(camel(column.name)))
        .map((column) => `${table}.${column.name}`)
        .filter((column) => notTyped[column] === undefined)
    })
    expect(
      missed,
      'give these a field and an example in test/hostile/kinds.ts, or a reason in notTyped',
    ).toEqual([])
  },
)
