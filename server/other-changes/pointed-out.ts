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
] as const

/** Those of which a new record may be pointed out, too. */
export const pointedOutAtFirst = ['population-year', 'outside-count'] as const

/** What every version changes by itself. */
const own = ['version', 'recordedAt', 'recordedBy']

/** Names of the answers in which a version differs from the one before. */
export const changedIn = ({ before = {}, after }: Change): string[] =>
  answersThatDiffer(before, after).filter((name) => !own.includes(name))

/** Why one change is pointed out; undefined where it is listed like any other. */
export const pointOf = (change: Change): PointedOut | undefined => {
  const rule = rules[change.subject]
  return rule?.isPointedOut(change) === true ? rule.as : undefined
}

interface Rule {
  as: PointedOut
  isPointedOut: (change: Change) => boolean
}

const has = (change: Change, ...names: string[]): boolean =>
  changedIn(change).some((name) => names.includes(name))

const rules: Record<string, Rule> = {
  'population-year': {
    as: 'population',
    isPointedOut: (change) => textIn(change.after, 'unusual') !== '' && has(change, 'unusual', 'months'),
  },
  'published-figure': { as: 'figure', isPointedOut: ({ before }) => before !== undefined },
  'outside-count': {
    as: 'explained',
    isPointedOut: ({ before, after }) => textIn(before, 'explanation') !== textIn(after, 'explanation'),
  },
  'qa-meeting': {
    as: 'minutes',
    isPointedOut: (change) => textIn(change.before, 'minutes') !== '' && has(change, 'minutes'),
  },
  establishment: {
    as: 'type',
    isPointedOut: ({ before, after }) => before !== undefined && !sameAnswer(typesIn(before), typesIn(after)),
  },
  'lado-contact': {
    as: 'allegation',
    isPointedOut: (change) => change.before !== undefined && has(change, ...grave),
  },
}

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

/** From which day it was of which type: neighbours of one type are one. */
function typesIn({ attributes }: Content): unknown[] {
  const rows = ((attributes ?? []) as { fromOn: string; type: string }[])
    .map(({ fromOn, type }) => ({ fromOn, type }))
    .sort((one, other) => (one.fromOn < other.fromOn ? -1 : 1))
  return rows.filter(({ type }, place) => rows[place - 1]?.type !== type)
}
