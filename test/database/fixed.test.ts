import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { everyKind, recordExample } from '../hostile/kinds.ts'
import { startApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

const tables = async () => {
  const { rows } = await sql<{ name: string }>`select t.name from sqlite_schema t
    join pragma_table_info(t.name) c on c.name = 'recorded_at' where t.type = 'table' order by 1`.execute(
    app.parts.db,
  )
  return rows.map(({ name }) => name)
}

describe('what the server sets once', () => {
  it('has a trigger on every table with the moment of receipt', async () => {
    const { rows } = await sql<{
      name: string
      text: string
    }>`select name, sql as text from sqlite_schema where type = 'trigger'`.execute(app.parts.db)
    const bare = (await tables()).filter(
      (table) =>
        rows.find(({ name }) => name === `${table}_fixed`)?.text.includes('new.recorded_at') !== true,
    )
    expect(bare, 'name these tables in migrations, as 2026-11-22-fixed-columns.ts does').toEqual([])
  })

  it.each(everyKind.map((kind) => [kind.name, kind] as const))(
    'stays as it is in a %s',
    async (name, kind) => {
      const { connection } = app.parts.opened
      const { id } = await recordExample(app.parts.db, app.act(), kind)
      const table = name.replace('-', '_')
      const row = connection.prepare(`select * from ${table} where id = ?`).get(id) as Record<string, unknown>
      const set = ['recorded_at', 'recorded_by', 'number', 'serial'].filter((column) => column in row)
      if (name === 'incident') set.push('establishment_id')
      for (const column of set) {
        const change = () =>
          connection.prepare(`update ${table} set ${column} = ${column} || '1' where id = ?`).run(id)
        expect(change, column).toThrow('this is set once and never changes')
      }
      expect(connection.prepare(`select * from ${table} where id = ?`).get(id)).toEqual(row)
    },
  )
})
