import { answersThatDiffer, sameAnswer } from '../../history/same-content.ts'
import { uncountedAnswers } from '../about.ts'

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
    (name) => !(uncountedAnswers as readonly string[]).includes(name),
  )
  return counted.filter(
    (name) => name !== 'children' || !sameAnswer(withoutAccounts(before[name]), withoutAccounts(after[name])),
  )
}

/** The children of a version without what each said: that is no number either. */
export const withoutAccounts = (children: unknown): Content[] =>
  ((children ?? []) as Content[]).map((child) => ({ ...child, account: '' }))
