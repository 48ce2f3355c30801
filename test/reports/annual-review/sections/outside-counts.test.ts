import { describe, expect, it } from 'vitest'
import type { OutsideCountFact, ReviewFacts } from '../../../../reports/annual-review/facts.ts'
import { buildAnnualReview } from '../../../../reports/annual-review/build.ts'
import { methodSection } from '../../../../reports/annual-review/sections/method.ts'
import { yearOf } from '../../../../reports/annual-review/year.ts'
import type { Section } from '../../../../reports/report.ts'
import {
  aChildFact,
  anEstablishment,
  anIncidentFact,
  anOutsideCountFact,
  aYear,
} from '../../../support/facts.ts'
import { tableOf, textsOf } from '../reading.ts'

const section = (facts: ReviewFacts): Section => methodSection(yearOf(facts))

const incidents = [
  anIncidentFact(),
  anIncidentFact({ countsAs: 'guiding' }),
  anIncidentFact({
    children: [
      aChildFact({ injury: 'minor', medicalExamination: 'refused' }),
      aChildFact({ medicalExamination: 'not-offered' }),
    ],
  }),
]

const rowOf = (count: OutsideCountFact): string[] => {
  const table = tableOf(section(aYear({ incidents, outsideCounts: [count] })), 'outside-counts')
  return table.rows[0]?.cells.map(({ text }) => text) ?? []
}

describe('the counts of other sources', () => {
  it('are each set beside what the records give, with the difference and what explains it', () => {
    expect(
      rowOf(anOutsideCountFact({ count: 4, explanation: 'One incident was counted by child.' })),
    ).toEqual([
      'Ash House',
      'June 2018',
      'Youth Custody Service’s use-of-force count',
      '4',
      '2',
      '2 more',
      'One incident was counted by child.',
    ])
  })

  it.each([
    [anOutsideCountFact({ count: 2 }), '2', 'none', 'none needed'],
    [anOutsideCountFact({ count: 1 }), '2', '1 fewer', 'not explained'],
    [anOutsideCountFact({ source: 'healthcare', count: 3 }), '3', 'none', 'none needed'],
    [anOutsideCountFact({ source: 'radio-cctv', count: 5 }), '3', '2 more', 'not explained'],
    [anOutsideCountFact({ source: 'complaints', count: 1 }), '2', 'no more than recorded', 'none needed'],
    [anOutsideCountFact({ source: 'complaints', count: 3 }), '2', '1 more', 'not explained'],
    [anOutsideCountFact({ month: '2018-07', count: 0 }), '0', 'none', 'none needed'],
  ])('are held against what their source counts, %#', (count, ours, difference, explanation) => {
    expect(rowOf(count).slice(4)).toEqual([ours, difference, explanation])
  })

  it('say for which establishment none was received', () => {
    const establishments = [anEstablishment(), anEstablishment({ id: 'birch', name: 'Birch House' })]
    expect(textsOf(section(aYear({ establishments })))).toContain(
      'No other source’s count (Youth Custody Service, healthcare, complaints, radio and CCTV) was received for Ash House and Birch House.',
    )
    const some = textsOf(section(aYear({ establishments, incidents, outsideCounts: [anOutsideCountFact()] })))
    expect(some.join('\n')).toContain('was received for Birch House.')
  })

  it('are not compared with a month of which no records were received', () => {
    const establishments = [anEstablishment({ returns: [] })]
    const table = tableOf(
      section(aYear({ establishments, outsideCounts: [anOutsideCountFact()] })),
      'outside-counts',
    )
    expect(table.rows[0]?.cells.slice(3).map(({ text }) => text)).toEqual([
      '2',
      'no records',
      'x',
      'not explained',
    ])
  })

  it.each([
    [[2], 'The one monthly count by another source does not differ from the records in a way'],
    [[3], 'The one monthly count by another source differs from the records ([['],
  ])('are said to agree, or to be explained, %#', ([count = 0], start) => {
    const outsideCounts = [anOutsideCountFact({ count, explanation: 'Counted by child.' })]
    const texts = textsOf(section(aYear({ incidents, outsideCounts })))
    expect(texts.some((text) => text.startsWith(start))).toBe(true)
  })

  it('are told to agree where none of several differs', () => {
    const outsideCounts = [
      anOutsideCountFact({ count: 2 }),
      anOutsideCountFact({ count: 2, source: 'complaints' }),
    ]
    const texts = textsOf(section(aYear({ incidents, outsideCounts })))
    expect(texts).toContain(
      'Of 2 monthly counts by other sources none differs from the records in a way that its source can speak of ([[outside-counts]]).',
    )
  })

  it('are told of one alone as of one', () => {
    const texts = textsOf(section(aYear({ incidents, outsideCounts: [anOutsideCountFact({ count: 3 })] })))
    expect(texts).toContain(
      'The one monthly count by another source differs from the records, without an explanation ([[outside-counts]]).',
    )
  })

  it('are told in numbers: how many differ and how many of these nobody has explained', () => {
    const texts = textsOf(
      section(
        aYear({
          incidents,
          outsideCounts: [
            anOutsideCountFact(),
            anOutsideCountFact({ month: '2018-07', count: 1 }),
            anOutsideCountFact({ month: '2018-08', count: 1, explanation: 'Counted by child.' }),
          ],
        }),
      ),
    )
    expect(texts.join('\n')).toContain(
      'Of 3 monthly counts by other sources 2 differ from the records, 1 of them without an explanation ([[outside-counts]]).',
    )
  })

  it('are in the partners’ edition alone', () => {
    const facts = aYear({ incidents, outsideCounts: [anOutsideCountFact({ count: 97 })] })
    const holds = (edition: Parameters<typeof buildAnnualReview>[1]): boolean =>
      textsOf(buildAnnualReview(facts, edition)).includes('97')
    expect(holds('partners')).toBe(true)
    expect((['public', 'committee', 'young-people'] as const).some(holds)).toBe(false)
  })
})
