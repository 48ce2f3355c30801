import { localDateOf } from '../../reports/clocks.ts'
import { longDate } from '../../reports/wording.ts'
import type { OpenTasks, Looking, Task, TaskKind, TaskWindow } from '../home/task.ts'
import { paths } from '../paths.ts'
import { readListQuery } from '../records/list.ts'
import { dueTimes } from './deadlines.ts'
import { graveFilter, type Todo } from './list-vocabulary.ts'
import { referenceWords } from './naming.ts'
import {
  countIncidents,
  incidentListRules,
  inForceFor,
  listIncidents,
  type IncidentRow,
  type InForce,
} from './queries.ts'
import { lastReferralAnswers } from './referral/queries.ts'
import { daysAgo } from './urgent/page.ts'
import { askedWithdrawals } from './withdrawal/queries.ts'

/** The list of incidents about which this is to be done. */
export const todoList = (todo: Todo): string => `${paths.incidents()}?todo=${todo}`

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
const incidentTasks = (todo: Todo, words: Words, tasksOf: TasksOf): TaskKind => ({
  ...words,
  list: todoList(todo),
  open: async (looking, window): Promise<OpenTasks> => {
    const { db, person, today } = looking
    const query = (more: Record<string, string>) => ({
      ...readListQuery({ todo, ...more }, incidentListRules),
      today,
    })
    const count = await countIncidents(db, person, query({}))
    if (count === 0) return { count, tasks: [] }
    const rows = await gravestThenNewest(
      await listIncidents(db, person, query({ grave: graveFilter.value })),
      () => listIncidents(db, person, query({})),
      window,
    )
    return { count, tasks: await tasksOf(rows, looking, await inForceFor(db)) }
  },
})

/** The newest of those that are grave, then the newest of the others: read only where there are too few grave ones. */
async function gravestThenNewest(
  grave: IncidentRow[],
  newest: () => Promise<IncidentRow[]>,
  { limit }: TaskWindow,
): Promise<IncidentRow[]> {
  if (grave.length >= limit) return grave.slice(0, limit)
  const known = new Set(grave.map(({ id }) => id))
  return [...grave, ...(await newest()).filter(({ id }) => !known.has(id))].slice(0, limit)
}

export const decisionTasks = incidentTasks(
  'decision',
  {
    slug: 'decisions',
    one: 'incident needs a safeguarding decision',
    many: 'incidents need a safeguarding decision',
  },
  (rows, _looking, inForce) =>
    rows.map((row) => ({
      text: `Decide whether incident ${referenceWords(row)} is a safeguarding concern`,
      href: paths.incident(row.id),
      dueOn: dueTimes(row.happenedAt, inForce(row).deadlines).decidedOn,
    })),
)

export const childTasks = incidentTasks(
  'child',
  {
    slug: 'children-to-speak-to',
    one: 'incident does not say that each child was spoken to',
    many: 'incidents do not say that each child was spoken to',
  },
  (rows, _looking, inForce) =>
    rows.map((row) => ({
      text: row.children.some(({ debrief }) => debrief === 'not-done')
        ? `Speak to the child about incident ${referenceWords(row)}, and record when`
        : `Say whether each child was spoken to about incident ${referenceWords(row)}`,
      href: paths.incident(row.id),
      dueOn: dueTimes(row.happenedAt, inForce(row).deadlines).spokenToOn,
    })),
)

// A signature that nobody told us of is not supplied, never late (the establishment's own record is the primary one).
export const signedRecordTasks = incidentTasks(
  'signature',
  {
    slug: 'records-to-sign',
    one: 'incident does not say when its record was signed',
    many: 'incidents do not say when their records were signed',
  },
  (rows, { today }, inForce) =>
    rows.map((row) => {
      const dueOn = localDateOf(dueTimes(row.happenedAt, inForce(row).deadlines).signedAt)
      const task = {
        text: `Say when the record of incident ${referenceWords(row)} was signed`,
        href: paths.incident(row.id),
        dueOn,
      }
      if (dueOn >= today) return task
      return {
        ...task,
        note: `The signature was due by ${longDate(dueOn)}`,
        tag: { text: 'Not supplied', colour: 'grey' as const },
      }
    }),
)

/** A head's: to say who an incident was referred to, unless a contact that the head may read tells it. */
export const referralTasks = incidentTasks(
  'referral',
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
  'contact',
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
  'withdrawal',
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
