import { listOf } from '../../../reports/wording.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import type { Incident } from '../sections.ts'
import { graveQuestions, leftOpen, type GraveQuestion } from './vocabulary.ts'

/** 'warning signs and medical examination' */
export const questionsInWords = (questions: readonly GraveQuestion[]): string =>
  listOf(questions.map((question) => labelOf(graveQuestions, question)))

/** What is open of a record, child by child: 'K-12: warning signs'. */
export const openLines = ({ children }: Pick<Incident, 'children'>): string[] =>
  children.flatMap((child) => {
    const open = leftOpen(child)
    return open.length === 0 ? [] : [`${child.pseudonym}: ${questionsInWords(open)}`]
  })

/** What the record’s page says of them. */
export function openNotices(incident: Pick<Incident, 'children'>): string[] {
  const open = openLines(incident)
  return open.length === 0 ? [] : [`Still to be answered for ${open.join('; for ')}.`]
}
