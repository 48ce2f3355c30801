/** Counts tries at guessing: none is heard beyond the limit until the oldest of them is past the window. */
export interface Throttle {
  /** Counts a try under every key, and says how many seconds to wait: 0 when it may be heard. A refused try counts nowhere. */
  take: (keys: readonly string[], now: string) => number
  /** Takes back the last try under these keys: it was no guess. */
  giveBack: (keys: readonly string[]) => void
}

/**
 * At most `limit` tries in `minutes` under any one key (SECURITY AUN-07). Kept in memory: a restart forgets it, and
 * several servers would each count for themselves.
 */
export function throttle({ limit, minutes }: { limit: number; minutes: number }): Throttle {
  const tries = new Map<string, number[]>()
  const span = minutes * 60_000
  return {
    take: (keys, now) => {
      const at = Date.parse(now)
      forgetOld(tries, at - span)
      const waits = keys.map((key) => waitFor(tries.get(key) ?? [], { limit, at, span }))
      const wait = Math.max(0, ...waits)
      if (wait === 0) for (const key of keys) tries.set(key, [...(tries.get(key) ?? []), at])
      return wait
    },
    giveBack: (keys) => {
      for (const key of keys) tries.set(key, (tries.get(key) ?? []).slice(0, -1))
    },
  }
}

function waitFor(times: readonly number[], { limit, at, span }: { limit: number; at: number; span: number }) {
  const oldest = times.at(-limit)
  return oldest === undefined ? 0 : Math.ceil((oldest + span - at) / 1000)
}

function forgetOld(tries: Map<string, number[]>, before: number): void {
  for (const [key, times] of tries) {
    const kept = times.filter((time) => time > before)
    if (kept.length === 0) tries.delete(key)
    else tries.set(key, kept)
  }
}
