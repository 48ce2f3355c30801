import { describe, expect, it } from 'vitest'
import { calibrations, monthPlans, years, type Calibration } from '../../server/demo/calibration.ts'
import { childrenOf } from '../../server/demo/children.ts'
import { incidentsOf } from '../../server/demo/incidents.ts'
import { monthCounts } from '../../server/demo/population.ts'
import { randomFrom } from '../../server/demo/random.ts'
import { reviewYear } from '../../reports/period.ts'
import type { Incident } from '../../server/incidents/sections.ts'

const painInducing = ['thumb-flexion', 'wrist-flexion', 'inverted-wrist-hold', 'mandibular-angle']

const drawnBefore = new Map<string, ReturnType<typeof drawExample>>()

function exampleAt(house: 'CKI' | 'MED', seed = 5) {
  const key = `${house} ${seed}`
  const example = drawnBefore.get(key) ?? drawExample(house, seed)
  drawnBefore.set(key, example)
  return example
}

function drawExample(house: 'CKI' | 'MED', seed: number) {
  const random = randomFrom(seed)
  const everyone = childrenOf(random, house)
  const drawn = years.flatMap((year) =>
    incidentsOf(random, house, { year, establishmentId: house, everyone }),
  )
  return { everyone, drawn, incidents: drawn.map(({ incident }) => incident) }
}

const isForce = ({ countsAs }: Incident) => countsAs === 'rpi' || countsAs === 'use-of-force'
const within = ({ from, to }: Calibration, month: string) => month >= from && month <= to
const hasPain = ({ techniques }: Incident) =>
  techniques.some(({ technique }) => painInducing.includes(technique))

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
const named = calibrations.map((each) => [`${each.house} ${each.from} to ${each.to}`, each] as const)

