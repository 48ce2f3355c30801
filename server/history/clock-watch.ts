import { uptime } from 'node:os'
import { write } from '../database/write.ts'
import { sealWith } from '../keys.ts'
import type { Parts } from '../parts.ts'
import { lastEventAt } from './queries.ts'
import { record } from './record.ts'

const secondsBetweenLooks = 10
const mostSecondsOff = 60

/** Seconds since the machine was started, asleep or not: nobody can set this clock. */
export type Uptime = () => number

/**
 * Writes down when the clock was set back or ahead by more than a minute, at once or little by little, measured against
 * the time that the machine has been on, and at the start against the last event: times after it may be earlier than those
 * before it, and somebody may have meant that (SECURITY B3). The order of the history is its numbers'.
 * @returns what looks once
 */
export async function clockWatch(parts: Parts, secondsOn: Uptime = uptime): Promise<() => Promise<void>> {
  const { db, clock, newId, keys } = parts
  let since = { at: latest(await lastEventAt(db), clock()), on: secondsOn() }
  return async () => {
    const [at, on] = [clock(), secondsOn()]
    const passed = on - since.on
    const off = Math.round((Date.parse(at) - Date.parse(since.at)) / 1000 - passed)
    if (Math.abs(off) <= mostSecondsOff) return
    const act = { who: { id: 'system', role: 'system' }, at, key: null, newId, seal: sealWith(keys.history) }
    const words = off < 0 ? 'clock went back' : 'clock went ahead'
    await write(db, act, async (tx) => {
      await record(tx, act, { act: words, subject: 'database', details: { seconds: Math.abs(off) } })
    })
    // Only once it stands there: where there was no room for it, the next look finds it again.
    since = { at, on }
  }
}

const latest = (one: string | undefined, other: string) => (one !== undefined && one > other ? one : other)

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
