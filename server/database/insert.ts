import { CompiledQuery } from 'kysely'
import type { Db, Tables } from './schema.ts'

const texts = new Map<string, string>()

/**
 * Inserts a whole row by a text that is made once for its columns. For what every act writes: building the statement anew
 * takes longer than running it.
 */
export async function insertRow<Table extends keyof Tables>(
  db: Db,
  table: Table,
  row: Tables[Table],
): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(textFor(table, Object.keys(row)), Object.values(row)))
}

function textFor(table: string, names: readonly string[]): string {
  const asked = `${table} ${names.join(' ')}`
  const known = texts.get(asked)
  if (known !== undefined) return known
  const columns = names.map(snake).join(', ')
  const text = `insert into ${snake(table)} (${columns}) values (${names.map(() => '?').join(', ')})`
  texts.set(asked, text)
  return text
}

/** As the CamelCasePlugin does: ladoContact → lado_contact. */
export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
