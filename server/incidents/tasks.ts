import { localDateOf } from '../../reports/clocks.ts'
import { longDate } from '../../reports/wording.ts'
import type { OpenTasks, Looking, Task, TaskKind } from '../home/task.ts'
import { paths } from '../paths.ts'
import { readListQuery } from '../records/list.ts'
import { dueTimes } from './deadlines.ts'
import { questionsOf } from './grave-questions/queries.ts'
import { questionsInWords } from './grave-questions/words.ts'
import { laterPage } from './later.ts'
import type { Todo } from './list-vocabulary.ts'
import { referenceWords } from './naming.ts'
import { gravestIncidents, incidentListRules, inForceFor, type IncidentRow, type InForce } from './queries.ts'
import { lastReferralAnswers } from './referral/queries.ts'
import { daysAgo } from './urgent/page.ts'
import { askedWithdrawals } from './withdrawal/queries.ts'

interface Words {
  slug: string
  one: string
  many: string
}

type TasksOf = (
  rows: IncidentRow[],
  looking: Looking,
  inForce: (row: IncidentRow) => InForce,
) => Promise<Task[]> | Task[]

/** A kind of task that is counted and listed by the very query of the list that its number leads to. */
const incidentTasks = (
  filters: { todo: Todo } | { open: 'yes' },
  words: Words,
  tasksOf: TasksOf,
): TaskKind => ({
  ...words,
  list: `${paths.incidents()}?${new URLSearchParams({ ...filters }).toString()}`,
  open: async (looking, { limit }): Promise<OpenTasks> => {
    const { db, person, today } = looking
    const query = { ...readListQuery({ ...filters }, incidentListRules), today }
    const { count, rows } = await gravestIncidents(db, person, query, limit)
    return { count, tasks: count === 0 ? [] : await tasksOf(rows, looking, await inForceFor(db)) }
  },
})

// What nobody told us of is not supplied, never late (the establishment's own record is the primary one).
const notSupplied = (note: string) => ({ note, tag: { text: 'Not supplied', colour: 'grey' as const } })

export const decisionTasks = incidentTasks(
  { todo: 'decision' },
  {
    slug: 'decisions',
    one: 'incident needs a safeguarding decision',
    many: 'incidents need a safeguarding decision',
  },
  (rows, _looking, inForce) =>
    rows.map((row) => ({
      text: `Decide whether incident ${referenceWords(row)} is a safeguarding concern`,
      href: laterPage(row.id, 'decision'),
      dueOn: dueTimes(row.happenedAt, inForce(row).deadlines).decidedOn,
    })),
)

export const childTasks = incidentTasks(
  { todo: 'child' },
  {
    slug: 'children-to-speak-to',
    one: 'incident does not say that each child was spoken to',
    many: 'incidents do not say that each child was spoken to',
  },
  (rows, { today }, inForce) =>
    rows.map((row) => {
      const dueOn = dueTimes(row.happenedAt, inForce(row).deadlines).spokenToOn
      const task = { href: laterPage(row.id, 'child'), dueOn }
      if (row.children.some(({ debrief }) => debrief === 'not-done'))
        return { ...task, text: `Speak to the child about incident ${referenceWords(row)}, and record when` }
      const text = `Say whether each child was spoken to about incident ${referenceWords(row)}`
      return dueOn >= today
        ? { ...task, text }
        : { ...task, text, ...notSupplied(`Each child was to be spoken to by ${longDate(dueOn)}`) }
    }),
)

export const recordTimeTasks = incidentTasks(
  { todo: 'signature' },
  {
    slug: 'records-to-sign',
    one: 'incident does not say when its record was written and signed',
    many: 'incidents do not say when their records were written and signed',
  },
  (rows, { today }, inForce) =>
    rows.map((row) => {
      const due = dueTimes(row.happenedAt, inForce(row).deadlines)
      const isWritten = row.writtenAt !== null
      const dueOn = localDateOf(isWritten ? due.signedAt : due.writtenAt)
      const missing = [...(isWritten ? [] : ['written']), ...(row.signedAt === null ? ['signed'] : [])]
      const task = {
        text: `Say when the record of incident ${referenceWords(row)} was ${missing.join(' and ')}`,
        href: laterPage(row.id, 'signature'),
        dueOn,
      }
      if (dueOn >= today) return task
      return { ...task, ...notSupplied(`It was to be ${missing[0] ?? ''} by ${longDate(dueOn)}`) }
    }),
)

