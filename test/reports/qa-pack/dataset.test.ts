import { describe, expect, it } from 'vitest'
import { quarterDataset, type DatasetFacts } from '../../../reports/qa-pack/dataset.ts'
import { quarter } from '../../../reports/period.ts'
import { aChildFact, anIncidentFact, aYear } from '../../support/facts.ts'

const facts = (some: Partial<DatasetFacts> = {}): DatasetFacts => ({
  quarter: quarter(2018, 'Q1'),
  dataTo: '2018-09-30',
  settings: aYear().settings,
  types: [{ from: '2007-04-01', type: 'yoi' }],
  incidents: [],
  ladoContacts: [],
  population: [],
  nil: ['2018-04', '2018-05', '2018-06'],
  recordedIn: [],
  states: [{ from: '1998-04-17', state: 'open' }],
  ...some,
})

/** The values of one row: April, May, June and the quarter. */
const row = (label: string, some: Partial<DatasetFacts> = {}): string[] | undefined =>
  quarterDataset(facts(some)).rows.find((each) => each.label === label)?.values

const inApril = { happenedAt: '2018-04-10T14:35:00.000+01:00' }
const inMay = { happenedAt: '2018-05-31T23:50:00.000+01:00' }

const restrained = 'Children restrained, each counted once, guiding holds and handcuffs alone included'

