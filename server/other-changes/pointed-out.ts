import { sameAnswer } from '../history/same-content.ts'
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

/** What every version changes by itself. */
const own = ['version', 'recordedAt', 'recordedBy']

/** Names of the answers in which a version differs from the one before. */
export function changedIn({ before = {}, after }: Change): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !own.includes(name) && !sameAnswer(before[name], after[name]))
}

/** Why one change is pointed out; undefined where it is listed like any other. */
export function pointOf(change: Change): PointedOut | undefined {
  const { subject, before, after } = change
  const changed = changedIn(change)
  const has = (...names: string[]) => names.some((name) => changed.includes(name))
  switch (subject) {
    case 'population-year':
      return textIn(after, 'unusual') !== '' && has('unusual', 'months') ? 'population' : undefined
    case 'published-figure':
      return before === undefined ? undefined : 'figure'
    case 'outside-count':
      return textIn(before, 'explanation') === textIn(after, 'explanation') ? undefined : 'explained'
    case 'qa-meeting':
      return textIn(before, 'minutes') !== '' && has('minutes') ? 'minutes' : undefined
    case 'establishment':
      return before !== undefined && !sameAnswer(typesIn(before), typesIn(after)) ? 'type' : undefined
    case 'lado-contact':
      return before !== undefined && has(...grave) ? 'allegation' : undefined
    default:
      return undefined
  }
}

/** What an allegation is about, and what came of it. */
const grave = ['account', 'staffPseudonym', 'category', 'limbs', 'threshold', 'outcome', 'outcomeOn', 'eventOn']

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
