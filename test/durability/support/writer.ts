/**
 * A server's writing without its web, to be killed: several clients, each act under its own key through the same `write`
 * as every page, acknowledged on standard output. `node writer.ts MODE ACTS FROM,FROM,…`: a client begins with its act
 * FROM; ACTS 0 is until killed.
 *   after    acknowledges after the commit, as the application does
 *   before   acknowledges inside the transaction, and dies there at its third act
 *   careless as `after`, without waiting for the disk
 */
import { writeSync } from 'node:fs'
import { readConfig } from '../../../server/config.ts'
import { insertContact } from '../../../server/contacts/actions.ts'
import { contactContent } from '../../../server/contacts/queries.ts'
import type { Tx } from '../../../server/database/schema.ts'
import { write, type Act } from '../../../server/database/write.ts'
import { recordVersion } from '../../../server/history/record.ts'
import { sealWith } from '../../../server/keys.ts'
import { openParts } from '../../../server/start.ts'
import { aContact } from '../../support/records.ts'

const [mode = 'after', acts = '0', from = '0'] = process.argv.slice(2)
const parts = await openParts(readConfig(process.env))
if (mode === 'careless') parts.opened.connection.pragma('synchronous=OFF')

async function writeOn(client: number, first: number): Promise<void> {
  for (let place = first; acts === '0' || place < first + Number(acts); place += 1) {
    const key = `client-${client}-act-${place}`
    const id = await write(parts.db, actOf(key), (tx) => recordOne(tx, key))
    if (mode !== 'before') acknowledge(key, id)
  }
}

async function recordOne(tx: Tx, key: string): Promise<string> {
  const act = actOf(key)
  const { id } = await insertContact(tx, act, aContact({ note: key }))
  const content = await contactContent(tx, id)
  await recordVersion(tx, act, {
    act: 'recorded',
    subject: 'contact',
    subjectId: id,
    version: 1,
    content,
    reason: '',
  })
  if (mode === 'before') {
    acknowledge(key, id)
    if (key.endsWith('act-2')) process.kill(process.pid, 'SIGKILL')
  }
  return id
}

const actOf = (key: string): Act => ({
  who: { id: 'writer', role: 'system' },
  at: parts.clock(),
  key,
  newId: parts.newId,
  seal: sealWith(parts.keys.history),
})

/** Waits while the reader is busy: an acknowledgement may come late, never early. */
function acknowledge(key: string, id: string): void {
  for (;;) {
    try {
      writeSync(1, `${key} ${id}\n`)
      return
    } catch (error) {
      if ((error as { code?: string }).code !== 'EAGAIN') throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

try {
  await Promise.all(from.split(',').map((first, client) => writeOn(client, Number(first))))
} catch (error) {
  acknowledge('refused', (error as { code?: string }).code ?? String(error))
}
parts.opened.connection.close()
