import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Refusal } from './refusal.ts'

/**
 * Four keys of 32 bytes, kept outside the database: its encryption, the history's seal, the sessions' signature, and the
 * backups' encryption.
 */
export interface Keys {
  database: Buffer
  history: Buffer
  session: Buffer
  backup: Buffer
}

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const keyFile = z.strictObject({ database: hex, history: hex, session: hex, backup: hex })

/**
 * Reads the key file.
 * @throws Refusal when it is missing, not ours, open to other users of the machine, or holds one key twice or
 * a key that no chance made
 */
export function readKeys(file: string): Keys {
  if (!existsSync(file))
    throw new Refusal(`There is no key file at ${file}. Make one with "npx scrutiny keys", or set KEYS_FILE.`)
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    throw new Refusal(`The key file ${file} can be read by other users. Run: chmod 600 ${file}`)
  }
  const found = keyFile.safeParse(parse(readFileSync(file, 'utf8')))
  if (!found.success)
    throw new Refusal(
      `The key file ${file} is not one of ours: it must hold four keys of 64 hexadecimal digits.`,
    )
  refuseWeak(file, Object.values(found.data))
  const { database, history, session, backup } = found.data
  return {
    database: Buffer.from(database, 'hex'),
    history: Buffer.from(history, 'hex'),
    session: Buffer.from(session, 'hex'),
    backup: Buffer.from(backup, 'hex'),
  }
}

// Thirty-two bytes of chance hold about thirty different ones; a typed or default key does not (SECURITY DE-04).
function refuseWeak(file: string, found: readonly string[]): void {
  if (new Set(found).size < found.length) throw new Refusal(`The key file ${file} holds one key twice.`)
  const isWeak = (key: string) => new Set(Buffer.from(key, 'hex')).size < 16
  if (found.some(isWeak))
    throw new Refusal(
      `The key file ${file} holds a key that can be guessed. Make a new one with "npx scrutiny keys".`,
    )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Makes a new key file, readable by its owner only; never over one that exists. */
export function makeKeys(file: string): void {
  if (existsSync(file)) throw new Refusal(`There is a key file at ${file} already; it was left as it is.`)
  mkdirSync(dirname(file), { recursive: true })
  const key = () => randomBytes(32)
  writeKeys(file, { database: key(), history: key(), session: key(), backup: key() })
}

/** Writes a key file, readable by its owner only, through to the disk. */
export function writeKeys(file: string, keys: Keys): void {
  const text = Object.fromEntries(
    Object.entries(keys).map(([name, key]: [string, Buffer]) => [name, key.toString('hex')]),
  )
  writeFileSync(file, `${JSON.stringify(text)}\n`, { mode: 0o600, flush: true })
  chmodSync(file, 0o600)
}

/** Which key this is, without saying it: enough to tell two apart. */
export const keyId = (key: Buffer): string =>
  createHmac('sha256', key).update('key id', 'utf8').digest('hex').slice(0, 16)

/** Seals a text: HMAC-SHA256 in hexadecimal. */
export function sealWith(key: Buffer): (text: string) => string {
  // Made once: with the bare bytes every seal would take five times as long.
  const secret = createSecretKey(key)
  return (text) => createHmac('sha256', secret).update(text, 'utf8').digest('hex')
}
