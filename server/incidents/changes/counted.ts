import { sameAnswer } from '../../history/same-content.ts'
import type { Incident } from '../form.ts'

/** Answers in people's own words, and who they are about among staff: no number of the review is made of them. */
const uncounted = [
  'ownReference',
  'authorisedBy',
  'behaviour',
  'stepsToAvoid',
  'description',
  'effectiveness',
  'painJustification',
  'staff',
  'treatment',
  'bodyCameraReason',
  'decisionReason',
  'decidedBy',
] as const satisfies readonly (keyof Incident)[]

/** What every version changes by itself. */
const own = ['version', 'recordedAt', 'recordedBy']

/**
 * The answers of an incident that some number of a review or of a quarter's dataset is made of; any answer that is not
 * known to be words alone is one of them, so that a new question is counted unless somebody says otherwise.
 */
export function countedAnswers(content: Record<string, unknown>): Record<string, unknown> {
  const left = Object.entries(content).filter(([name]) => !isUncounted(name))
  return Object.fromEntries(
    left.map(([name, value]) => [name, name === 'children' ? unworded(value) : value]),
  )
}

const isUncounted = (name: string): boolean =>
  own.includes(name) || (uncounted as readonly string[]).includes(name)

// What the child said is no number either.
const unworded = (children: unknown) =>
  (children as Record<string, unknown>[] | undefined)?.map((child) => ({ ...child, account: '' }))

/** Names of the counted answers in which two versions differ. */
export function changedAnswers(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const [was, is] = [countedAnswers(before), countedAnswers(after)]
  const names = new Set([...Object.keys(was), ...Object.keys(is)])
  return [...names].filter((name) => !sameAnswer(was[name], is[name]))
}
