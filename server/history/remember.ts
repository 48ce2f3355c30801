import type { Parts } from '../parts.ts'
import { appendAnchor, refuseGap } from './anchors.ts'

const day = 24 * 60 * 60 * 1000

/**
 * Remembers the record seal outside the database from the server's start to its stop, and daily between. A demonstration,
 * which may be thrown away at any time, is not remembered.
 * @throws Refusal when the database lacks what was remembered
 * @returns what remembers it a last time
 */
export async function rememberSeals(parts: Parts): Promise<() => Promise<void>> {
  const { db, config, clock } = parts
  await refuseGap(db, config.anchorsFile)
  if (parts.demonstration.length > 0) return () => Promise.resolve()
  const remember = () => appendAnchor(db, config.anchorsFile, clock())
  const rememberOrSay = () =>
    remember().catch((error: unknown) => {
      parts.log.error({ err: error }, 'the record seal could not be remembered')
    })
  await remember()
  const timer = setInterval(() => void rememberOrSay(), day).unref()
  return () => {
    clearInterval(timer)
    return rememberOrSay()
  }
}
