import { describe, expect, it } from 'vitest'
import { buildAnnualReview } from '../../../reports/annual-review/build.ts'
import type { IncidentFact, ReviewFacts } from '../../../reports/annual-review/facts.ts'
import { openNumbers, preflight } from '../../../reports/annual-review/preflight.ts'
import { numbersIn, sentencesOf } from '../../../reports/annual-review/public-numbers.ts'
import type { Edition, TableBlock } from '../../../reports/report.ts'
import {
  aChildFact,
  aCommentaryFact,
  anEstablishment,
  anIncidentFact,
  anOpinionFact,
  aPublishedFigure,
  aYear,
} from '../../support/facts.ts'
import { blocksOf, textsOf } from './reading.ts'

const publicEditions: Edition[] = ['public', 'young-people', 'committee']

const incidentsOf = (count: number, children: number, some: Partial<IncidentFact> = {}): IncidentFact[] =>
  Array.from({ length: count }, (_, index) =>
    anIncidentFact({ children: [aChildFact({ childId: `child-${index % children}` })], ...some }),
  )

const totalsIn = (facts: ReviewFacts, edition: Edition = 'public'): TableBlock => {
  const table = blocksOf(buildAnnualReview(facts, edition)).find(
    (block) => block.type === 'table' && block.id === 'yearly-totals',
  )
  if (table?.type !== 'table') throw new Error('there are no yearly totals')
  return table
}

const totalOf = (incidents: IncidentFact[], some: Partial<ReviewFacts> = {}): string =>
  totalsIn(aYear({ incidents, ...some })).rows[0]?.cells[1]?.text ?? ''

describe('a total in a public document', () => {
  const named = (count: number) =>
    incidentsOf(20, 20).map((incident, place) => ({ ...incident, staffIds: [`staff-${place % count}`] }))

  it.each([
    ['two incidents with one child', incidentsOf(2, 1), 'c'],
    ['many incidents with five children', incidentsOf(90, 5), 'c'],
    ['many incidents with six children', incidentsOf(90, 6), '90'],
    ['many children and five named members of staff', named(5), 'c'],
    ['many children and six named members of staff', named(6), '20'],
    ['no incident', [], '0'],
    [
      'guiding holds and handcuffs alone',
      [...incidentsOf(9, 9, { countsAs: 'guiding' }), ...incidentsOf(9, 9, { countsAs: 'mechanical' })],
      '0',
    ],
    [
      'guiding holds beside force',
      [...incidentsOf(9, 9, { countsAs: 'guiding' }), ...incidentsOf(8, 8)],
      '8',
    ],
  ])('of %s', (_what, incidents, shown) => {
    expect(totalOf(incidents)).toBe(shown)
  })

  it('is hidden below the limit that the partnership set', () => {
    const limitOf = (smallCountLimit: number) => ({ settings: { ...aYear().settings, smallCountLimit } })
    expect(totalOf(incidentsOf(9, 9), limitOf(10))).toBe('c')
    expect(totalOf(incidentsOf(9, 9), limitOf(9))).toBe('9')
  })

  it.each(publicEditions)('is hidden in the %s edition, which says why and gives no sum', (edition) => {
    const birch = anEstablishment({ id: 'birch', name: 'Birch House' })
    const incidents = [...incidentsOf(23, 9), ...incidentsOf(4, 2, { establishmentId: 'birch' })]
    const facts = aYear({ incidents, establishments: [anEstablishment(), birch] })
    const table = totalsIn(facts, edition)
    expect(table.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['Ash House', '23'],
      ['Birch House', 'c'],
    ])
    expect(table.total).toBeUndefined()
    expect(table.rows[1]?.cells[1]?.value).toBeUndefined()
    expect(table.notes.join(' ')).toContain('‘c’ stands for a number that is not given: fewer than 6')
    expect(textsOf(buildAnnualReview(facts, edition)).join(' ')).not.toContain('27')
  })
})

