import { describe, expect, it } from 'vitest'
import { isGuessable } from '../../server/access/password/guessable.ts'
import { looksPersonal } from '../../server/fields/looks-personal.ts'

/** Milliseconds of this process's processor: what others do meanwhile does not count. */
const took = (work: () => unknown): number => {
  const started = process.cpuUsage()
  work()
  return process.cpuUsage(started).user / 1000
}

// A pattern that tries again from every place takes minutes, not twice as long.
describe('the longest text that a field takes costs less than a second', () => {
  it.each(['A', 'Aa ', 'Aa-', '1 ', '12/', 'A1', 'born on ', ' ', 'Aa\n'])(
    'to look for names in %j',
    (part) => {
      expect(took(() => looksPersonal(part.repeat(50_000 / part.length)))).toBeLessThan(1000)
    },
  )

  it.each(['a', 'ab', '1', '!', 'aaaab', 'medway'])('to guess a password of %j', (part) => {
    const password = part.repeat(1000).slice(0, 999)
    expect(took(() => isGuessable(`${password}x`, ['Ash House', 'x'.repeat(200)]))).toBeLessThan(1000)
  })
})
