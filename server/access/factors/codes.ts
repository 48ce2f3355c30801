import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

// Without I, L, O and U: nothing on paper can be read as two things.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of so many characters, five bits each. */
const newCode = (length: number): string =>
  Array.from(randomBytes(length), (byte) => alphabet.charAt(byte % 32)).join('')

/** Short enough to type every day: 40 bits, so that only a slow hash of it is kept. */
export const newSheetCode = (): string => newCode(8)

/** 120 bits: a fast hash of it is safe (SECURITY AUN-06). */
export const newRecoveryCode = (): string => newCode(24)

/** As it is printed, in fours. */
export const inFours = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-')

/** As it was meant: any case, any spaces and dashes, and letters that look like a figure taken for it. */
export const plainCode = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

/** The hash of a code or token of 112 bits and more. */
export const fastHash = (code: string): string => createHash('sha256').update(code, 'utf8').digest('hex')

/** Compares in constant time; only the number of bytes can be told. */
export function isSame(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}

/** 160 bits for a one-time link. */
export const newToken = (): string => randomBytes(20).toString('base64url')
