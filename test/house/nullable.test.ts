import { describe, expect, it } from 'vitest'
import type { Field } from '../../server/fields/field.ts'
import type { AnyForm } from '../../server/fields/form.ts'
import { everyKind, personOf, recordExample, somebodyFor } from '../hostile/kinds.ts'
import { startApp, type TestApp } from '../support/app.ts'

/** Columns that may be null while their answers never are, each with its reason. */
const otherwise: Record<string, string> = {
  'visit.started_at': 'a time that nobody knows is an empty text',
  'visit.ended_at': 'a time that nobody knows is an empty text',
  'incident_child.pseudonym': 'where it is null the child’s first spelling is read',
}

/** Tables of what is asked several times. */
const items: Record<string, readonly [name: string, table: string][]> = {
  incident: [
    ['children', 'incident_child'],
    ['staff', 'incident_staff'],
    ['techniques', 'incident_technique'],
  ],
  'qa-meeting': [
    ['attendance', 'qa_attendance'],
    ['actions', 'qa_action'],
  ],
  visit: [['concerns', 'visit_concern']],
  establishment: [['attributes', 'establishment_attribute']],
}

/** A sampled record that comes from outside is asked most. */
const typed = { how: 'outside' }

// The types of the columns follow from the fields: a null in one must be an answer that its field can have.
describe.each(everyKind)('a column of a $one that may be null', (kind) => {
  it('is asked for by a field that takes null', async () => {
    const app = await startApp()
    if (kind.name === 'sampled-record') await recordExample(app.parts.db, app.act(), kind)
    const person = personOf(somebodyFor(app, kind.allow.record))
    const { form } = await kind.formFor({ db: app.parts.db, person, today: '2019-06-03', typed })
    const own = unready(app, kind.name.replaceAll('-', '_'), form)
    const ofItems = (items[kind.name] ?? []).flatMap(([name, table]) =>
      unready(app, table, form.fields[name]?.item ?? { fields: {} }),
    )
    expect([...own, ...ofItems]).toEqual([])
  })
})

const unready = (app: TestApp, table: string, { fields }: AnyForm): string[] => {
  const nullable = app.parts.opened.connection
    .prepare(`select name from pragma_table_info('${table}') where "notnull" = 0`)
    .all() as { name: string }[]
  expect(app.parts.opened.connection.pragma(`table_info(${table})`), table).not.toEqual([])
  return Object.entries(fields as Record<string, Field<unknown>>)
    .map(([name, field]) => ({
      name,
      field,
      column: name.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`),
    }))
    .filter(({ column }) => nullable.some((each) => each.name === column))
    .filter(({ name, field }) => !takesNull(name, field))
    .map(({ column }) => `${table}.${column}`)
    .filter((column) => otherwise[column] === undefined)
}

/** Null is typed as nothing. */
const takesNull = (name: string, field: Field<unknown>): boolean => {
  try {
    return Object.values(field.type(name, null)).every((typed) => typed === '')
  } catch {
    return false
  }
}