describe('the quarter’s dataset', () => {
  it('has a column a month and one for the quarter', () => {
    expect(quarterDataset(facts()).columns).toEqual(['Apr 2018', 'May 2018', 'Jun 2018', 'Quarter'])
  })

  it('counts incidents by what they count as, in their own month', () => {
    const incidents = [
      anIncidentFact(inApril),
      anIncidentFact(inMay),
      anIncidentFact({ ...inMay, countsAs: 'guiding' }),
      anIncidentFact({ happenedAt: '2018-07-01T00:10:00.000+01:00' }),
    ]
    expect(row('Incidents: restrictive physical intervention', { incidents })).toEqual(['1', '1', '0', '2'])
    expect(row('Incidents: guiding or escorting hold only', { incidents })).toEqual(['0', '1', '0', '1'])
  })

  it('says that no records were received, and of how many months a quarter’s number is', () => {
    const label = 'Incidents: restrictive physical intervention'
    const incidents = [anIncidentFact(inApril)]
    const nothing = { nil: [], recordedIn: [] }
    expect(row(label, { incidents, ...nothing, nil: ['2018-05'] })).toEqual([
      '1',
      '0',
      'No records',
      '1 (2 of 3 months)',
    ])
    expect(row(label, nothing)).toEqual(['No records', 'No records', 'No records', 'No records'])
    expect(row('Child: minor injury, no treatment', nothing)?.at(-1)).toBe('No records')
    expect(row('Record written within 24 hours (incidents)', nothing)?.[0]).toBe('No records')
    expect(row('LADO consultations', nothing)).toEqual(['0', '0', '0', '0'])
    expect(row(label, { ...nothing, recordedIn: ['2018-04', '2018-05', '2018-06'] })).toEqual([
      '0',
      '0',
      '0',
      '0',
    ])
  })

  it('counts a child who was restrained in two months once in the quarter, and each time', () => {
    const incidents = [
      anIncidentFact({ ...inApril, children: [aChildFact(), aChildFact({ childId: 'child-2' })] }),
      anIncidentFact(inMay),
    ]
    expect(row(restrained, { incidents })).toEqual(['2', '1', '0', '2'])
    expect(row('Each time a child was restrained', { incidents })).toEqual(['2', '1', '0', '3'])
  })

  it('counts the children on whom force was used as the monthly return does, and all who were held or cuffed beside them', () => {
    const only = (countsAs: 'guiding' | 'mechanical', childId: string) =>
      anIncidentFact({ ...inApril, countsAs, children: [aChildFact({ childId })] })
    const other = anIncidentFact({ ...inMay, countsAs: 'use-of-force' })
    const incidents = [
      anIncidentFact(inApril),
      other,
      only('guiding', 'child-2'),
      only('mechanical', 'child-3'),
    ]
    const force = 'Children on whom force was used, each counted once, as in the monthly return'
    expect(row(force, { incidents })).toEqual(['1', '1', '0', '1'])
    expect(row(restrained, { incidents })).toEqual(['3', '1', '0', '3'])
  })

  it('counts pain-inducing incidents and uses apart', () => {
    const techniques = [
      { name: 'Thumb flexion', level: 'pain-inducing' as const, uses: 2 },
      { name: 'Arm hold', level: 'low' as const, uses: 1 },
    ]
    const incidents = [anIncidentFact({ ...inApril, techniques }), anIncidentFact(inApril)]
    expect(row('Incidents with a pain-inducing technique', { incidents })).toEqual(['1', '0', '0', '1'])
    expect(row('Pain-inducing uses', { incidents })).toEqual(['2', '0', '0', '2'])
  })

  it('counts injuries of children by level and of staff by number', () => {
    const incidents = [
      anIncidentFact({
        ...inApril,
        children: [aChildFact({ injury: 'serious', medicalExamination: 'offered' })],
        staffInjuries: { minor: 0, minorTreated: 3, serious: 0 },
      }),
    ]
    expect(row('Child: serious injury requiring hospital treatment', { incidents })?.[3]).toBe('1')
    expect(row('Staff: minor injury requiring medical treatment', { incidents })?.[3]).toBe('3')
    const open = 'Signs, injury or examination not known'
    expect(row(open, { incidents })?.[3]).toBe('0')
    expect(row('Records: a child was not examined', { incidents })?.[3]).toBe('1')
    const before = 'Records from before warning signs were asked for each child: not known which child'
    expect(row(before, { incidents })?.[3]).toBe('0')
  })

  it('says how many records were in time of those that were due', () => {
    const incidents = [
      anIncidentFact({ ...inApril, writtenAt: '2018-04-10T18:00:00.000+01:00', signedAt: null }),
      anIncidentFact({ ...inApril, writtenAt: '2018-04-12T18:00:00.000+01:00', signedAt: null }),
    ]
    const written = 'Record written within 24 hours (incidents)'
    expect(row(written, { incidents })).toEqual([
      '1 of 2 stated, 1 of 2 due', 'None due', 'None due', '1 of 2 stated, 1 of 2 due',
    ]) // prettier-ignore
    expect(row('Record signed within 48 hours (incidents)', { incidents })?.[0]).toBe(
      '0 of 0 stated, 0 of 2 due',
    )
    const before = [anIncidentFact({ ...inApril, writtenAt: '2018-04-09T18:00:00.000+01:00' })]
    expect(row(written, { incidents: before })?.[3]).toBe('0 of 0 stated, 0 of 1 due; 1 before the incident')
  })

  it('judges a record by the deadline and the type of its own day', () => {
    const hours = (writtenWithinHours: number) => ({
      writtenWithinHours,
      signedWithinHours: 48,
      childSpokenToWithinDays: 5,
      ladoReferralWorkingDays: 1,
    })
    const settings = {
      deadlines: [
        { from: '0000-01-01', byType: { yoi: hours(24), stc: hours(24), sch: hours(36) } },
        { from: '2018-05-01', byType: { yoi: hours(72), stc: hours(24), sch: hours(36) } },
      ],
    }
    const types = [
      { from: '2007-04-01', type: 'yoi' as const },
      { from: '2018-06-01', type: 'sch' as const },
    ]
    const incidents = ['04', '05', '06'].map((month) =>
      anIncidentFact({
        happenedAt: `2018-${month}-10T14:35:00.000+01:00`,
        writtenAt: `2018-${month}-12T14:35:00.000+01:00`,
      }),
    )
    const label = 'Record written within 24 or 72 or 36 hours (incidents)'
    expect(row(label, { settings, types, incidents })?.map((text) => text.split(' stated')[0])).toEqual([
      '0 of 1', '1 of 1', '0 of 1', '1 of 3',
    ]) // prettier-ignore
  })

  it('shows the month-end population and its mean, and no mean where a month is missing', () => {
    const month = (name: string, allHeld: number) => ({
      month: name,
      snapshotOn: `${name}-28`,
      allHeld,
      under18: allHeld,
    })
    const population = [month('2018-04', 150), month('2018-05', 151), month('2018-06', 151)]
    const label = 'Children held at month end, and their mean'
    expect(row(label, { population })).toEqual(['150', '151', '151', '150.7'])
    expect(row(label, { population: population.slice(1) })).toEqual([
      'Not recorded', '151', '151', 'Not recorded',
    ]) // prettier-ignore
  })

  it('averages an establishment that closed in the quarter over its counts while open', () => {
    const month = (name: string, allHeld: number) => ({
      month: name,
      snapshotOn: `${name}-28`,
      allHeld,
      under18: 0,
    })
    const states = [
      { from: '1998-04-17', state: 'open' as const },
      { from: '2018-06-02', state: 'closed' as const },
    ]
    const population = [month('2018-04', 150), month('2018-05', 140), month('2018-06', 0)]
    const label = 'Children held at month end, and their mean'
    expect(row(label, { population, states })).toEqual(['150', '140', 'Not open', '145.0'])
  })

  it('does not take a referral for closed before its outcome’s date', () => {
    const ladoContacts = [{ type: 'referral' as const, receivedOn: '2018-05-02', outcomeOn: '2018-06-20' }]
    expect(row('LADO referrals closed', { ladoContacts, dataTo: '2018-06-10' })?.[2]).toBe('0')
    expect(row('LADO referrals open at the end', { ladoContacts, dataTo: '2018-06-10' })?.[2]).toBe('1')
    expect(row('LADO referrals closed', { ladoContacts })?.[2]).toBe('1')
  })

  it('counts LADO contacts when they came and referrals while they are open', () => {
    const ladoContacts = [
      { type: 'consultation' as const, receivedOn: '2018-05-02', outcomeOn: '2018-05-03' },
      { type: 'referral' as const, receivedOn: '2018-02-20', outcomeOn: '2018-05-31' },
      { type: 'historical' as const, receivedOn: '2018-06-30', outcomeOn: null },
    ]
    expect(row('LADO consultations', { ladoContacts })).toEqual(['0', '1', '0', '1'])
    expect(row('LADO referrals, historical allegations included', { ladoContacts })).toEqual([
      '0', '0', '1', '1',
    ]) // prettier-ignore
    expect(row('LADO referrals closed', { ladoContacts })).toEqual(['0', '1', '0', '1'])
    expect(row('LADO referrals open at the end', { ladoContacts })).toEqual(['1', '0', '1', '1'])
  })

  it('does not count a month before it began', () => {
    expect(row('Planned incidents', { dataTo: '2018-05-01' })).toEqual(['0', '0', 'Not yet', '0'])
  })
})
