import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Refusal } from './refusal.ts'

/** Three keys of 32 bytes, kept outside the database: its encryption, the history's seal, the sessions' signature. */
export interface Keys {
  database: Buffer
  history: Buffer
  session: Buffer
}

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const keyFile = z.strictObject({ database: hex, history: hex, session: hex })

/**
 * Reads the key file.
 * @throws Refusal when it is missing, not ours, open to other users of the machine, or holds one key twice
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
      `The key file ${file} is not one of ours: it must hold three keys of 64 hexadecimal digits.`,
    )
  const { database, history, session } = found.data
  if (new Set([database, history, session]).size < 3)
    throw new Refusal(`The key file ${file} holds one key twice.`)
  return {
    database: Buffer.from(database, 'hex'),
    history: Buffer.from(history, 'hex'),
    session: Buffer.from(session, 'hex'),
  }
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
  const key = () => randomBytes(32).toString('hex')
  writeFileSync(file, `${JSON.stringify({ database: key(), history: key(), session: key() })}\n`, {
    mode: 0o600,
  })
  chmodSync(file, 0o600)
}

/** Seals a text: HMAC-SHA256 in hexadecimal. */
export const sealWith =
  (key: Buffer) =>
  (text: string): string =>
    createHmac('sha256', key).update(text, 'utf8').digest('hex')
