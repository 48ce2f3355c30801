import { beforeAll, describe, expect, it } from 'vitest'
import { buildAnnualReview } from '../../reports/annual-review/build.ts'
import { painIncidents, useOfForceIncidents } from '../../reports/annual-review/measures.ts'
import { preflight } from '../../reports/annual-review/preflight.ts'
import type { ReviewFacts } from '../../reports/annual-review/facts.ts'
import { daysUsed } from '../../reports/annual-review/sections/scrutiny.ts'
import { workedExampleLines } from '../../server/demo/about.ts'
import { madeAt as now } from '../../server/demo/world.ts'
import { review2018 } from '../../server/demo/years/2018-19/review-words.ts'
import type { Opened } from '../../server/database/open.ts'
import type { Act } from '../../server/database/write.ts'
import { readForm, typeForm } from '../../server/fields/form.ts'
import { chainHead } from '../../server/history/record.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { openUrgent, urgentOf } from '../../server/incidents/urgent/queries.ts'
import { isGravest } from '../../server/incidents/urgent/reasons.ts'
import { contents } from '../../server/kinds.ts'
import { sealWith, type Keys } from '../../server/keys.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { meetingKind } from '../../server/qa-meetings/kind.ts'
import type { RecordKind } from '../../server/records/kind.ts'
import { issuedReport } from '../../server/issued-documents/queries.ts'
import { numbersIn } from '../../reports/annual-review/public-numbers.ts'
import { reviewOfYear } from '../../server/reviews/queries.ts'
import { numbersOutsideTables } from '../support/public-numbers.ts'
import { buildAgain, workedExample } from '../support/worked-example.ts'
import { loadReviewFacts } from '../../server/reviews/load-facts.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { repeatDraw } from '../../server/visits/sample/repeat-queries.ts'
import { sampledRecordKind } from '../../server/visits/sample/kind.ts'
import { contactKind } from '../../server/contacts/kind.ts'

type Table = 'incident' | 'ladoContact' | 'visit' | 'sampledRecord' | 'contact' | 'qaMeeting'

/** The same built a second time: once for all that compare the two. */
let second: Promise<Opened> | undefined

