import { beforeAll, describe, expect, it } from 'vitest'
import { useOfForceIncidents } from '../../reports/annual-review/measures.ts'
import type { ReviewFacts } from '../../reports/annual-review/facts.ts'
import { workingDaysBetween } from '../../reports/clocks.ts'
import type { Person } from '../../server/access/person.ts'
import type { Db } from '../../server/database/schema.ts'
import { accounts } from '../../server/demo/people.ts'
import { madeAt as now } from '../../server/demo/world.ts'
import { visits2018 } from '../../server/demo/years/2018-19/visits.ts'
import { lookingOf } from '../../server/home/task.ts'
import { pinnedFor, tasksFor } from '../../server/home/tasks.ts'
import { loadReviewFacts } from '../../server/reviews/load-facts.ts'
import { workedExample } from '../support/worked-example.ts'

let db: Db
let facts: ReviewFacts
let latest: ReviewFacts
beforeAll(async () => {
  db = (await workedExample()).opened.db
  facts = await loadReviewFacts(db, { year: 2018, now, demonstration: [] })
  latest = await loadReviewFacts(db, { year: 2019, now, demonstration: [] })
}, 240_000)

const personOf = async (email: string): Promise<Person> => {
  const { id, name, role, establishmentId, organisation } = await db
    .selectFrom('person')
    .selectAll()
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  return { id, name, role, establishmentId, organisation }
}

/** Everything that a home page lists, with the words of each task. */
async function tasksOf(email: string) {
  const looking = lookingOf({ db, person: await personOf(email), now, today: now.slice(0, 10) })
  const kinds = [...(await pinnedFor(looking, 500)), ...(await tasksFor(looking, 500))]
  return kinds.flatMap(({ kind, tasks }) => tasks.map((task) => ({ kind: kind.slug, ...task })))
}

const finds: Record<string, readonly [kind: string, words: RegExp][]> = {
  businessManager: [
    ['overdue-actions', /share of cameras switched on/],
    ['drafts', /QA meeting of 17 December 2019/],
  ],
  scrutineer: [
    ['children-at-risk', /No interim decision about the member of staff/],
    ['urgent', /could not breathe/],
    ['withdrawals', /withdrawal of incident/],
  ],
  headCKI: [
    ['decisions', /safeguarding concern/],
    ['returns-to-sign', /November 2019/],
  ],
  headMED: [['returns-to-sign', /October 2019/]],
  lado: [['children-at-risk', /No interim decision/]],
  partner: [['reviews-to-acknowledge', /2018-19/]],
}

describe('the home pages on the demonstration’s own day', () => {
  for (const { key, email } of accounts)
    it(`hold what the printed line says that ${key} finds first`, async () => {
      const tasks = await tasksOf(email)
      for (const [kind, words] of finds[key] ?? [])
        expect(
          tasks.some((task) => task.kind === kind && words.test(task.text)),
          kind,
        ).toBe(true)
    })

  it('hold nothing older than two months but one action that was left undone since September', async () => {
    const old = new Set<string>()
    for (const { email } of accounts)
      for (const { text, dueOn, note } of await tasksOf(email)) {
        const years = `${text} ${note ?? ''}`.match(/20\d\d/g) ?? []
        const isOld = (dueOn !== null && dueOn < '2019-10-04') || years.some((year) => year < '2019')
        if (isOld) old.add(text)
      }
    // A setting of the past that waits for its second answer was asked for yesterday.
    const left = [...old].filter((text) => !/Agree or refuse|review of/.test(text))
    expect(left.every((text) => text.includes('share of cameras switched on'))).toBe(true)
    expect(left.length).toBeGreaterThan(0)
  })

  it('hold at least one task for everybody', async () => {
    for (const { email } of accounts) expect((await tasksOf(email)).length, email).toBeGreaterThan(0)
  })
})

