import { describe, expect, it } from 'vitest'
import { calibrated, monthPlans } from '../../server/demo/calibration.ts'
import { childrenOf } from '../../server/demo/children.ts'
import { incidentsOf } from '../../server/demo/incidents.ts'
import { monthCounts } from '../../server/demo/population.ts'
import { randomFrom } from '../../server/demo/random.ts'
import { reviewYear } from '../../reports/period.ts'
import type { Incident } from '../../server/incidents/form.ts'

const painInducing = ['thumb-flexion', 'wrist-flexion', 'inverted-wrist-hold', 'mandibular-angle']

function yearAt(house: 'CKI' | 'MED', seed = 5) {
  const random = randomFrom(seed)
  const everyone = childrenOf(random, house)
  const drawn = incidentsOf(random, house, { establishmentId: house, everyone })
  return { everyone, drawn, incidents: drawn.map(({ incident }) => incident) }
}

const isForce = ({ countsAs }: Incident) => countsAs === 'rpi' || countsAs === 'use-of-force'
const isPublished = ({ happenedAt }: Incident) =>
  happenedAt.slice(0, 7) >= calibrated.from && happenedAt.slice(0, 7) <= calibrated.to
const hasPain = ({ techniques }: Incident) =>
  techniques.some(({ technique }) => painInducing.includes(technique))

describe('the worked year', () => {
  it.each([1, 2, 3])('holds exactly the published totals, whatever the seed (%i)', (seed) => {
    const published = yearAt('CKI', seed).incidents.filter(isPublished)
    expect(published.filter(isForce)).toHaveLength(578)
    expect(published.filter(hasPain)).toHaveLength(8)
    expect(published.filter(hasPain).every(isForce)).toBe(true)
  })

  it('plans no other total for the published months than the published one', () => {
    const months = monthPlans.CKI.filter(({ month }) => month >= calibrated.from && month <= calibrated.to)
    expect(months.reduce((sum, { useOfForce }) => sum + useOfForce, 0)).toBe(calibrated.useOfForce)
    expect(months.reduce((sum, { withPain }) => sum + withPain, 0)).toBe(calibrated.withPain)
  })

  it('plans every month of the review year once, in each house', () => {
    for (const plans of Object.values(monthPlans))
      expect(plans.map(({ month }) => month)).toEqual(reviewYear(2018).months)
  })

  it('has one quiet month at Medway STC', () => {
    const force = monthPlans.MED.filter(({ useOfForce }) => useOfForce < 20)
    expect(force.map(({ month }) => month)).toEqual(['2018-12'])
  })

  it.each([
    ['CKI', 150, 175],
    ['MED', 45, 60],
  ] as const)('holds a believable number of children at %s at every month’s end', (house, least, most) => {
    const { everyone } = yearAt(house)
    for (const { allHeld, under18 } of monthCounts(everyone)) {
      expect(allHeld).toBeGreaterThanOrEqual(least)
      expect(allHeld).toBeLessThanOrEqual(most)
      expect(under18).toBeLessThanOrEqual(allHeld)
    }
  })

  it('restrains only children who are there that day, and only boys at Cookham Wood', () => {
    const { everyone, incidents } = yearAt('CKI')
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
    const held = yearAt('CKI').drawn.filter(({ incident: { happenedAt } }) =>
      ['2018-09-10', '2018-09-13', '2018-09-16'].includes(happenedAt.slice(0, 10)),
    )
    expect(held.length).toBeGreaterThan(3)
    expect(held.every(({ receivedAt }) => receivedAt.startsWith('2018-11-05'))).toBe(true)
  })

  it('receives no copy before what it states was done', () => {
    for (const { incident, receivedAt } of [...yearAt('CKI').drawn, ...yearAt('MED').drawn]) {
      const stated = [incident.happenedAt, incident.writtenAt, incident.signedAt]
        .concat(incident.children.map(({ spokenToAt }) => spokenToAt))
        .flatMap((time) => (time === null ? [] : [new Date(time).toISOString()]))
      expect(stated.every((time) => time <= receivedAt)).toBe(true)
    }
  })
})