describe('the worked example', () => {
  let opened: Opened
  let keys: Keys
  let seal: Act['seal']
  const again = (): Promise<Opened> => (second ??= buildAgain(keys))
  let facts: ReviewFacts
  /** Of the year that has not ended. */
  let latest: ReviewFacts
  beforeAll(async () => {
    ;({ opened, keys } = await workedExample())
    seal = sealWith(keys.history)
    latest = await loadReviewFacts(opened.db, { year: 2019, now, demonstration: workedExampleLines })
    facts = await loadReviewFacts(opened.db, { year: 2018, now, demonstration: workedExampleLines })
  })

  const house = (code: string) => facts.establishments.find((each) => each.code === code)?.id ?? ''
  const at = (code: string) =>
    facts.incidents.filter(({ establishmentId }) => establishmentId === house(code))
  const between = (code: string, from: string, to: string) =>
    at(code).filter(({ happenedAt }) => happenedAt.slice(0, 7) >= from && happenedAt.slice(0, 7) <= to)

  it('has a history that holds', async () => {
    expect(await verifyHistory(opened.db, seal, contents)).toMatchObject({ sound: true })
  })

  it('is the same every time: the same history, sealed with the same key', async () => {
    expect(await chainHead((await again()).db)).toEqual(await chainHead(opened.db))
  })

  it('tells what happened in order', async () => {
    const events = await opened.db.selectFrom('historyEvent').select('at').orderBy('seq').execute()
    const times = events.map((event) => event.at)
    expect(times).toEqual([...times].sort())
  })

  it.each(['public', 'young-people', 'committee'] as const)(
    'has in its %s edition no number that is not in a table of it',
    async (edition) => {
      const report = await issuedReport(opened.db, {
        kind: 'review',
        subjectId: (await reviewOfYear(opened.db, 2018))?.id ?? '',
        edition,
        number: 1,
      })
      if (report === undefined) throw new Error('The review was not signed')
      expect(numbersOutsideTables(report)).toEqual([])
      // The check itself finds one that is added to a title or an alternative text.
      expect(numbersOutsideTables({ ...report, subject: 'Nearly 4,711 uses of force' })).toHaveLength(1)
    },
  )

  it('has a text for the public on each opinion, read by somebody else, without a number', () => {
    expect(facts.publicTexts.length).toBeGreaterThan(7)
    for (const { words, recognisable } of facts.publicTexts)
      expect([...numbersIn(words), recognisable]).toEqual(['no'])
  })

  it('counts the published totals at Cookham Wood from June to November 2018', () => {
    const published = between('CKI', '2018-06', '2018-11')
    expect(useOfForceIncidents(published)).toHaveLength(578)
    expect(painIncidents(published)).toBe(8)
  })

  it('uses exactly 5.25 of the six days', () => {
    expect(daysUsed(facts)).toBe(5.25)
    expect(facts.settings.allowanceDays).toBe(6)
    expect([facts.visits.length, facts.meetings.length]).toEqual([5, 4])
  })

  it('has a review with nothing that stops its signature', () => {
    expect(preflight(facts).filter(({ level }) => level === 'stops')).toEqual([])
  })

  it('has a review that says in every edition that its records are invented', () => {
    for (const edition of ['partners', 'public', 'young-people', 'committee'] as const)
      expect(buildAnnualReview(facts, edition).demonstration[0]).toBe('Demonstration: invented records')
  })

  it('has signed and released the review, by two people', async () => {
    const review = await reviewOfYear(opened.db, 2018)
    expect(review).toMatchObject({ state: 'released' })
    expect(review?.signedBy).not.toBe(review?.releasedBy)
    const report = await issuedReport(opened.db, {
      kind: 'review',
      subjectId: review?.id ?? '',
      edition: 'partners',
      number: 1,
    })
    expect(report?.demonstration).toEqual(workedExampleLines)
  })

  it('says of warning signs, footage and allegations what its records bear out', async () => {
    const told = await opened.db
      .selectFrom('incident')
      .select(['id', 'decisionReason', 'safeguardingDecision', 'bodyCamera', 'cctv'])
      .execute()
    const signed = told.filter(({ id }) =>
      facts.incidents.some((each) => each.id === id && each.warningSigns.length > 0),
    )
    const reviewed = signed.filter(({ decisionReason }) => decisionReason.includes('reviewed the footage'))
    const others = signed.filter((each) => !reviewed.includes(each))
    const hasFootage = (each: (typeof told)[number]) =>
      each.cctv === 'yes' || each.bodyCamera === 'yes' || each.bodyCamera === 'partial'
    expect(reviewed.length).toBeGreaterThan(others.length)
    expect(reviewed.every(hasFootage)).toBe(true)
    expect(others.map(({ safeguardingDecision }) => safeguardingDecision)).toEqual(
      others.map(() => 'lado-referral'),
    )
    expect(others.filter((each) => !hasFootage(each))).toHaveLength(1)
    const words = review2018.commentaries
      .flatMap(({ text, forPublic = [] }) => [...text, ...forPublic])
      .join(' ')
    expect(words).not.toMatch(/every warning sign|a record for each use of force/i)
    const alleged = await opened.db
      .selectFrom('incidentChild')
      .select('incidentId')
      .where('alleges', '=', 'yes')
      .execute()
    expect(alleged.length).toBeGreaterThan(3)
    expect(
      told
        .filter(({ id }) => alleged.some(({ incidentId }) => incidentId === id))
        .map((each) => each.safeguardingDecision),
    ).not.toContain('no-concern')
  })

  it('has never more than ten red incidents of one month on the scrutineer’s home page', async () => {
    const { db } = opened
    const viewer = {
      id: '',
      name: '',
      role: 'scrutineer',
      establishmentId: null,
      organisation: null,
    } as const
    const answered = await db.selectFrom('urgentFollowUp').select('incidentId').distinct().execute()
    const open = await openUrgent(db, viewer)
    const ids = [...answered.map(({ incidentId }) => incidentId), ...open.map(({ id }) => id)]
    const found = await Promise.all(ids.map((id) => urgentOf(db, viewer, id)))
    const red = found.filter((each) => each !== undefined && isGravest(each.urgent))
    const byMonth = [...Map.groupBy(red, (each) => each?.happenedAt.slice(0, 7)).values()]
    expect(red.length).toBeGreaterThan(8)
    expect(Math.max(...byMonth.map(({ length }) => length))).toBeLessThanOrEqual(10)
    expect([answered.length > 20, open.length > 0]).toEqual([true, true])
  })

  it.each<[string, () => boolean]>([
    ['a quiet month', () => between('MED', '2018-12', '2018-12').length < 12],
    ['a late record', () => facts.incidents.some((each) => hoursLate(each) > 24)],
    ['a time that was not supplied', () => facts.incidents.some(({ writtenAt }) => writtenAt === null)],
    ['a copy that came weeks later', () => facts.incidents.some((each) => daysUntilCopy(each) > 31)],
    ['a correction', () => facts.incidents.some(({ corrections }) => corrections > 0)],
    [
      'a serious injury, examined',
      () =>
        involved().some(
          ({ injury, medicalExamination }) => injury === 'serious' && medicalExamination === 'done',
        ),
    ],
    ['a warning sign', () => facts.incidents.some(({ warningSigns }) => warningSigns.length > 0)],
    ['a child restrained often', () => mostOften() >= 30],
    ['an incident with two children', () => facts.incidents.some(({ children }) => children.length === 2)],
    ['a planned use of force', () => facts.incidents.some(({ planned }) => planned === 'yes')],
    [
      'a camera that was not switched on',
      () => facts.incidents.some(({ bodyCamera }) => bodyCamera === 'worn-not-on'),
    ],
    ['a child who declined to speak', () => involved().some(({ debrief }) => debrief === 'declined')],
    [
      'an incident without a safeguarding decision',
      () => latest.incidents.some(({ safeguardingDecision }) => safeguardingDecision === 'undecided'),
    ],
    ['a LADO consultation', () => facts.ladoContacts.some(({ type }) => type === 'consultation')],
    [
      'a referral that is linked to its incident',
      () =>
        facts.ladoContacts.some(
          ({ type, incidentNumbers }) => type === 'referral' && incidentNumbers.length === 1,
        ),
    ],
    [
      'an open referral without an interim decision',
      () =>
        latest.ladoContacts.some(
          ({ outcome, staffPosition }) => outcome === 'open' && staffPosition === 'not-recorded',
        ),
    ],
    [
      'an overdue action',
      () =>
        latest.meetings.some(({ actions }) =>
          actions.some(({ dueOn, status }) => status === 'open' && (dueOn ?? '9') < now),
        ),
    ],
    ['published figures', () => facts.publishedFigures.length > 50],
    ['two more recipients', () => facts.settings.recipients.includes('Youth Custody Service')],
  ])('holds %s', (_what, holds) => {
    expect(holds()).toBe(true)
  })

  const involved = () => facts.incidents.flatMap(({ children }) => children)
  const hoursLate = ({ happenedAt, writtenAt }: { happenedAt: string; writtenAt: string | null }) =>
    writtenAt === null ? 0 : (Date.parse(writtenAt) - Date.parse(happenedAt)) / 3_600_000
  const daysUntilCopy = ({ happenedAt, recordedAt }: { happenedAt: string; recordedAt: string }) =>
    (Date.parse(recordedAt) - Date.parse(happenedAt)) / 86_400_000
  const mostOften = () =>
    Math.max(...[...Map.groupBy(involved(), ({ childId }) => childId).values()].map((each) => each.length))

  it.each<[string, () => Promise<string[]>]>([
    ['incident', () => refusedIn(opened, incidentKind, 'incident')],
    ['LADO contact', () => refusedIn(opened, ladoContactKind, 'ladoContact')],
    ['visit', () => refusedIn(opened, visitKind, 'visit')],
    ['sampled record', () => refusedIn(opened, sampledRecordKind, 'sampledRecord')],
    ['contact', () => refusedIn(opened, contactKind, 'contact')],
    ['meeting', () => refusedIn(opened, meetingKind, 'qaMeeting')],
  ])('holds no %s that nobody could have typed', async (_what, refused) => {
    expect(await refused()).toEqual([])
  })

  it('has a sample of six that comes out the same when it is drawn again, with what was found', async () => {
    const draws = await opened.db.selectFrom('sampleDraw').select('seed').execute()
    expect(draws).toHaveLength(1)
    const act = { who: { id: 'test', role: 'operator' }, at: now, key: null, newId: () => '', seal }
    const repeated = await repeatDraw((await again()).db, act, draws[0]?.seed ?? '')
    expect(repeated?.stored).toHaveLength(6)
    expect(repeated?.drawn).toEqual(repeated?.stored)
    const found = await opened.db.selectFrom('sampledRecord').select(['how', 'finding']).execute()
    expect(found).toContainEqual({ how: 'drawn', finding: 'difference-that-matters' })
    expect(found).toContainEqual({ how: 'outside', finding: 'agrees' })
    expect(found).toContainEqual({ how: 'outside', finding: 'not-in-records' })
  })

  it('names nobody: every account says that it is for the demonstration', async () => {
    const people = await opened.db.selectFrom('person').select(['name', 'email']).execute()
    expect(people.every(({ name }) => name.endsWith('(demonstration)'))).toBe(true)
    expect(people.every(({ email }) => email.endsWith('@demo.example'))).toBe(true)
  })
})

