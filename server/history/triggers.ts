import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'

/** Every database of ours has had these since its first migration. */
const first = /^(history_event|record_version)_(kept|whole)$/

const schemaFile = join(import.meta.dirname, '..', '..', 'migrations', 'schema.sql')

/**
 * Whether every trigger that keeps the history, its versions and issued documents from being changed stands as the
 * migrations made it (SECURITY AU-03): undefined, or what is wrong. A trigger made weaker is as bad as one that is gone.
 * @param isCurrent false for an older schema: only that the first ones stand is known, and later ones may be missing
 */
export async function triggerFault(db: Db, isCurrent: boolean): Promise<string | undefined> {
  const { rows } = await sql<{
    name: string
    text: string
  }>`select name, sql as text from sqlite_schema where type = 'trigger'`.execute(db)
  const stands = new Map(rows.map(({ name, text }) => [name, text]))
  const expected = appendOnlyTriggers().filter(([name]) => isCurrent || first.test(name))
  for (const [name, text] of expected) {
    const found = stands.get(name)
    if (found === undefined) return `the trigger ${name} is gone`
    if (isCurrent && found !== text) return `the trigger ${name} is not the one that was made`
  }
  return undefined
}

/** By name, as `schema.sql` shows them; a test keeps that file current. */
function appendOnlyTriggers(): [name: string, text: string][] {
  const shown = readFileSync(schemaFile, 'utf8').split('\n\n')
  return shown.flatMap((statement) => {
    const name = /^CREATE TRIGGER (\w+)/.exec(statement)?.[1]
    return name === undefined ? [] : [[name, statement.trimEnd().replace(/;$/, '')]]
  })
}
