import { describe, expect, it } from 'vitest'
import { buildAnnualReview } from '../../../reports/annual-review/build.ts'
import type { ReviewFacts } from '../../../reports/annual-review/facts.ts'
import { aYear } from '../../support/facts.ts'

const versionOn = (facts: Partial<ReviewFacts>, edition: 'partners' | 'young-people' = 'partners') =>
  buildAnnualReview(aYear(facts), edition).cover.find(({ label }) => label === 'Version')?.text

describe('the cover of a review', () => {
  const replaces = { version: 1, signedOn: '2019-05-14', reason: 'The population of May\n2018 was wrong.' }

  it.each<[Partial<ReviewFacts>, string]>([
    [{ version: 1 }, '1'],
    [{ version: 2, replaces }, '2, replaces version 1 of 14 May 2019: The population of May 2018 was wrong'],
    [{ version: 2, unreleased: [1] }, '2. Version 1 was never released'],
    [{ version: 3, unreleased: [1, 2] }, '3. Versions 1 and 2 were never released'],
    [
      { version: 3, replaces, unreleased: [2] },
      '3, replaces version 1 of 14 May 2019: The population of May 2018 was wrong. Version 2 was never released',
    ],
  ])('says which version it is, what it replaces and why', (facts, words) => {
    expect(versionOn(facts)).toBe(words)
    expect(versionOn(facts, 'young-people')).toBe(words)
  })
})
