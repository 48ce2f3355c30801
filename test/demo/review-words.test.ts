import { beforeAll, describe, expect, it } from 'vitest'
import { hoursBetween } from '../../reports/clocks.ts'
import type { ReviewFacts } from '../../reports/annual-review/facts.ts'
import { useOfForceIncidents } from '../../reports/annual-review/measures.ts'
import { concentration } from '../../reports/statistics/concentration.ts'
import { monthlyCounts } from '../../reports/statistics/monthly-counts.ts'
import { madeAt as now } from '../../server/demo/world.ts'
import { review2017 } from '../../server/demo/years/2017-18/review-words.ts'
import { review2018 } from '../../server/demo/years/2018-19/review-words.ts'
import type { ToldReview } from '../../server/demo/review.ts'
import { loadReviewFacts } from '../../server/reviews/load-facts.ts'
import { workedExample } from '../support/worked-example.ts'

let facts: ReviewFacts
beforeAll(async () => {
  const { db } = (await workedExample()).opened
  facts = await loadReviewFacts(db, { year: 2018, now, demonstration: [] })
}, 240_000)

const wordsOf = ({ commentaries, opinions }: ToldReview): string =>
  [...commentaries.flatMap(({ text, forPublic = [] }) => [...text, ...forPublic]),
   ...opinions.flatMap(({ reason, forPublic }) => [...reason, ...forPublic])].join(' ') // prettier-ignore

const at = (code: string) => {
  const house = facts.establishments.find((each) => each.code === code)
  if (house === undefined) throw new Error(`no ${code}`)
  return { house, incidents: facts.incidents.filter(({ establishmentId }) => establishmentId === house.id) }
}
const months = (code: string) =>
  monthlyCounts(useOfForceIncidents(at(code).incidents), facts.establishments[0]?.population.map(({ month }) => month) ?? [], ({ happenedAt }) => happenedAt) // prettier-ignore
const late = (code: string) =>
  at(code).incidents.filter((each) => hoursBetween(each.happenedAt, each.recordedAt) > 31 * 24)
const timesAt = (code: string) =>
  concentration(at(code).incidents.flatMap(({ children }) => children.map(({ childId }) => childId)))

describe('what the worked example’s scrutineer wrote of 2018-19', () => {
  const words = wordsOf(review2018)

  it('gives late copies for both establishments, with what they are of', () => {
    const week = late('CKI').filter(
      ({ happenedAt }) => happenedAt >= '2018-09-10' && happenedAt < '2018-09-17',
    )
    expect(words).toContain(
      `Copies of ${late('CKI').length} of 1,133 incidents at Cookham Wood and of ${late('MED').length} of ${at('MED').incidents.length} at Medway STC came more than 31 days after the incident; ${week.length} of those at Cookham Wood are of one week in September.`,
    )
    expect(at('CKI').incidents).toHaveLength(1133)
    expect(words).not.toMatch(/more than a month late/)
  })

  it('says how many children were restrained more than once, and on how many half of it falls', () => {
    const [cookham, medway] = [timesAt('CKI'), timesAt('MED')]
    expect(words).toContain(
      `${cookham.repeated.of} of ${cookham.children} at Cookham Wood and ${medway.repeated.of} of ${medway.children} at Medway STC. There ${medway.childrenForHalf} children account for at least half of the times, and at Cookham Wood ${cookham.childrenForHalf} do.`,
    )
    expect(words).not.toMatch(/few children were restrained/)
  })

  it('says between which numbers the month-ends lie', () => {
    const held = (code: string) => at(code).house.population.map(({ allHeld }) => allHeld)
    const span = (code: string) => `between ${Math.min(...held(code))} and ${Math.max(...held(code))}`
    expect(words).toContain(
      `${span('CKI')} children were held at Cookham Wood, and ${span('MED')} at Medway STC`,
    )
    expect(words).not.toMatch(/(?:Fewer|More) children were held/)
  })

  it('counts the months of use of force as the records do', () => {
    const counts = months('CKI')
    const summer = counts.filter(({ month }) => month >= '2018-06' && month <= '2018-11')
    const others = counts.filter((each) => !summer.includes(each)).map(({ count }) => count)
    const sum = summer.reduce((all, { count }) => all + count, 0)
    expect(words).toContain(
      `from June to November hold ${sum} uses, and every other month lies between ${Math.min(...others)} and ${Math.max(...others)}.`,
    )
    const [january, february, march] = months('MED')
      .slice(9)
      .map(({ count }) => count)
    expect(words).toContain(`force was used ${january}, ${february} and ${march} times`)
  })
})

it('the words of 2017-18 do not say that the records hold every use of force or every case', () => {
  expect(wordsOf(review2017)).not.toMatch(/each use of force|what had to be told/)
})

it('the words of 2018-19 cite no figure that was published after they were signed', () => {
  expect(wordsOf(review2018)).not.toMatch(/inspectors published/)
})