/** The scrutineer's: what a head has not decided yet, which is the head's to do and the scrutineer's to ask about. */
export const askedDecisionTasks = incidentTasks(
  { todo: 'decision' },
  {
    slug: 'decisions-to-ask-for',
    one: 'incident has no safeguarding decision',
    many: 'incidents have no safeguarding decision',
  },
  (rows, _looking, inForce) =>
    rows.map((row) => ({
      text: `Ask ${inForce(row).name} for the safeguarding decision on incident ${referenceWords(row)}`,
      href: paths.incident(row.id),
      dueOn: dueTimes(row.happenedAt, inForce(row).deadlines).decidedOn,
    })),
)

/** “Not known” and “Not examined” are asked about again until somebody knows. */
export const openQuestionTasks = incidentTasks(
  { open: 'yes' },
  {
    slug: 'open-questions',
    one: 'incident leaves a child’s warning signs, injury, examination or allegation open',
    many: 'incidents leave a child’s warning signs, injury, examination or allegation open',
  },
  async (rows, { db }) => {
    const questions = await questionsOf(
      db,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => ({
      text: `Answer what is open about incident ${referenceWords(row)}: ${questionsInWords(questions.get(row.id) ?? [])}`,
      href: laterPage(row.id, 'question'),
      dueOn: null,
      note: 'Not known, not examined or not asked when it was recorded',
    }))
  },
)

/** A head's: to say who an incident was referred to, unless a contact that the head may read tells it. */
export const referralTasks = incidentTasks(
  { todo: 'referral' },
  {
    slug: 'referrals',
    one: 'incident does not say who it was referred to',
    many: 'incidents do not say who they were referred to',
  },
  (rows, { today }) =>
    rows.map((row) => ({
      text: `Say who you referred incident ${referenceWords(row)} to, and when`,
      href: paths.incidentReferral(row.id),
      dueOn: null,
      note: `It happened ${daysAgo(row.happenedAt, today)}. Its decision is “Referred to the LADO”`,
    })),
)

/** The scrutineer's: referrals that no LADO contact tells of, once they are no longer pinned as urgent. */
export const missingContactTasks = incidentTasks(
  { todo: 'contact' },
  {
    slug: 'referrals-without-contact',
    one: 'incident was referred to the LADO, and no LADO contact is recorded',
    many: 'incidents were referred to the LADO, and no LADO contact is recorded',
  },
  async (rows, { db, person, today }) => {
    const answers = await lastReferralAnswers(
      db,
      person,
      rows.map(({ id }) => id),
    )
    return rows.map((row) => {
      const answer = answers.get(row.id)
      const said =
        answer === undefined ? [] : [`the head says: ${answer.referredTo}, ${longDate(answer.referredOn)}`]
      return {
        text: `Ask the LADO about incident ${referenceWords(row)}: it says “Referred to the LADO”, and no LADO contact is recorded`,
        href: paths.incident(row.id),
        dueOn: null,
        note: [`It happened ${daysAgo(row.happenedAt, today)}`, ...said].join('; '),
      }
    })
  },
)

export const withdrawalTasks = incidentTasks(
  { todo: 'withdrawal' },
  {
    slug: 'withdrawals',
    one: 'withdrawal needs your decision',
    many: 'withdrawals need your decision',
  },
  async (rows, { db, person }) => {
    const asks = new Map((await askedWithdrawals(db, person)).map((ask) => [ask.id, ask]))
    return rows.map((row) => {
      const askedAt = asks.get(row.id)?.askedAt
      const when = askedAt === undefined ? '' : `Asked on ${longDate(localDateOf(askedAt))}; `
      return {
        text: `Decide about the withdrawal of incident ${referenceWords(row)}`,
        href: `${paths.incident(row.id)}/withdrawal/decision`,
        dueOn: null,
        note: `${when}it counts until you agree`,
      }
    })
  },
)