describe('the words of a public document', () => {
  const restricted = {
    opinions: [anOpinionFact({ reason: 'The girl taken to hospital was not asked.' })],
    commentaries: [aCommentaryFact({ text: 'Two children were seriously injured.' })],
  }

  it.each(publicEditions)('are in the %s edition never those for the partners', (edition) => {
    const text = textsOf(buildAnnualReview(aYear(restricted), edition)).join('\n')
    expect(text).not.toMatch(/girl taken|Two children/)
    expect(text).toContain('No reason was given for the public.')
    expect(text).toContain('Partly')
  })

  it('are those written for the public, and where there are none the edition says so', () => {
    const publicTexts: ReviewFacts['publicTexts'] = [
      { part: 'opinion-ash', words: 'Records come late.', recognisable: null },
      { part: 'restraint', words: 'Force was used less in winter.\n\nWhy is not known.', recognisable: null },
    ]
    const report = buildAnnualReview(aYear({ ...restricted, publicTexts }), 'public')
    expect(blocksOf(report)).toContainEqual(expect.objectContaining({ reason: 'Records come late.' }))
    expect(blocksOf(report)).toContainEqual({
      type: 'commentary',
      by: 'Scrutineer, for the public',
      paragraphs: ['Force was used less in winter.', 'Why is not known.'],
    })
    expect(textsOf(report).join('\n')).not.toMatch(/No text/)
    expect(textsOf(buildAnnualReview(aYear(restricted), 'public'))).toContain(
      'No text was written for the public.',
    )
    expect(textsOf(buildAnnualReview(aYear({ publicTexts }), 'partners')).join('\n')).not.toContain(
      'in winter',
    )
  })
})

describe('what a stranger needs in the public edition', () => {
  const texts = (facts: ReviewFacts, edition: Edition = 'public') =>
    textsOf(buildAnnualReview(facts, edition))

  it('is who the scrutineer is, whether or not anything was written about it', () => {
    const remit = texts(aYear()).filter((text) => text.startsWith('An independent scrutineer is'))
    expect(remit).toHaveLength(1)
    expect(sentencesOf(remit[0] ?? '')).toHaveLength(2)
    const publicTexts = [
      { part: 'method' as const, words: 'Some copies came late.', recognisable: 'no' as const },
    ]
    const said = texts(aYear({ publicTexts }))
    expect(said.filter((text) => text === 'Remit, method and data quality')).toHaveLength(1)
    expect(said).toContain('Some copies came late.')
    expect(said.join('\n')).toContain('Record: what staff write down')
  })

  it('is that published figures are printed as published, beside the promise to give no small ones', () => {
    for (const edition of ['public', 'committee'] as const)
      expect(texts(aYear(), edition).join('\n')).toContain('so they are not given.')
    expect(texts(aYear({ publishedFigures: [aPublishedFigure({ value: 2 })] })).join('\n')).toContain(
      'Figures that others have published already are printed as they published them, small ones too.',
    )
    expect(texts(aYear(), 'committee').join('\n')).not.toContain('Figures that others')
  })
})

describe('the young people’s edition', () => {
  const texts = textsOf(
    buildAnnualReview(aYear({ incidents: incidentsOf(9, 9), opinions: [anOpinionFact()] }), 'young-people'),
  )

  it.each([
    'How many times staff used force in one year',
    'Are children kept safe at Ash House?',
    'The council has a person whose job is to look into it when somebody says that staff hurt a child. This person is called the LADO.',
    'You can ring Childline on 0800 1111. It is free, and you can talk about anything.',
  ])('says in plain words: %s', (words) => {
    expect(texts).toContain(words)
  })

  it('says where its number is from without words of the system', () => {
    expect(texts.join('\n')).not.toMatch(/as held in this system/)
  })
})

describe('the words explained in the public edition', () => {
  const explained = (words: string): string[] =>
    buildAnnualReview(aYear({ publicTexts: [{ part: 'restraint', words, recognisable: 'no' }] }), 'public')
      .sections.filter(({ id }) => id === 'definitions')
      .flatMap(({ blocks }) => textsOf(blocks))
      .filter((text) => text.includes(': '))
      .map((text) => text.replace(/:.*/s, ''))

  it('are those that it uses, each as a word of its own', () => {
    expect(explained('Staff wrote.')).not.toContain('False')
    expect(explained('Two allegations were unsubstantiated and one was false.')).toEqual(
      expect.arrayContaining(['Unsubstantiated', 'False']),
    )
    expect(explained('Two allegations were unsubstantiated.')).not.toContain('Substantiated')
    expect(explained('The consultations were few.')).toContain('Consultation and referral')
  })
})

