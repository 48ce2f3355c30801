import { describe, expect, it } from 'vitest'
import { buildAnnualReview } from '../../../reports/annual-review/build.ts'
import type { ReviewFacts } from '../../../reports/annual-review/facts.ts'
import { unprintableFindings } from '../../../reports/annual-review/unprintable-findings.ts'
import { aCommentaryFact, anEstablishment, anOpinionFact, aYear } from '../../support/facts.ts'

const findings = (some: Partial<ReviewFacts>) => {
  const facts = aYear(some)
  return unprintableFindings(facts, [buildAnnualReview(facts, 'partners')])
}

const printable = 'Zażółć – Привет, مرحبا, “quoted” ½ £'

describe('what the paper cannot print', () => {
  it('is nothing where there are letters for every character', async () => {
    expect(await findings({ opinions: [anOpinionFact({ reason: printable })] })).toEqual([])
  })

  it('is told of each text that is written for the review, where it is written, and once', async () => {
    const found = await findings({
      opinions: [anOpinionFact({ reason: 'The unit 漢字 is safe.' })],
      commentaries: [aCommentaryFact({ section: 'injuries', text: 'Fewer than before 🧒' })],
      publicTexts: [{ part: 'opinion-ash', words: '漢 is said', recognisable: null }],
      gaps: [{ establishmentId: 'elsewhere', month: '2018-05', words: 'None 漢 came' }],
    })
    expect(found.map(({ level, about }) => [level, about])).toEqual([
      ['stops', 'opinion'],
      ['stops', 'commentary'],
      ['stops', 'public-texts'],
      ['stops', 'gaps'],
    ])
    expect(found.map(({ text }) => text)).toEqual([
      'Your opinion on Ash House holds “漢” (U+6F22) and “字” (U+5B57), which may print as an empty box: “The unit 漢字 is safe.”. Take them out or write them in words.',
      'The commentary on ‘Injuries and warning signs’ holds “🧒” (U+1F9D2), which may print as an empty box: “Fewer than before 🧒”. Take it out or write it in words.',
      'A text for the public holds “漢” (U+6F22), which may print as an empty box: “漢 is said”. Take it out or write it in words.',
      'What you confirmed of an establishment for May 2018 holds “漢” (U+6F22), which may print as an empty box: “None 漢 came”. Take it out or write it in words.',
    ])
  })

  it('is told by its chapter where it comes from a record', async () => {
    const [first, ...others] = await findings({ establishments: [anEstablishment({ name: 'Ash 漢 House' })] })
    expect(first?.about).toBe('words')
    expect(first?.text).toMatch(
      /^The chapter ‘[^’]+’ holds “漢” \(U\+6F22\), which may print as an empty box/,
    )
    expect(new Set([first, ...others].map((each) => each?.text)).size).toBe(others.length + 1)
  })
})
