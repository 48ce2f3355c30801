import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { historyVerify } from '../../server/commands/history.ts'
import type { RecordsOnDisk } from '../support/file.ts'
import { faultsIn, type Keys } from './independent-verifier.ts'

export interface TamperedFile {
  keys: Keys
  /** The seal that was printed of the whole file, and the number of its event. */
  head: string
  last: number
  open: () => Database.Database
  /** As it was before anybody touched it. */
  putBack: () => void
  /** What somebody with the file and its key does with a shell; the triggers are put back as they were. */
  tamper: (sql: string, options?: { putTriggersBack: boolean }) => void
  /** What each verifier says: 'holds', or its first fault. */
  ours: (head?: string) => Promise<string>
  theirs: (head?: string) => string
}

/** A file for somebody to tamper with. */
export function tamperedFile({ file, folder, config }: RecordsOnDisk): TamperedFile {
  const keys = JSON.parse(readFileSync(config.keysFile, 'utf8')) as Keys
  const whole = join(folder, 'whole.db')
  const open = () => {
    const db = new Database(file)
    db.pragma("cipher='sqlcipher'")
    db.pragma('legacy=4')
    db.pragma(`key="x'${keys.database}'"`)
    return db
  }
  const { seq, seal } = lastEvent(open())
  copyFileSync(file, whole)
  return {
    keys,
    head: seal,
    last: seq,
    open,
    putBack: () => {
      for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`, { force: true })
      copyFileSync(whole, file)
    },
    tamper: (sql, options = { putTriggersBack: true }) => {
      tamperIn(open(), sql, options)
    },
    ours: (head) =>
      historyVerify.run({ config, values: head === undefined ? {} : { head }, positionals: [] }).then(
        () => 'holds',
        (error: unknown) => (error as Error).message,
      ),
    theirs: (head) => faultsIn(file, keys, head)[0] ?? 'holds',
  }
}

function lastEvent(db: Database.Database): { seq: number; seal: string } {
  const row = db.prepare('select seq, seal from history_event order by seq desc limit 1').get()
  db.pragma('wal_checkpoint(truncate)')
  db.close()
  return row as { seq: number; seal: string }
}

function tamperIn(db: Database.Database, sql: string, options: { putTriggersBack: boolean }): void {
  db.pragma('foreign_keys=OFF')
  db.pragma('ignore_check_constraints=ON')
  const triggers = db.prepare("select name, sql from sqlite_schema where type = 'trigger'").all() as {
    name: string
    sql: string
  }[]
  const dropped = options.putTriggersBack ? triggers : []
  try {
    // At once, and without waiting for the disk: this is done two hundred times.
    db.pragma('synchronous=OFF')
    db.exec('begin')
    for (const { name } of dropped) db.exec(`drop trigger ${name}`)
    db.exec(sql)
    for (const trigger of dropped) db.exec(trigger.sql)
    db.exec('commit')
  } finally {
    db.close()
  }
}
