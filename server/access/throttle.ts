/** What a try is counted under, and how many are heard under it. */
export interface Lane {
  key: string
  limit: number
}

/** Counts tries at guessing: none is heard beyond a limit until the oldest of them is past the window. */
export interface Throttle {
  /** Counts a try in every lane, and says how many seconds to wait: 0 when it may be heard. A refused try counts nowhere. */
  take: (lanes: readonly Lane[], now: string) => number
  /** Takes back the last try in these lanes: it was no guess. */
  giveBack: (lanes: readonly Lane[]) => void
}

/**
 * Counts over so many minutes (SECURITY AUN-07). Kept in memory: a restart forgets it, and several servers would each
 * count for themselves.
 */
export function throttle({ minutes }: { minutes: number }): Throttle {
  const tries = new Map<string, number[]>()
  const span = minutes * 60_000
  return {
    take: (lanes, now) => {
      const at = Date.parse(now)
      forgetOld(tries, at - span)
      const waits = lanes.map(({ key, limit }) => waitFor(tries.get(key) ?? [], { limit, at, span }))
      const wait = Math.max(0, ...waits)
      if (wait === 0) for (const { key } of lanes) tries.set(key, [...(tries.get(key) ?? []), at])
      return wait
    },
    giveBack: (lanes) => {
      for (const { key } of lanes) tries.set(key, (tries.get(key) ?? []).slice(0, -1))
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

const most = 10
const mostFromOnePlace = 7
/** Three colleagues who have used up all their tries leave the fourth all of theirs. */
const mostAtOneAddress = 4 * mostFromOnePlace

/**
 * The lanes of a guess at an account, the same on every door. One address takes seven of the ten tries at most, and from a
 * place where nobody ever signed in never those of the places where somebody did: no stranger at one address shuts anybody
 * out. Who signed in there makes no difference, or the limit would tell who has an account (SECURITY AUN-08). All accounts
 * together have more tries at one address, since colleagues share it; no single account has more for that.
 */
export function lanesOf(email: string, address: string, isKnownPlace: boolean): Lane[] {
  const account = email.toLowerCase()
  const place = networkOf(address)
  return [
    { key: `address ${place}`, limit: mostAtOneAddress },
    { key: isKnownPlace ? `account ${account} from known places` : `account ${account}`, limit: most },
    { key: `account ${account} from ${place}`, limit: mostFromOnePlace },
  ]
}

/** The lane of a guess at a one-time link: no account is known by it. */
export const lanesOfLinks = (address: string): Lane[] => [
  { key: `links from ${networkOf(address)}`, limit: most },
]

/**
 * The lane of a guess in a browser where the account's person signed in before: its own, so that strangers, however many
 * and wherever they are, cannot use it up. As few are heard there as anywhere.
 */
export const lanesOfDevice = (device: string, personId: string): Lane[] => [
  { key: `device ${device} of ${personId}`, limit: most },
]

/** An address, or of IPv6 the network that one household is given: its first 64 bits, however it is written. */
export function networkOf(address: string): string {
  if (address.includes('.')) return address
  const [before = '', after] = address.split('::')
  const [first, last] = [partsOf(before), partsOf(after ?? '')]
  const left = after === undefined ? 0 : Math.max(0, 8 - first.length - last.length)
  return [...first, ...Array.from({ length: left }, () => '0'), ...last].slice(0, 4).join(':')
}

const partsOf = (side: string): string[] =>
  side.split(':').flatMap((part) => (part === '' ? [] : [part.replace(/^0+(?=.)/, '')]))