describe('the story', () => {
  const idOf = (code: string) => latest.establishments.find((each) => each.code === code)?.id ?? ''

  it('has a referral that came nine working days late', async () => {
    const late = await db
      .selectFrom('ladoContact')
      .select(['eventOn', 'receivedOn'])
      .where('account', 'like', '%nine working days later%')
      .executeTakeFirst()
    expect(workingDaysBetween(late?.eventOn ?? '', late?.receivedOn ?? '')).toBe(9)
  })

  it('has a correction that lowers a signed month, and a withdrawal that is asked for', async () => {
    const [lowered] = await db
      .selectFrom('recordVersion')
      .select(['content', 'reason'])
      .where('reason', 'like', '%it was guiding%')
      .execute()
    expect(lowered?.content).toContain('"countsAs":"guiding"')
    const asked = await db
      .selectFrom('incident')
      .select('id')
      .where('standing', '=', 'withdrawal-asked')
      .execute()
    expect(asked).toHaveLength(1)
  })

  it('has one child under two dashes', async () => {
    const rows = await db
      .selectFrom('incidentChild')
      .select(['childId', 'pseudonym'])
      .where('pseudonym', 'like', 'M–%')
      .execute()
    expect(rows).not.toHaveLength(0)
    for (const { childId, pseudonym } of rows) {
      const others = await db
        .selectFrom('incidentChild')
        .select('pseudonym')
        .where('childId', '=', childId)
        .execute()
      expect(others.map((each) => each.pseudonym?.replace('–', '-'))).toContain(pseudonym?.replace('–', '-'))
    }
  })

  it('has an incident that was recorded twice', async () => {
    const [again] = await db
      .selectFrom('incident')
      .select(['happenedAt', 'establishmentId'])
      .where('ownReference', '=', 'B wing sheet 47')
      .execute()
    const both = await db
      .selectFrom('incident')
      .select('number')
      .where('happenedAt', '=', again?.happenedAt ?? '')
      .where('establishmentId', '=', again?.establishmentId ?? '')
      .execute()
    expect(both).toHaveLength(2)
  })

  it('has a month of Medway STC that nobody signed, and signed returns before it', async () => {
    const signed = await db
      .selectFrom('monthlyReturn')
      .select('month')
      .where('establishmentId', '=', idOf('MED'))
      .orderBy('month')
      .execute()
    expect(signed.at(0)?.month).toBe('2017-04')
    expect(signed.at(-1)?.month).toBe('2019-09')
  })
})

