import type { ValueOf } from '../../fields/vocabulary.ts'
import { sameAnswer } from '../../history/same-content.ts'
import { comparisonKey } from '../../fields/comparison-key.ts'
import type { Incident } from '../form.ts'
import { leftOpen } from '../grave-questions/vocabulary.ts'
import { accountsIn } from './accounts.ts'

/** Why a change is listed before the others. */
export const graveReasons = [
  { value: 'account', label: 'It changes what a child said.' },
  { value: 'children', label: 'It changes which children it is about.' },
  { value: 'staff', label: 'It changes who the staff were, or what they did.' },
  { value: 'description', label: 'It changes the description of the force.' },
  { value: 'justification', label: 'It changes why pain was used.' },
  { value: 'decision', label: 'It changes the safeguarding decision, its reason or who made it.' },
  { value: 'harm', label: 'It changes injuries or warning signs.' },
  { value: 'sampled', label: 'The incident is in a sample.' },
  { value: 'lado-contact', label: 'A LADO contact is about the incident.' },
  { value: 'named-staff', label: 'A LADO contact names a member of staff who was put in or taken out.' },
  { value: 'open-question', label: 'A question about a child was open.' },
] as const
export type GraveReason = ValueOf<typeof graveReasons>

type Content = Record<string, unknown>

const byAnswer: Partial<Record<string, GraveReason>> = {
  staff: 'staff',
  description: 'description',
  painJustification: 'justification',
  safeguardingDecision: 'decision',
  decisionReason: 'decision',
  decidedBy: 'decision',
  warningSigns: 'harm',
  staffInjurySerious: 'harm',
}

interface Compared {
  before: Content
  after: Content
  /** Names of the answers in which they differ. */
  changed: readonly string[]
}

/** Why one change of an incident is grave by what it changes; empty where it is not. */
export function graveByAnswers({ before, after, changed }: Compared): GraveReason[] {
  const found = new Set(changed.flatMap((name) => byAnswer[name] ?? []))
  if (changed.includes('children')) {
    for (const reason of childReasons)
      if (!sameAnswer(partOf[reason](before), partOf[reason](after))) found.add(reason)
  }
  if (hasOpen(before) || hasOpen(after)) found.add('open-question')
  return inOrder(found)
}

/** Pseudonyms of staff who are in one of two versions and not in the other. */
export function staffPutInOrTakenOut({ before, after }: Pick<Compared, 'before' | 'after'>): string[] {
  const [was, is] = [staffIn(before), staffIn(after)]
  return [...was.filter((each) => !is.includes(each)), ...is.filter((each) => !was.includes(each))]
}

const staffIn = ({ staff }: Content): string[] =>
  ((staff ?? []) as Incident['staff']).map(({ pseudonym }) => comparisonKey(pseudonym))

/** Reasons in the order of their list, each once. */
export const inOrder = (found: Iterable<GraveReason>): GraveReason[] => {
  const reasons = new Set(found)
  return graveReasons.map(({ value }) => value).filter((value) => reasons.has(value))
}

type Child = Incident['children'][number]

// A version leaves out what is null.
const childrenIn = ({ children }: Content) =>
  ((children ?? []) as Partial<Child>[]).map((child) => ({
    ...child,
    signsLookedBy: child.signsLookedBy ?? null,
    injuryLookedBy: child.injuryLookedBy ?? null,
    alleges: child.alleges ?? null,
    warningSigns: child.warningSigns ?? [],
  }))

const childReasons = ['account', 'children', 'harm'] as const

/** What of a version's children each reason is about. */
const partOf: Record<(typeof childReasons)[number], (content: Content) => unknown> = {
  account: (content) => [
    [...accountsIn(content)].map(([child, { account }]) => [child, account]).sort(),
    // “Not known” says no more than a record from before it was asked.
    childrenIn(content)
      .map(({ pseudonym, alleges }) => [comparisonKey(pseudonym ?? ''), alleges ?? 'not-known'])
      .sort(),
  ],
  children: (content) =>
    childrenIn(content)
      .map(({ pseudonym }) => comparisonKey(pseudonym ?? ''))
      .sort(),
  harm: (content) => childrenIn(content).map(({ injury, warningSigns }) => ({ injury, warningSigns })),
}

const hasOpen = (content: Content): boolean =>
  childrenIn(content).some((child) => leftOpen(child as Child).length > 0)
