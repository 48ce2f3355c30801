import { describe, expect, it } from 'vitest'
import { buildAnnualReview } from '../../../reports/annual-review/build.ts'
import type { EstablishmentFacts, LastYearFacts, ReviewFacts } from '../../../reports/annual-review/facts.ts'
import { preflight } from '../../../reports/annual-review/preflight.ts'
import type { Edition, Report, Section } from '../../../reports/report.ts'
import { monthRecords } from '../../../reports/statistics/month-records.ts'
import { anEstablishment, anIncidentFact, aPopulation, aYear, yearMonths } from '../../support/facts.ts'
import { blocksOf, cell, figureItem, tableOf, textsOf } from './reading.ts'

const editions: Edition[] = ['partners', 'public', 'young-people', 'committee']
const threeSilent = ['2018-07', '2018-08', '2018-11']
const nilBut = (silent: readonly string[]): EstablishmentFacts['returns'] =>
  yearMonths.filter((month) => !silent.includes(month)).map((month) => ({ month, confirmed: 'nil' }))

const noRecords = (some: Partial<ReviewFacts> = {}): ReviewFacts =>
  aYear({ establishments: [anEstablishment({ returns: [] })], ...some })

/** Four incidents in June 2018; nothing for July, August and November; a nil return for every other month. */
const withThree = (some: Partial<ReviewFacts> = {}): ReviewFacts =>
  aYear({
    establishments: [anEstablishment({ returns: nilBut(threeSilent) })],
    incidents: Array.from({ length: 4 }, () => anIncidentFact()),
    ...some,
  })

const sectionOf = (facts: ReviewFacts, id: string, edition: Edition = 'partners'): Section => {
  const section = buildAnnualReview(facts, edition).sections.find((each) => each.id === id)
  if (section === undefined) throw new Error(`there is no chapter '${id}'`)
  return section
}

const textOf = (report: Report): string => textsOf(report.sections).join('\n')

describe('what is known of a month', () => {
  const known = { monthsOpen: ['2018-04', '2018-05'], counted: [], nil: [], recorded: [] }
  it.each([
    ['incidents that count', { counted: ['2018-04'] }, 'counted'],
    ['incidents that count, beside a nil return', { counted: ['2018-04'], nil: ['2018-04'] }, 'counted'],
    ['a signed nil return', { nil: ['2018-04'] }, 'nil'],
    ['only incidents that were withdrawn', { recorded: ['2018-04'] }, 'recorded'],
    ['nothing', { nil: ['2018-05'], recorded: ['2018-05'] }, 'no records'],
    ['nothing, and it was not open', { monthsOpen: ['2018-05'] }, 'not open'],
    ['incidents, though it was not open', { monthsOpen: [], counted: ['2018-04'] }, 'counted'],
  ])('with %s', (_what, some, state) => {
    expect(monthRecords({ ...known, ...some }, '2018-04')).toBe(state)
  })
})

describe('a year without a single record', () => {
  it.each(editions)(
    'says in the %s edition that none were received, and nowhere a nought or a change',
    (edition) => {
      const lastYear = {
        establishments: [anEstablishment()],
        incidents: Array.from({ length: 90 }, () =>
          anIncidentFact({ happenedAt: '2017-06-04T14:35:00.000+01:00' }),
        ),
        ladoContacts: [],
      }
      const text = textOf(buildAnnualReview(noRecords({ lastYear }), edition))
      expect(text).toMatch(/no records/i)
      expect(text).not.toMatch(/\b0 (incidents|times)\b|down 100|to 0\b|recorded no incident/)
    },
  )

  it('gives no figure, no rate and no share', () => {
    const summary = sectionOf(noRecords(), 'summary')
    expect(figureItem(summary, 'Incidents')).toMatchObject({ figure: 'No records' })
    expect(figureItem(summary, 'Children restrained').figure).toBe('No records')
    expect(figureItem(summary, 'Records written in time').note).toMatch(/^No records received/)
    expect(figureItem(summary, 'Incidents of use of force per 100 children per month').figure).toBe('x')
    expect(figureItem(summary, 'Referrals and historical allegations to the LADO').figure).toBe(
      'None recorded',
    )
  })

  it('has no number in a table of the establishment’s records', () => {
    const tables = ['restraint', 'injuries', 'records', 'data-tables'].flatMap((id) =>
      sectionOf(noRecords(), id).blocks.filter((block) => block.type === 'table'),
    )
    expect(tables.length).toBeGreaterThan(15)
    for (const { id, rows, total, columns } of tables.filter(
      (table) => !/^published|^rates$/.test(table.id),
    )) {
      const numbers = [...rows, ...(total ? [total] : [])].flatMap(({ cells }) =>
        cells.filter((_cell, place) => columns[place]?.align === 'number').map(({ text }) => text),
      )
      expect([id, ...new Set(numbers)]).toEqual([id, 'no records'])
    }
  })

  it('does not count a population as a record', () => {
    const facts = noRecords({
      establishments: [
        anEstablishment({ returns: [], population: yearMonths.map((month) => aPopulation(month)) }),
      ],
    })
    expect(cell(tableOf(sectionOf(facts, 'method'), 'completeness'), 'May 2018', 'Ash House')).toBe(
      'No records received, no signed return; population final',
    )
  })

  it('cannot be signed until each month is confirmed in words, which the review prints', () => {
    const stops = (facts: ReviewFacts) =>
      preflight(facts).filter(({ level, about }) => level === 'stops' && about === 'gaps')
    expect(stops(noRecords()).map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^No records were received from Ash House for every month in which it was open: confirm each/,
      ),
    ])
    const words = 'I asked on 4 May; the log was lost in a flood.'
    const confirmed = (months: string[]) => months.map((month) => ({ establishmentId: 'ash', month, words }))
    expect(stops(noRecords({ gaps: confirmed(yearMonths.slice(1)) }))[0]?.text).toContain('for April 2018:')
    expect(stops(noRecords({ gaps: confirmed(yearMonths) }))).toEqual([])
    const partners = buildAnnualReview(noRecords({ gaps: confirmed(yearMonths) }), 'partners')
    const printing = partners.sections.filter((section) => textsOf(section).join('\n').includes(words))
    expect(printing.map(({ id }) => id)).toEqual(['summary', 'method', 'restraint'])
  })
})

