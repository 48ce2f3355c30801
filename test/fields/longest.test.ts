import { describe, expect, it } from 'vitest'
import { isGuessable } from '../../server/access/password/guessable.ts'
import { looksPersonal } from '../../server/fields/looks-personal.ts'

const took = (work: () => unknown): number => {
  const started = performance.now()
  work()
  return performance.now() - started
}

describe('the longest text that a field takes costs less than 200 ms', () => {
  it.each(['A', 'Aa ', 'Aa-', '1 ', '12/', 'A1', 'born on ', ' ', 'Aa\n'])(
    'to look for names in %j',
    (part) => {
      expect(took(() => looksPersonal(part.repeat(50_000 / part.length)))).toBeLessThan(200)
    },
  )

  it.each(['a', 'ab', '1', '!', 'aaaab', 'medway'])('to guess a password of %j', (part) => {
    const password = part.repeat(1000).slice(0, 999)
    expect(took(() => isGuessable(`${password}x`, ['Ash House', 'x'.repeat(200)]))).toBeLessThan(200)
  })
})
