import { generateSecret, generateURI, verify } from 'otplib'
import { encodeQR } from 'qr'

/** A new secret for an authenticator app: 160 bits, in the letters that apps ask for. */
export const newAppSecret = (): string => generateSecret({ length: 20 })

/** What an app reads from the square code. */
export const appAddress = (secret: string, email: string): string =>
  generateURI({ issuer: 'Secure Estate Scrutiny', label: email, secret })

// Seconds: of one code, and how far either side its half minute may lie.
const period = 30
const tolerance = 30

/**
 * The half minute that a code belongs to, one either side allowed, by the server's clock only; null for a code that does
 * not fit or whose half minute was used already (SECURITY AUN-06).
 */
export async function stepOfCode(
  { secret, lastStep }: { secret: string; lastStep: number | null },
  code: string,
  now: string,
): Promise<number | null> {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const epoch = Math.floor(Date.parse(now) / 1000)
  // All that would be allowed were used, or the clock was set back: the library throws then.
  if (lastStep !== null && lastStep >= Math.floor((epoch + tolerance) / period)) return null
  const found = await verify({
    secret,
    token,
    epoch,
    epochTolerance: tolerance,
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}

/** A square code as one path of squares, and how many of them it is wide with its quiet border. */
export function squareCode(text: string): { path: string; width: number } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 4 })
  const squares = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { path: squares.join(''), width: rows.length }
}