describe('a year with three silent months', () => {
  it('says of its total how many months it is of', () => {
    const summary = sectionOf(withThree(), 'summary')
    expect(textsOf(summary).join(' ')).toContain(
      '4 incidents at Ash House in the 9 months for which records were received',
    )
    expect(figureItem(summary, 'Incidents').note).toContain('9 months for which records were received')
  })

  it('compares nothing with a year before, nor a whole year with one that has gaps', () => {
    const before = (establishment: EstablishmentFacts): LastYearFacts => ({
      establishments: [establishment],
      incidents: [anIncidentFact({ happenedAt: '2017-06-04T14:35:00.000+01:00' })],
      ladoContacts: [],
    })
    const months2017 = yearMonths.map((month) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`)
    const whole = anEstablishment({
      returns: months2017.map((month) => ({ month, confirmed: 'nil' })),
      population: months2017.map((month) => aPopulation(month)),
    })
    const note = (facts: ReviewFacts) => figureItem(sectionOf(facts, 'summary'), 'Incidents').note
    expect(note(withThree({ lastYear: before(whole) }))).toContain(
      'Last year: 1. Records are missing for 3 months of this year, so the two are not compared.',
    )
    expect(note(aYear({ lastYear: before({ ...whole, returns: [] }) }))).toBe(
      'Last year: 1 in the 1 month for which records were received. Records are missing for 11 months of last year, so the two are not compared.',
    )
    expect(note(aYear({ lastYear: before(whole) }))).toContain('Per 100 children per month')
  })

  it('leaves a gap in the chart and says ‘no records’ in its table and quarter', () => {
    const chapter = sectionOf(withThree(), 'restraint')
    const chart = chapter.blocks.find((block) => block.type === 'chart')
    expect(chart?.chart.series[0]?.values.slice(0, 5)).toEqual([0, 0, 4, null, null])
    expect(chart?.alternative).toContain('No records were received for July, August and November 2018.')
    const months = tableOf(chapter, 'incidents-by-month-ash')
    expect(cell(months, 'July 2018', 'All incidents')).toBe('no records')
    expect(cell(months, 'May 2018', 'All incidents')).toBe('0')
    expect(cell(months, 'The 9 months with records', 'All incidents')).toBe('4')
    const quarters = tableOf(chapter, 'incidents-by-quarter')
    expect(cell(quarters, 'April to June 2018', 'Ash House')).toBe('4')
    expect(cell(quarters, 'July to September 2018', 'Ash House')).toBe('0 (1 of 3 months)')
  })

  it('works out no rate', () => {
    const rates = tableOf(sectionOf(withThree(), 'restraint'), 'rates')
    expect(rates.rows[0]?.cells.slice(-3).map(({ text }) => text)).toEqual(['x', 'x', 'No rate'])
  })

  it('says so under every table that is counted from the records of incidents', () => {
    const without = ['restraint', 'injuries', 'records', 'data-tables']
      .flatMap((id) => sectionOf(withThree(), id).blocks)
      .filter((block) => block.type === 'table')
      .filter(
        ({ id, notes }) =>
          !id.startsWith('published') && !notes.join(' ').includes('no records were received'),
      )
    expect(without.map(({ id }) => id)).toEqual([])
  })

  it('knows two establishments apart', () => {
    const birch = anEstablishment({ id: 'birch', name: 'Birch House', code: 'BIR', returns: [] })
    const facts = withThree({ establishments: [anEstablishment({ returns: nilBut([]) }), birch] })
    const kinds = tableOf(sectionOf(facts, 'restraint'), 'incidents-by-kind')
    expect(['Ash House', 'Birch House', 'All'].map((name) => cell(kinds, 'All incidents', name))).toEqual([
      '4', 'no records', '4',
    ]) // prettier-ignore
    expect(kinds.notes.join(' ')).toContain('No records were received from Birch House')
    expect(textsOf(sectionOf(facts, 'summary')).join(' ')).toContain(
      'hold 4 incidents at Ash House. No records were received from Birch House',
    )
  })

  it('stays a nought where a nil return is signed or the only incident was withdrawn', () => {
    const facts = aYear({
      establishments: [anEstablishment({ returns: nilBut(['2018-07']), recordedIn: ['2018-07'] })],
    })
    expect(figureItem(sectionOf(facts, 'summary'), 'Incidents').figure).toBe('0')
    expect(blocksOf(buildAnnualReview(facts, 'partners')).flatMap(textsOf).join(' ')).not.toMatch(
      /no records/i,
    )
  })
})

describe('months without a signed return', () => {
  it('are told before signing', () => {
    const facts = aYear({
      establishments: [anEstablishment({ returns: nilBut(['2018-06']) })],
      incidents: [anIncidentFact()],
    })
    expect(preflight(facts).map(({ text }) => text)).toContain(
      'Ash House has signed no return for June 2018.',
    )
    expect(cell(tableOf(sectionOf(facts, 'method'), 'completeness'), 'June 2018', 'Ash House')).toBe(
      '1 incident, no signed return; population final',
    )
  })
})
