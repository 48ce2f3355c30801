import { localDateOf } from '../../reports/clocks.ts'
import type { RecordDeadlines } from '../../reports/in-force.ts'
import { longDate, longDateTime } from '../../reports/wording.ts'
import { paths } from '../paths.ts'
import type { LineView } from '../records/page-types.ts'
import type { IncidentContent } from './content-queries.ts'
import { dismissedWords } from './grave-questions/hurt-words.ts'
import { openLines } from './grave-questions/words.ts'
import { dueTimes } from './deadlines.ts'
import { laterPage, notSpokenTo } from './later.ts'
import type { Todo } from './list-vocabulary.ts'

/** What is still to be done about an incident, by the word that its list is filtered with. */
export interface OpenLine extends LineView {
  todo: Todo | 'written' | 'question' | 'allegation'
}

/**
 * What is open of one incident: the same as `todoCondition` asks of them all, which a test holds it to.
 * @param isUnexplained whether its head is to say who it was referred to, as the list of those has it
 */
export function openOf(
  id: string,
  content: IncidentContent,
  { deadlines, isUnexplained, today }: { deadlines: RecordDeadlines; isUnexplained: boolean; today: string },
): OpenLine[] {
  if (content.standing === 'withdrawn') return []
  const due = dueTimes(content.happenedAt, deadlines)
  const href = paths.incident(id)
  const lines: (OpenLine & { todo: Todo | 'written' })[] = [
    {
      todo: 'withdrawal',
      text: 'The scrutineer’s decision about the withdrawal: the incident counts until then',
      href,
    },
    {
      todo: 'decision',
      text: `The safeguarding decision: decide whether the LADO or anybody else must be told. ${wasDue(due.decidedOn, today)}`,
      href: laterPage(id, 'decision'),
    },
    {
      todo: 'child',
      text: `When each child was spoken to, and what the child said. ${wasDue(due.spokenToOn, today)}`,
      href: laterPage(id, 'child'),
    },
    ...timeLines(due, today, laterPage(id, 'signature')),
    { todo: 'referral', text: 'Say who you referred it to, and when', href: paths.incidentReferral(id) },
  ]
  const isOpen = stillOpen(content, isUnexplained)
  return [
    ...lines.filter(({ todo }) => isOpen[todo]),
    ...questionLines(id, content),
    ...dismissedLines(id, content),
  ]
}

/** The two times of the establishment's own record. */
const timeLines = (
  { writtenAt, signedAt }: ReturnType<typeof dueTimes>,
  today: string,
  href: string,
): (OpenLine & { todo: 'written' | 'signature' })[] =>
  [
    { todo: 'written' as const, what: 'written', dueAt: writtenAt },
    { todo: 'signature' as const, what: 'signed', dueAt: signedAt },
  ].map(({ todo, what, dueAt }) => ({
    todo,
    text: `The time at which the record was ${what}. ${wasDue(localDateOf(dueAt), today, longDateTime(dueAt))}`,
    href,
  }))

const wasDue = (day: string, today: string, words = longDate(day)): string =>
  `It ${day < today ? 'was' : 'is'} due by ${words}`

const stillOpen = (content: IncidentContent, isUnexplained: boolean): Record<Todo | 'written', boolean> => ({
  withdrawal: content.standing === 'withdrawal-asked',
  decision: content.safeguardingDecision === 'undecided',
  child: content.children.some((child) => notSpokenTo(child).length > 0),
  written: content.writtenAt === null,
  signature: content.signedAt === null,
  referral: isUnexplained,
  // No incident tells by itself whether a LADO contact is about it.
  contact: false,
})

const questionLines = (id: string, content: IncidentContent): OpenLine[] =>
  openLines(content).map((line) => ({
    todo: 'question',
    text: `Still to be answered for ${line}`,
    href: laterPage(id, 'question'),
  }))

/** A decision that the scrutineer looks at. */
const dismissedLines = (id: string, content: IncidentContent): OpenLine[] =>
  dismissedWords(content).map((words) => ({
    todo: 'allegation',
    text: `${words}: the scrutineer will look at that decision`,
    href: paths.incident(id),
  }))