describe('the years of the example', () => {
  it.each(named)('hold exactly what was published, whatever the seed: %s', (_name, calibration) => {
    for (const seed of [1, 2, 3]) {
      const { incidents } = exampleAt(calibration.house, seed)
      const published = incidents.filter(({ happenedAt }) => within(calibration, happenedAt.slice(0, 7)))
      const { useOfForce, withPain } = calibration
      if (useOfForce !== undefined) expect(published.filter(isForce)).toHaveLength(useOfForce)
      if (withPain !== undefined) expect(published.filter(hasPain)).toHaveLength(withPain)
      expect(published.filter(hasPain).every(isForce)).toBe(true)
    }
  })

  it('are the totals that were published', () => {
    expect(calibrations.map(({ useOfForce, withPain }) => [useOfForce, withPain])).toEqual([
      [578, 8],
      [832, 2],
      [359, undefined],
      [115, undefined],
      [undefined, 7],
    ])
  })

  it('plan every month from April 2017 to November 2019 once, in each house', () => {
    const months = years.flatMap((year) => reviewYear(year).months).filter((month) => month <= '2019-11')
    for (const plans of Object.values(monthPlans)) expect(plans.map(({ month }) => month)).toEqual(months)
  })

  it('keep 2018-19 as it was: 1,790 incidents', () => {
    const { months } = reviewYear(2018)
    const plans = Object.values(monthPlans)
      .flat()
      .filter(({ month }) => months.includes(month))
    expect(sum(plans.map(({ useOfForce, other }) => useOfForce + other))).toBe(1790)
  })

  it('keep Medway STC’s months of 2018-19: a mean of 52.4, limits of 21.5 and 83.4 (individuals chart)', () => {
    const { months } = reviewYear(2018)
    const counts = monthPlans.MED.filter(({ month }) => months.includes(month)).map((plan) => plan.useOfForce)
    const mean = sum(counts) / counts.length
    const ranges = counts.slice(1).map((count, place) => Math.abs(count - (counts[place] ?? 0)))
    const reach = (2.66 * sum(ranges)) / ranges.length
    expect(mean.toFixed(1)).toBe('52.4')
    expect([(mean - reach).toFixed(1), (mean + reach).toFixed(1)]).toEqual(['21.5', '83.4'])
  })

  it('hold about five thousand incidents', () => {
    const total = sum(
      Object.values(monthPlans)
        .flat()
        .map(({ useOfForce, other }) => useOfForce + other),
    )
    expect(total).toBeGreaterThan(4900)
    expect(total).toBeLessThan(5100)
  })

  it('tell of a rise at Cookham Wood: every month since April 2019 above every month before', () => {
    const [before, since] = [
      monthPlans.CKI.filter(({ month }) => month < '2019-04'),
      monthPlans.CKI.filter(({ month }) => month >= '2019-04'),
    ].map((plans) => plans.map(({ useOfForce }) => useOfForce))
    expect(Math.min(...(since ?? []))).toBeGreaterThan(Math.max(...(before ?? [])))
  })

  it('have a September 2019 at Medway STC with more than twice the force of any other month of that year', () => {
    const year = monthPlans.MED.filter(({ month }) => month >= '2019-04' && month < '2019-10')
    const others = year.filter(({ month }) => month !== '2019-09').map(({ useOfForce }) => useOfForce)
    expect(115).toBeGreaterThan(2 * Math.max(...others))
  })

  it('restrain girls at Medway STC more often than boys, child for child', () => {
    const { everyone, incidents } = exampleAt('MED')
    const perChild = (gender: string) =>
      incidents.flatMap(({ children }) => children.filter((child) => child.gender === gender)).length /
      everyone.filter((child) => child.gender === gender).length
    expect(perChild('girl')).toBeGreaterThan(perChild('boy'))
  })

  it('has one quiet month at Medway STC', () => {
    const force = monthPlans.MED.filter(({ useOfForce }) => useOfForce < 20)
    expect(force.map(({ month }) => month)).toEqual(['2018-12'])
  })

  it.each([
    ['CKI', 140, 185],
    ['MED', 40, 60],
  ] as const)('holds a believable number of children at %s at every month’s end', (house, least, most) => {
    const { everyone } = exampleAt(house)
    const counted = years.flatMap((year) => monthCounts(everyone, year))
    const recorded = counted.filter(({ month }) => month <= '2019-11')
    expect(recorded).toHaveLength(32)
    for (const { allHeld, under18 } of recorded) {
      expect(allHeld).toBeGreaterThanOrEqual(least)
      expect(allHeld).toBeLessThanOrEqual(most)
      expect(under18).toBeLessThanOrEqual(allHeld)
    }
  })

  it('tell of no other position than the one they record', () => {
    const words = [
      [/face (?:down|first)/, 'prone'],
      [/\bknees\b/, 'kneeling'],
      [/came down together|floor together/, 'floor-unintended'],
      [/on the back|backwards/, 'supine'],
      [/sat down|on a chair/, 'seated'],
      [/was walked away/, 'standing'],
    ] as const
    for (const [pattern, position] of words) {
      const telling = (['CKI', 'MED'] as const).flatMap((house) =>
        exampleAt(house).drawn.filter(
          ({ name, incident }) => name === undefined && pattern.test(incident.description),
        ),
      )
      expect(telling.length, position).toBeGreaterThan(5)
      for (const { incident } of telling)
        expect(incident.children[0]?.position, incident.description).toBe(position)
    }
  })

  it('restrains only children who are there that day, and only boys at Cookham Wood', () => {
    const { everyone, incidents } = exampleAt('CKI')
    const stays = new Map(everyone.map((child) => [child.pseudonym, child]))
    for (const { happenedAt, children } of incidents) {
      for (const { pseudonym, gender, age } of children) {
        const { fromOn = '', toOn = '' } = stays.get(pseudonym) ?? {}
        const day = happenedAt.slice(0, 10)
        expect(fromOn <= day && day <= toOn).toBe(true)
        expect(gender).toBe('boy')
        expect(age).toBeGreaterThanOrEqual(15)
        expect(age).toBeLessThanOrEqual(18)
      }
    }
  })

  it('has a week whose copies came weeks late', () => {
    const held = exampleAt('CKI').drawn.filter(({ incident: { happenedAt } }) =>
      ['2018-09-10', '2018-09-13', '2018-09-16'].includes(happenedAt.slice(0, 10)),
    )
    expect(held.length).toBeGreaterThan(3)
    expect(held.every(({ receivedAt }) => receivedAt.startsWith('2018-11-05'))).toBe(true)
  })

  it('receives no copy before what it states was done', () => {
    for (const { incident, receivedAt } of [...exampleAt('CKI').drawn, ...exampleAt('MED').drawn]) {
      const stated = [incident.happenedAt, incident.writtenAt, incident.signedAt]
        .concat(incident.children.map(({ spokenToAt }) => spokenToAt))
        .flatMap((time) => (time === null ? [] : [new Date(time).toISOString()]))
      expect(stated.every((time) => time <= receivedAt)).toBe(true)
    }
  })
})
