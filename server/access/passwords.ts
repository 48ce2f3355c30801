import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

// OWASP's floor for argon2id: 19 MiB, two passes, one lane (SECURITY AUN-04).
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }
const settingsText = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`

/** The hash to store, with its salt and cost, in the PHC string form. */
export async function hashPassword(password: string, salt: Buffer = randomBytes(16)): Promise<string> {
  const tag = await derive('argon2id', { message: password, nonce: salt, ...cost })
  return `$argon2id$v=19$${settingsText}$${text(salt)}$${text(tag)}`
}

/** A password that nobody is told: what stands until its person chooses one. */
export const newPassword = (): string => randomBytes(15).toString('base64url')

/** Compares in constant time. An account that does not exist is compared with a hash that fits no password, so the time says nothing. */
export async function passwordFits(password: string, hash: string = nobody): Promise<boolean> {
  const [, , , settings = '', salt = '', stored = ''] = hash.split('$')
  const [memory, passes, parallelism] = settings.split(',').map((part) => Number(part.slice(2)))
  const expected = Buffer.from(stored, 'base64')
  const parameters = {
    memory: memory ?? cost.memory,
    passes: passes ?? cost.passes,
    parallelism: parallelism ?? cost.parallelism,
    tagLength: expected.length,
  }
  const tag = await derive('argon2id', {
    message: password,
    nonce: Buffer.from(salt, 'base64'),
    ...parameters,
  })
  return timingSafeEqual(tag, expected)
}

/** Whether a hash was made more cheaply, or otherwise, than one made today: it is replaced at the next sign-in (SECURITY AUN-04). */
export const isOutdated = (hash: string): boolean => !hash.startsWith(`$argon2id$v=19$${settingsText}$`)

const nobody = `$argon2id$v=19$${settingsText}$${'A'.repeat(22)}$${'A'.repeat(43)}`

const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