describe('numbers in a text for the public', () => {
  it.each([
    ['There were 1,204 uses, 43.9% more.', ['1,204', '43.9%']],
    ['Two children … were seriously injured.', ['Two']],
    ['There were nine uses of force in the month.', ['nine']],
    ['About half, a dozen and twenty-one.', ['half', 'dozen', 'twenty-one']],
    ['The first time, the second child, a third.', ['first', 'second', 'third']],
    ['It happened once, then twice; both were boys.', ['once', 'twice', 'both']],
    ['Someone often waited, and everyone weighed tension.', []],
    ['The girl taken to hospital came back.', []],
  ])('of “%s” are found', (text, found) => {
    expect(numbersIn(text)).toEqual(found)
  })

  it('are told sentence by sentence', () => {
    expect(sentencesOf('Force is rare. Two boys were hurt! “Why?” they asked.\n\nOn 4 May it ended')).toEqual(
      ['Force is rare.', 'Two boys were hurt!', '“Why?” they asked.', 'On 4 May it ended'],
    )
  })

  const text = (words: string): ReviewFacts['publicTexts'] => [
    { part: 'restraint', words, recognisable: 'no' },
  ]
  const stopsOf = (facts: ReviewFacts) =>
    preflight(facts).flatMap(({ level, about, text: said }) =>
      level === 'stops' && about.startsWith('public') ? [said] : [],
    )

  it('need no decision where they equal a figure in a public table, with or without separators', () => {
    const facts = aYear({
      incidents: incidentsOf(1204, 60),
      publicTexts: text('Force was used 1,204 times. Or 1204.'),
    })
    expect(openNumbers(facts)).toEqual([])
    expect(stopsOf(facts)).toEqual([])
  })

  it('need somebody’s decision otherwise, a word for a number always', () => {
    const words = 'There were nine uses in December. Then 44 more. Staff know the children.'
    const facts = aYear({ incidents: incidentsOf(9, 9), publicTexts: text(words) })
    expect(openNumbers(facts).map(({ sentence, found }) => [sentence, ...found])).toEqual([
      ['There were nine uses in December.', 'nine'],
      ['Then 44 more.', '44'],
    ])
    expect(stopsOf(facts)).toEqual([
      '2 sentences for the public hold a number that is in no public table: decide on each, or change the text.',
    ])
    const decided = (decision: 'kept' | 'changed', sentence: string) => ({
      part: 'restraint' as const,
      sentence,
      decision,
    })
    const numberDecisions = [
      decided('kept', 'Then 44 more.'),
      decided('changed', 'There were nine uses in December.'),
    ]
    expect(openNumbers({ ...facts, numberDecisions }).map(({ found }) => found)).toEqual([['nine']])
  })

  it('are no reason to stop where nothing is written for the public', () => {
    expect(stopsOf(aYear({ commentaries: [aCommentaryFact({ text: 'Nine.' })] }))).toEqual([])
  })

  it('do not replace the reading by somebody else', () => {
    const read = (recognisable: 'yes' | 'no' | null): ReviewFacts =>
      aYear({ publicTexts: [{ part: 'restraint', words: 'The girl taken to hospital.', recognisable }] })
    expect(stopsOf(read(null))).toEqual(['1 text for the public was not yet read by somebody else.'])
    expect(stopsOf(read('yes'))).toEqual([
      '1 text for the public could let a reader recognise a child: write it again.',
    ])
    expect(stopsOf(read('no'))).toEqual([])
  })
})

describe('a chart of a public document', () => {
  it('has no number in its title or alternative text that is in no table of it', () => {
    const publishedFigures = [
      aPublishedFigure({ periodStart: '2016-01-01', periodEnd: '2016-12-31', value: 166 }),
      aPublishedFigure({ periodStart: '2015-01-01', periodEnd: '2015-12-31', value: 133 }),
      aPublishedFigure({ value: 133 }),
    ]
    const charts = (edition: Edition, figures = publishedFigures) =>
      blocksOf(buildAnnualReview(aYear({ publishedFigures: figures }), edition)).filter(
        (block) => block.type === 'chart' && block.id.startsWith('published'),
      )
    expect(charts('partners')[0]).toMatchObject({ title: expect.stringContaining('%') as string })
    expect(charts('public')[0]).toMatchObject({
      title: expect.stringMatching(/^Medway STC: up, from 133 to 166/) as string,
      alternative: expect.not.stringContaining('%') as string,
    })
    expect(charts('public', publishedFigures.slice(1))[0]).toMatchObject({
      title: expect.stringContaining('no change, 133 both times') as string,
    })
  })
})
