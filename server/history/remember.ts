import type { Parts } from '../parts.ts'
import { appendAnchor, refuseGap, renewAnchor } from './anchors.ts'

const minute = 60 * 1000
const day = 24 * 60 * minute

/**
 * Remembers the record seal outside the database: for good at the server's start, daily and at its stop, and the newest
 * one every minute in which something was written, so that an older copy put in place after a kill is older by a minute
 * at most before it is noticed (SECURITY B10). A demonstration, which may be thrown away at any time, is not remembered.
 * @throws Refusal when the database lacks what was remembered
 * @returns what remembers it a last time
 */
export async function rememberSeals(
  parts: Parts,
  { looksEvery = minute } = {},
): Promise<() => Promise<void>> {
  const { db, config, clock } = parts
  await refuseGap(db, config.anchorsFile)
  if (parts.demonstration.length > 0) return () => Promise.resolve()
  const sayWhy = (error: unknown) => {
    parts.log.error({ err: error }, 'the record seal could not be remembered')
  }
  const append = () => appendAnchor(db, config.anchorsFile, clock())
  const renew = () => renewAnchor(db, config.anchorsFile, clock())
  await append()
  const timers = [
    setInterval(() => void append().catch(sayWhy), day).unref(),
    setInterval(() => void renew().catch(sayWhy), looksEvery).unref(),
  ]
  return () => {
    for (const timer of timers) clearInterval(timer)
    return append().catch(sayWhy)
  }
}
