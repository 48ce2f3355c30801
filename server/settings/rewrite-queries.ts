import { sql } from 'kysely'
import { localDateOf, type DeadlineState } from '../../reports/clocks.ts'
import {
  dayOfReferral,
  deadlinesBetween,
  deadlinesOn,
  type DatedType,
  type RecordDeadlines,
} from '../../reports/in-force.ts'
import { monthOf, reviewYear } from '../../reports/period.ts'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { typesByEstablishment } from '../establishments/queries.ts'
import { canonical, digestOf } from '../history/canonical.ts'
import { decisionState, recordStates, type Timed } from '../incidents/deadlines.ts'
import { isReferredLate } from '../lado-contacts/timing.ts'
import { askedMonths } from '../returns/month-queries.ts'
import { monthStates } from '../returns/month-states.ts'
import { monthTag, type MonthState } from '../returns/state.ts'
import { standingReviews } from '../reviews/queries.ts'
import type { ReviewState } from '../reviews/vocabulary.ts'
import { allowanceOf, datedDeadlines, reviewSettingsOn, type Tried } from './queries.ts'
import type { SettingName } from './vocabulary.ts'

/** How many records stand otherwise to one deadline than they did. */
export interface Judged {
  lateNoMore: number
  lateNow: number
  /** Neither: due instead of not supplied, or the other way round. */
  otherwise: number
}

/** A month of which a return is asked or was signed, that is shown otherwise or holds records that are. */
export interface RewrittenMonth {
  establishment: string
  month: string
  isSigned: boolean
  /** How it is shown, and how it would be; empty where no return is asked. */
  was: string
  is: string
  /** Records of the month that stand otherwise to their deadline. */
  records: number
}

/** What a value dated in the past changes of what is recorded, signed or released already. */
export interface Rewrites {
  incidents: Judged
  referrals: Judged
  months: RewrittenMonth[]
  /** Signed or released reviews that, built again, would say something else. */
  reviews: { year: number; number: number; state: ReviewState }[]
}

/** Whether it alters what somebody has put their name to: then it waits for the scrutineer. */
export const altersSigned = ({ months, reviews }: Rewrites): boolean =>
  reviews.length > 0 || months.some(({ isSigned }) => isSigned)

/** What was shown of it, as one short text: nobody stores a value that rewrites something else than they saw. */
export const seenText = (rewrites: Rewrites | undefined): string =>
  rewrites === undefined ? '' : digestOf(canonical(rewrites))

/**
 * What a value would rewrite, counted with the functions that lists, returns and reviews are made with, once as the settings
 * stand and once as if it were set; undefined for one that holds from today or later, which rewrites nothing.
 */
export async function rewritesOf(db: Db, tried: Tried, today: string): Promise<Rewrites | undefined> {
  if (tried.fromOn >= today) return undefined
  const incidents = await incidentsJudged(db, tried, today)
  return {
    incidents: judged(incidents),
    referrals: await referralsJudged(db, tried),
    months: await monthsRewritten(db, { tried, today, incidents }),
    reviews: await reviewsRewritten(db, tried, today),
  }
}

type Clock = (incident: Timed, deadlines: RecordDeadlines, today: string) => DeadlineState | undefined

/** Which of an incident's deadlines a setting moves. */
const clocks: Partial<Record<SettingName, Clock>> = {
  'written-within-hours': (...stands) => recordStates(...stands).written,
  'signed-within-hours': (...stands) => recordStates(...stands).signed,
  'child-spoken-to-within-days': (...stands) => recordStates(...stands).spokenTo,
  'lado-referral-working-days': decisionState,
}

interface JudgedRecord {
  establishmentId: string
  month: string
  was: DeadlineState | undefined
  is: DeadlineState | undefined
}

