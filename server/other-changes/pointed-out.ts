import { answersThatDiffer, sameAnswer } from '../history/same-content.ts'
import type { PointedOut } from './vocabulary.ts'

type Content = Record<string, unknown>

interface Change {
  subject: string
  /** Undefined for a record that was not there. */
  before: Content | undefined
  after: Content
}

/** Kinds of record whose changes the scrutineer reads beside those of incidents. */
export const watchedSubjects = [
  'population-year',
  'published-figure',
  'outside-count',
  'qa-meeting',
  'establishment',
  'lado-contact',
  'monthly-return',
] as const

/** Those of which a new record may be pointed out, too. */
export const pointedOutAtFirst = ['population-year', 'outside-count', 'published-figure'] as const

/** What every version changes by itself. */
const own = ['version', 'recordedAt', 'recordedBy']

/** Names of the answers in which a version differs from the one before. */
export const changedIn = ({ before = {}, after }: Change): string[] =>
  answersThatDiffer(before, after).filter((name) => !own.includes(name))

/** Why one change is pointed out; undefined where it is listed like any other. */
export const pointOf = (change: Change): PointedOut | undefined => {
  return rules[change.subject]?.find(({ isPointedOut }) => isPointedOut(change))?.as
}

interface Rule {
  as: PointedOut
  isPointedOut: (change: Change) => boolean
}

const has = (change: Change, ...names: string[]): boolean =>
  changedIn(change).some((name) => names.includes(name))

/** Of several that hold the first is named. */
const rules: Record<string, Rule[]> = {
  'population-year': [
    {
      as: 'population',
      isPointedOut: (change) => textIn(change.after, 'unusual') !== '' && has(change, 'unusual', 'months'),
    },
  ],
  'published-figure': [
    { as: 'new-figure', isPointedOut: ({ before }) => before === undefined },
    { as: 'figure', isPointedOut: () => true },
  ],
  'outside-count': [
    // Altered to match ours, it makes a difference vanish.
    { as: 'counted', isPointedOut: (change) => change.before !== undefined && has(change, ...counted) },
    {
      as: 'explained',
      isPointedOut: ({ before, after }) => textIn(before, 'explanation') !== textIn(after, 'explanation'),
    },
  ],
  'qa-meeting': [
    {
      as: 'minutes',
      isPointedOut: (change) => textIn(change.before, 'minutes') !== '' && has(change, 'minutes'),
    },
  ],
  establishment: [
    { as: 'type', isPointedOut: datedOtherwise('type') },
    { as: 'state', isPointedOut: datedOtherwise('state') },
    { as: 'places', isPointedOut: datedOtherwise('places') },
  ],
  'lado-contact': [
    {
      as: 'allegation',
      isPointedOut: (change) => change.before !== undefined && has(change, ...grave),
    },
  ],
}

/** What is compared with our own count, and of what. */
const counted = ['count', 'source', 'establishmentId', 'month']

/** What an allegation is about, and what came of it. */
const grave = [
  'account',
  'staffPseudonym',
  'category',
  'limbs',
  'threshold',
  'outcome',
  'outcomeOn',
  'eventOn',
]

const textIn = (content: Content | undefined, name: string): string => {
  const value = content?.[name]
  return typeof value === 'string' ? value : ''
}

/** Whether an establishment is of another type or state, or has other places, on any day. */
function datedOtherwise(name: 'type' | 'state' | 'places'): (change: Change) => boolean {
  return ({ before, after }) =>
    before !== undefined && !sameAnswer(datedIn(before, name), datedIn(after, name))
}

/** From which day it was what: neighbours that are the same are one. */
function datedIn({ attributes }: Content, name: 'type' | 'state' | 'places'): unknown[] {
  const rows = ((attributes ?? []) as { fromOn: string; type: string; state: string; places: number }[])
    .map((row) => ({ fromOn: row.fromOn, is: row[name] }))
    .sort((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
  return rows.filter(({ is }, place) => rows[place - 1]?.is !== is)
}
