import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { openDatabase, type Connection } from '../database/open.ts'
import type { Keys } from '../keys.ts'
import { Refusal } from '../refusal.ts'
import { proveDatabase } from './proof.ts'

/**
 * Leaves a database as one single file, its log written back, and closes it.
 * @throws Refusal when another program has it open
 */
export function settle(connection: Connection): void {
  try {
    connection.pragma('journal_mode=delete')
  } catch (cause) {
    throw new Refusal('Another program uses the database. Stop it first; nothing was changed.', { cause })
  } finally {
    connection.close()
  }
}

/** Encrypts a settled database with another key, and proves it by reading all of it. */
export async function changeKey(file: string, from: Keys, to: Keys): Promise<void> {
  if (from.database.equals(to.database)) return
  const { connection } = openDatabase(file, from.database)
  try {
    connection.pragma('journal_mode=delete')
    connection.pragma(`rekey="x'${to.database.toString('hex')}'"`)
  } finally {
    connection.close()
  }
  await proveDatabase(file, to)
  settle(openDatabase(file, to.database).connection)
}

/**
 * Puts a settled database where another one stands, in one step: whenever the power goes, one or the other is there.
 * @param keepAs where the one that stood is kept, with the log that belongs to it; without it, it is gone
 */
export function putInPlace(file: string, over: string, keepAs?: string): void {
  syncPath(file)
  if (keepAs !== undefined && existsSync(over)) linkSync(over, keepAs)
  for (const tail of ['-wal', '-shm', '-journal']) {
    // A log left by a damaged or killed database must never be read into another one.
    if (existsSync(over + tail)) renameSync(over + tail, `${keepAs ?? `${over}.left`}${tail}`)
  }
  renameSync(file, over)
  syncFolder(dirname(over))
}

function syncPath(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Makes new names in a folder last; Windows cannot, and does not need it. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncPath(folder)
}