describe('what the review of 2018-19 says beside its figures', () => {
  const idOf = (code: string) => facts.establishments.find((each) => each.code === code)?.id ?? ''
  const at = (code: string) => facts.incidents.filter((each) => each.establishmentId === idOf(code))
  const force = (code: string) => useOfForceIncidents(at(code))
  const inMonth = (code: string, month: string) =>
    force(code).filter(({ happenedAt }) => happenedAt.startsWith(month)).length
  const months = facts0Months()
  const mostOften = (values: readonly string[]) =>
    [...Map.groupBy(values, (value) => value)].sort(([, one], [, other]) => other.length - one.length)[0]?.[0]

  it('is borne out: months of Cookham Wood', () => {
    const outside = months.filter((month) => month < '2018-06' || month > '2018-11')
    const counts = outside.map((month) => inMonth('CKI', month))
    expect([Math.min(...counts), Math.max(...counts)]).toEqual([76, 92])
    expect((force('CKI').length / 365).toFixed(0)).toBe('3')
  })

  it('is borne out: months of Medway STC', () => {
    expect(['2018-12', '2019-01', '2019-02', '2019-03'].map((month) => inMonth('MED', month))).toEqual([
      9, 47, 54, 58,
    ])
  })

  it('is borne out: reasons', () => {
    const ofMedway = force('MED').map(({ reasonPrimary }) => reasonPrimary)
    expect(mostOften(ofMedway)).toBe('self-harm')
    const share = ofMedway.filter((reason) => reason === 'self-harm').length / ofMedway.length
    expect(share).toBeGreaterThan(0.37)
    expect(share).toBeLessThan(0.44)
    const ofCookhamWood = force('CKI').map(({ reasonPrimary }) => reasonPrimary)
    expect(['fight', 'assault-on-child']).toContain(mostOften(ofCookhamWood))
    const groups = ['fight', 'assault-on-child', 'assault-on-staff']
    expect(ofCookhamWood.filter((reason) => groups.includes(reason)).length).toBeGreaterThan(
      ofCookhamWood.length / 2,
    )
  })

  it('is borne out: where force is used', () => {
    expect(mostOften(force('CKI').map(({ location }) => location))).toBe('living-unit')
    expect(mostOften(force('MED').map(({ location }) => location))).toBe('living-unit')
  })

  it('is borne out: serious injuries, and what the LADO made of them', () => {
    const serious = facts.incidents.filter(({ children }) =>
      children.some(({ injury }) => injury === 'serious'),
    )
    expect(serious.map(({ establishmentId }) => establishmentId).sort()).toEqual(
      [idOf('CKI'), idOf('CKI'), idOf('MED')].sort(),
    )
    expect(serious.flatMap(({ children }) => children.map((each) => each.medicalExamination))).not.toContain(
      'refused',
    )
    expect(serious.map(({ safeguardingDecision }) => safeguardingDecision).sort()).toEqual([
      'lado-consultation',
      'lado-referral',
      'lado-referral',
    ])
    const substantiated = facts.ladoContacts.filter(({ outcome }) => outcome === 'substantiated')
    expect(substantiated.map(({ establishmentId }) => establishmentId).sort()).toEqual(
      [idOf('CKI'), idOf('MED')].sort(),
    )
  })

  it('is borne out: what was sampled', async () => {
    const rows = await db.selectFrom('sampledRecord').select('finding').execute()
    const findings = rows.map(({ finding }) => finding)
    expect(findings).toHaveLength(8)
    const count = (finding: string) => findings.filter((each) => each === finding).length
    expect(
      [
        'agrees',
        'small-differences',
        'difference-that-matters',
        'not-in-records',
        'could-not-be-checked',
      ].map(count),
    ).toEqual([4, 1, 1, 1, 1])
  })

  it('is borne out: cameras that were worn and not switched on', async () => {
    const rows = await db
      .selectFrom('incident')
      .select('bodyCameraReason')
      .where('establishmentId', '=', idOf('CKI'))
      .where('year', '=', 2018)
      .where('bodyCamera', '=', 'worn-not-on')
      .execute()
    expect(new Set(rows.map((row) => row.bodyCameraReason)).size).toBe(3)
    expect(mostOften(rows.map((row) => row.bodyCameraReason))).toBe('It was forgotten in the rush')
  })

  it('is borne out: visits and meetings', () => {
    expect(facts.visits).toHaveLength(5)
    expect(facts.visits.filter(({ announcement }) => announcement === 'unannounced')).toHaveLength(2)
    expect(facts.meetings).toHaveLength(4)
    const spoken = visits2018.reduce((sum, each) => sum + each.childrenSpokenTo, 0)
    const inPrivate = visits2018.reduce((sum, each) => sum + each.childrenInPrivate, 0)
    expect(inPrivate / spoken).toBeGreaterThan(0.5)
  })

  it('is borne out: most children are examined, and every incident has its decision', () => {
    const examined = facts.incidents.flatMap(({ children }) =>
      children.map((each) => each.medicalExamination),
    )
    expect(examined.filter((each) => each === 'done').length / examined.length).toBeGreaterThan(0.5)
    expect(facts.incidents.map(({ safeguardingDecision }) => safeguardingDecision)).not.toContain('undecided')
  })
})

/** April 2018 to March 2019. */
function facts0Months(): string[] {
  return Array.from({ length: 12 }, (_each, place) =>
    place < 9 ? `2018-${String(place + 4).padStart(2, '0')}` : `2019-${String(place - 8).padStart(2, '0')}`,
  )
}
