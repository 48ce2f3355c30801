import { answersThatDiffer, sameAnswer } from '../../history/same-content.ts'
import type { Incident } from '../sections.ts'

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

type Content = Record<string, unknown>

/** Names of the answers in which two versions of an incident differ, words and staff among them. */
export const changedAnswers = (before: Content, after: Content): string[] =>
  answersThatDiffer(before, after).filter((name) => !own.includes(name))

/**
 * Those of them that some number of a review or of a quarter's dataset is made of; any answer that is not known to be words
 * alone is one, so that a new question is counted unless somebody says otherwise.
 */
export function changedCounted(before: Content, after: Content): string[] {
  const counted = changedAnswers(before, after).filter(
    (name) => !(uncounted as readonly string[]).includes(name),
  )
  return counted.filter(
    (name) => name !== 'children' || !sameAnswer(withoutAccounts(before[name]), withoutAccounts(after[name])),
  )
}

/** The children of a version without what each said: that is no number either. */
export const withoutAccounts = (children: unknown): Content[] =>
  ((children ?? []) as Content[]).map((child) => ({ ...child, account: '' }))
