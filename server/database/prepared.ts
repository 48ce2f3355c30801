import type { SqliteDatabase } from 'kysely'
import type { Connection } from './open.ts'

type Prepared = ReturnType<SqliteDatabase['prepare']>

/** More than the application has; lists of varying length make new ones. */
const most = 500

/**
 * The connection with its statements kept prepared, since Kysely prepares each anew, which for the widest takes longer
 * than running them. The one that was not used for longest is let go first. Only for reading whole answers: a statement
 * that is still being read row by row cannot run again.
 */
export function keptPrepared(connection: Connection): SqliteDatabase {
  const kept = new Map<string, Prepared>()
  return {
    prepare: (sql) => {
      const statement = kept.get(sql) ?? connection.prepare(sql)
      kept.delete(sql)
      kept.set(sql, statement)
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      return statement
    },
    close: () => {
      connection.close()
    },
  }
}
