import { write } from '../database/write.ts'
import { sealWith } from '../keys.ts'
import type { Parts } from '../parts.ts'
import { record } from './record.ts'

const secondsBetweenLooks = 10
const mostSecondsBack = 60

/**
 * Writes down when the clock went back by more than a minute, since the last event or the last look: times after it may be
 * earlier than those before it, and somebody may have meant that (SECURITY B3). The order of the history is its numbers'.
 * @returns what looks once
 */
export async function clockWatch(parts: Parts): Promise<() => Promise<void>> {
  const { db, clock, newId, keys } = parts
  const event = await db
    .selectFrom('historyEvent')
    .select('at')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  let last = event?.at ?? clock()
  return async () => {
    const [before, at] = [last, clock()]
    const seconds = Math.round((Date.parse(before) - Date.parse(at)) / 1000)
    last = at
    if (seconds <= mostSecondsBack) return
    const act = { who: { id: 'system', role: 'system' }, at, key: null, newId, seal: sealWith(keys.history) }
    await write(db, act, async (tx) => {
      await record(tx, act, { act: 'clock went back', subject: 'database', details: { seconds } })
    })
  }
}

/** Looks at once and then every ten seconds, for as long as the process lives. */
export async function watchClock(parts: Parts): Promise<void> {
  const look = await clockWatch(parts)
  await look()
  const lookOrSay = () =>
    look().catch((error: unknown) => {
      parts.log.error({ err: error }, 'the clock could not be watched')
    })
  setInterval(() => void lookOrSay(), secondsBetweenLooks * 1000).unref()
}
