import type { Connection } from './open.ts'

/**
 * Writes what stands in the write-ahead log into the file and empties the log, waiting for nobody.
 * @returns false where a reader still needs it, or somebody is writing: nothing is lost, it is emptied another time
 */
export function emptyLog(connection: Connection): boolean {
  if (connection.inTransaction) return false
  const waits = Number(connection.pragma('busy_timeout', { simple: true }))
  connection.pragma('busy_timeout = 0')
  try {
    const [said] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return said?.busy === 0
  } finally {
    connection.pragma(`busy_timeout = ${waits}`)
  }
}

/**
 * The same, tried again each second until it is done or the connection is closed, which empties it too. What was disposed
 * of must not stay readable in the log (SECURITY PR-09).
 */
export function emptyLogSoon(connection: Connection, every = 1_000): void {
  if (!connection.open || emptyLog(connection)) return
  setTimeout(() => {
    emptyLogSoon(connection, every)
  }, every).unref()
}