/** The messages that the forms would have shown for what stands in the records. */
async function refusedIn<Values extends object>(
  { db }: Opened,
  kind: RecordKind<Values>,
  table: Table,
): Promise<string[]> {
  const people = await db.selectFrom('person').selectAll().execute()
  const rows = await db.selectFrom(table).select('id').execute()
  const messages: string[] = []
  for (const { id } of rows) {
    const content = await kind.contentOf(db, id)
    if (content === undefined) throw new Error(`${id} cannot be read`)
    const { establishmentId = null, incidentNumbers = [], incidentNumber } = content as Linked
    const person = people.find((each) =>
      table === 'incident' ? each.establishmentId === establishmentId : each.role === 'scrutineer',
    )
    if (person === undefined) throw new Error('Nobody could have typed it')
    const typed = { incidentNumbers: incidentNumbers.join('\n'), incidentNumber }
    const correcting = { id, establishmentId }
    const { form } = await kind.formFor({ db, person, today: '2019-12-10', typed, correcting })
    const reading = readForm(form, typeForm(form, content), { now, today: '2019-12-10' })
    if (!reading.ok) messages.push(...reading.problems.map(({ message }) => `${id}: ${message}`))
  }
  return messages
}

interface Linked {
  establishmentId?: string | null
  incidentNumbers?: string[]
  incidentNumber?: string
}
