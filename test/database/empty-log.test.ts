import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyLog, emptyLogSoon } from '../../server/database/empty-log.ts'
import { openAgain, openDatabase, type Connection } from '../../server/database/open.ts'

let folder: string
let connection: Connection
let reader: Connection
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrutiny-log-'))
  const [file, key] = [join(folder, 'own.db'), randomBytes(32)]
  connection = openDatabase(file, key).connection
  connection.exec("create table text (words text) strict; insert into text values ('what was written')")
  reader = openAgain(file, key).connection
})
afterEach(() => {
  reader.close()
  connection.close()
  rmSync(folder, { recursive: true })
})

const logged = () => statSync(join(folder, 'own.db-wal')).size
const reads = () => reader.exec('begin').prepare('select * from text').all()

describe('the write-ahead log', () => {
  it('is emptied where nobody needs it', () => {
    expect(logged()).toBeGreaterThan(0)
    expect(emptyLog(connection)).toBe(true)
    expect(logged()).toBe(0)
  })

  it('stays where somebody reads what stood before, and nobody waits for them', () => {
    reads()
    connection.exec('delete from text')
    expect(emptyLog(connection)).toBe(false)
    expect(logged()).toBeGreaterThan(0)
    expect(connection.pragma('busy_timeout', { simple: true })).toBe(5000)
  })

  it('stays while somebody writes', () => {
    connection.exec('begin immediate')
    expect(emptyLog(connection)).toBe(false)
    connection.exec('rollback')
    expect(emptyLog(connection)).toBe(true)
  })

  it('is emptied as soon as they have read', async () => {
    reads()
    connection.exec('delete from text')
    emptyLogSoon(connection, 10)
    expect(logged()).toBeGreaterThan(0)
    reader.exec('rollback')
    await vi.waitFor(() => {
      expect(logged()).toBe(0)
    })
  })
})