async function incidentsJudged(db: Db, tried: Tried, today: string): Promise<JudgedRecord[]> {
  const clock = clocks[tried.name as SettingName]
  if (clock === undefined) return []
  const [before, after] = await rulesFor(db, tried)
  return (await timedIncidents(db, tried)).flatMap(({ establishmentId, ...incident }) => {
    const day = localDateOf(incident.happenedAt)
    const was = clock(incident, before(establishmentId, day), today)
    const is = clock(incident, after(establishmentId, day), today)
    return was === is ? [] : [{ establishmentId, month: monthOf(incident.happenedAt), was, is }]
  })
}

type RuleOf = (establishmentId: string, day: string) => RecordDeadlines

async function rulesFor(db: Db, tried: Tried): Promise<[before: RuleOf, after: RuleOf]> {
  const types = await typesByEstablishment(db)
  const [stored, with_] = [await datedDeadlines(db), await datedDeadlines(db, tried)]
  const typesOf = (id: string): readonly DatedType[] => types.get(id) ?? []
  return [
    (id, day) => deadlinesOn({ deadlines: stored, types: typesOf(id) }, day),
    (id, day) => deadlinesOn({ deadlines: with_, types: typesOf(id) }, day),
  ]
}

/** Incidents that count, from the day from which the value holds. */
async function timedIncidents(db: Db, { fromOn }: Tried): Promise<(Timed & { establishmentId: string })[]> {
  const rows = await db
    .selectFrom('incident')
    .select(['id', 'establishmentId', 'happenedAt', 'writtenAt', 'signedAt', 'safeguardingDecision'])
    .where('happenedAt', '>=', fromOn)
    .where('standing', '!=', 'withdrawn')
    .execute()
  const children = await db
    .selectFrom('incidentChild')
    .innerJoin('incident', 'incident.id', 'incidentChild.incidentId')
    .select(['incidentChild.incidentId', 'incidentChild.debrief', 'incidentChild.spokenToAt'])
    .where('incident.happenedAt', '>=', fromOn)
    .execute()
  const byIncident = Map.groupBy(children, ({ incidentId }) => incidentId)
  return rows.map(({ id, ...row }) => ({ ...row, children: byIncident.get(id) ?? [] }))
}

const isLate = (state: DeadlineState | undefined) => state === 'met-late' || state === 'overdue'

function judged(records: readonly Pick<JudgedRecord, 'was' | 'is'>[]): Judged {
  const count = (is: (record: Pick<JudgedRecord, 'was' | 'is'>) => boolean) => records.filter(is).length
  const lateNoMore = count((record) => isLate(record.was) && !isLate(record.is))
  const lateNow = count((record) => !isLate(record.was) && isLate(record.is))
  return { lateNoMore, lateNow, otherwise: records.length - lateNoMore - lateNow }
}

async function referralsJudged(db: Db, tried: Tried): Promise<Judged> {
  if (tried.name !== 'lado-referral-working-days') return judged([])
  const [before, after] = await rulesFor(db, tried)
  const contacts = await db
    .selectFrom('ladoContact')
    .select(['establishmentId', 'type', 'receivedOn', 'eventOn', 'staffPosition', 'outcome', 'outcomeOn'])
    .where('type', '=', 'referral')
    .where(sql<string>`coalesce(event_on, received_on)`, '>=', tried.fromOn)
    .execute()
  const states = contacts.map((contact) => {
    const [was, is] = [before, after].map((rule) => {
      const { ladoReferralWorkingDays: allowed } = rule(contact.establishmentId, dayOfReferral(contact))
      return isReferredLate(contact, allowed) ? ('met-late' as const) : ('met' as const)
    })
    return { was, is }
  })
  return judged(states.filter(({ was, is }) => was !== is))
}

interface Counted {
  tried: Tried
  today: string
  incidents: readonly JudgedRecord[]
}

/** Whoever sets or agrees sees all establishments; nothing here is asked by anybody else. */
const everywhere: Person = {
  id: '',
  name: '',
  role: 'business-manager',
  establishmentId: null,
  organisation: null,
}

