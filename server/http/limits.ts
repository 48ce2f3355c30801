import { networkOf, throttle } from '../access/throttle.ts'
import type { Person } from '../access/person.ts'
import { NotNow } from './errors.ts'

/** What a route costs that takes long, or reads much: counted over five minutes (SECURITY LO-03). */
export type Costly = 'review' | 'history' | 'search' | 'subject-access' | 'upload' | 'counting'

/** How often in five minutes one person may ask for it, and all people behind one address together. */
export type Limits = Record<Costly, { person: number; address: number }>

/** Far more than anybody needs by hand; an establishment's people share one address. */
export const usualLimits: Limits = {
  review: { person: 30, address: 90 },
  history: { person: 100, address: 300 },
  search: { person: 150, address: 450 },
  'subject-access': { person: 20, address: 60 },
  upload: { person: 20, address: 60 },
  counting: { person: 60, address: 180 },
}

export interface Limiter {
  /** @throws NotNow beyond a limit */
  count: (what: Costly, by: { person: Person; address: string; now: string }) => void
}

/** Counts what is costly, each kind by itself, in memory. A refused request counts nowhere. */
export function limiter(limits: Limits): Limiter {
  const asked = throttle({ minutes: 5 })
  return {
    count: (what, { person, address, now }) => {
      const lanes = [
        { key: `${what} ${person.id}`, limit: limits[what].person },
        { key: `${what} from ${networkOf(address)}`, limit: limits[what].address },
      ]
      const wait = asked.take(lanes, now)
      if (wait > 0) throw tooMuch(wait)
    },
  }
}

const tooMuch = (retryAfterSeconds: number) =>
  new NotNow('You, or people at the same network address, have sent too many requests in a short time.', {
    status: 429,
    retryAfterSeconds,
  })