async function monthsRewritten(db: Db, { tried, today, incidents }: Counted): Promise<RewrittenMonth[]> {
  const before = await monthStates(db, everywhere, today)
  const after = new Map(
    (await monthStates(db, everywhere, today, tried)).map(({ id, months }) => [id, months]),
  )
  const records = Map.groupBy(incidents, ({ establishmentId, month }) => `${establishmentId} ${month}`)
  const months = before.flatMap(({ id, name, months }) =>
    [...pairsOf(months, after.get(id) ?? [])]
      .map(([month, states]): RewrittenMonth => {
        const [was, is] = states.map((state) => (state === undefined ? '' : monthTag(state, today).text))
        const isSigned = states.some((state) => state?.signed !== undefined)
        const count = records.get(`${id} ${month}`)?.length ?? 0
        return { establishment: name, month, isSigned, was: was ?? '', is: is ?? '', records: count }
      })
      // Of a month that nobody has signed its records say enough.
      .filter(({ was, is, isSigned, records: count }) => was !== is || (isSigned && count > 0)),
  )
  return [...months, ...(await thisMonthRewritten(db, tried, today))]
}

/** The month that is not over yet, of which a return would be asked, or not any more. */
async function thisMonthRewritten(db: Db, tried: Tried, today: string): Promise<RewrittenMonth[]> {
  const after = (await askedMonths(db, everywhere, today, tried)).houses
  return (await askedMonths(db, everywhere, today)).houses.flatMap(({ id, name, thisMonth }) => {
    const [was, is] = [thisMonth, after.find((house) => house.id === id)?.thisMonth].map((state) =>
      state === 'asked' ? 'Asked for' : '',
    )
    const month = { establishment: name, month: monthOf(today), isSigned: false, records: 0 }
    return was === is ? [] : [{ ...month, was: was ?? '', is: is ?? '' }]
  })
}

type States = [was: MonthState | undefined, is: MonthState | undefined]

/** Each month as it stands and as it would, in their order. */
function pairsOf(before: readonly MonthState[], after: readonly MonthState[]): Map<string, States> {
  const months = [...new Set([...before, ...after].map(({ month }) => month))].sort()
  const of = (states: readonly MonthState[], month: string) => states.find((state) => state.month === month)
  return new Map(months.map((month) => [month, [of(before, month), of(after, month)]]))
}

async function reviewsRewritten(db: Db, tried: Tried, today: string): Promise<Rewrites['reviews']> {
  const types = [...(await typesByEstablishment(db)).values()]
  const rewritten = []
  for (const { year, number, state } of await standingReviews(db)) {
    const [was, is] = [
      await readBy(db, { year, today, types }),
      await readBy(db, { year, today, types, tried }),
    ]
    if (was !== is) rewritten.push({ year, number, state })
  }
  return rewritten
}

interface Reading {
  year: number
  today: string
  types: readonly (readonly DatedType[])[]
  tried?: Tried
}

/** What a review of a year reads of the settings, as one text: of deadlines, those of its year and of the one before it. */
async function readBy(db: Db, { year, today, types, tried }: Reading): Promise<string> {
  const { endsOn } = reviewYear(year)
  const span = { from: reviewYear(year - 1).startsOn, to: endsOn }
  const { deadlines, ...settings } = await reviewSettingsOn(db, endsOn, tried)
  const there = types.filter(([first]) => first !== undefined && first.from <= endsOn)
  return canonical({
    ...settings,
    allowanceDays: await allowanceOf(db, year, today, tried),
    deadlines: there.map((own) => thatChange(deadlinesBetween({ deadlines, types: own }, span))),
  })
}

// A day on which the same is set again changes nothing.
const thatChange = (rules: ReturnType<typeof deadlinesBetween>) =>
  rules.filter(
    ({ deadlines }, place) => canonical(deadlines) !== canonical(rules[place - 1]?.deadlines ?? null),
  )
