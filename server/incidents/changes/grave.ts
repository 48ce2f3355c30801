import type { ValueOf } from '../../fields/vocabulary.ts'
import { sameAnswer } from '../../history/same-content.ts'
import { comparisonKey } from '../../fields/comparison-key.ts'
import type { Incident } from '../sections.ts'
import { leftOpen, noSign } from '../grave-questions/vocabulary.ts'
import { accountsIn } from './accounts.ts'

/** Why a change is listed before the others. */
export const graveReasons = [
  // Of the list that the scrutineer reads a withdrawal is none: each waits there as a task of its own.
  { value: 'standing', label: 'It is about whether the incident counts.' },
  { value: 'account', label: 'It changes what a child said.' },
  { value: 'children', label: 'It changes which children it is about.' },
  { value: 'staff', label: 'It changes who the staff were, or what they did.' },
  { value: 'description', label: 'It changes the description of the force.' },
  { value: 'justification', label: 'It changes why pain was used.' },
  { value: 'pain', label: 'It adds or removes a pain-inducing technique, or a use of one.' },
  { value: 'prone', label: 'It changes whether a child was held face down.' },
  { value: 'counting', label: 'It changes whether the incident counts as a use of force.' },
  { value: 'month', label: 'It moves the incident to another month.' },
  { value: 'decision', label: 'It changes the safeguarding decision, its reason or who made it.' },
  { value: 'harm', label: 'It changes injuries or warning signs.' },
  {
    value: 'withdrawal',
    label: 'A withdrawal of it was asked for or decided, and it holds harm, pain or what a child said.',
  },
  { value: 'sampled', label: 'The incident is in a sample.' },
  { value: 'lado-contact', label: 'A LADO contact is about the incident.' },
  { value: 'named-staff', label: 'A LADO contact names a member of staff who was added or removed.' },
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
  /** The codes of the techniques that are applied so that pain is felt. */
  painInducing: ReadonlySet<string>
}

/** Why one change of an incident is grave by what it changes; empty where it is not. */
export function graveByAnswers({ before, after, changed, painInducing }: Compared): GraveReason[] {
  const parts = partsOf(painInducing)
  const found = new Set(changed.flatMap((name) => byAnswer[name] ?? []))
  for (const [reason, { of, part }] of Object.entries(parts) as [GraveReason, Part][])
    if (changed.includes(of) && !sameAnswer(part(before), part(after))) found.add(reason)
  if (hasOpen(before) || hasOpen(after)) found.add('open-question')
  if (changed.includes('standing') && Object.values(parts).some(({ isGrave }) => isGrave?.(before)))
    found.add('withdrawal')
  return inOrder(found)
}

interface Part {
  /** The answer that it is a part of. */
  of: keyof Incident
  part: (content: Content) => unknown
  /** Whether a record that holds it is grave, whatever is changed of it. */
  isGrave?: (content: Content) => boolean
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

/** Where every change is of a record that a sample or a LADO contact is about, those say nothing. */
const byRecordAlone: readonly GraveReason[] = ['sampled', 'lado-contact']

interface Weighed {
  grave: readonly GraveReason[]
  changed: readonly string[]
  seq: number
}

/** Why a change is grave whatever the incident is in or about, a withdrawal among them; empty where it is not. */
export const graveInItself = ({ grave, changed }: Weighed): GraveReason[] => [
  ...(changed.includes('standing') ? (['standing'] as const) : []),
  ...grave.filter((reason) => !byRecordAlone.includes(reason)),
]

/** The gravest first, by the order of the reasons; of two alike the later one. */
export function byWeight(one: Weighed, other: Weighed): number {
  const weight = (change: Weighed) =>
    Math.min(...graveInItself(change).map((reason) => places.indexOf(reason)), places.length)
  return weight(one) - weight(other) || other.seq - one.seq
}

const places: readonly GraveReason[] = graveReasons.map(({ value }) => value)

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

/** The parts of an answer that make its change grave. */
const partsOf = (painInducing: ReadonlySet<string>): Partial<Record<GraveReason, Part>> => ({
  account: {
    of: 'children',
    part: (content) => [
      [...accountsIn(content)].map(([child, { account }]) => [child, account]).sort(),
      // “Not known” says no more than a record from before it was asked.
      childrenIn(content)
        .map(({ pseudonym, alleges }) => [comparisonKey(pseudonym ?? ''), alleges ?? 'not-known'])
        .sort(),
    ],
    isGrave: (content) =>
      accountsIn(content).size > 0 || childrenIn(content).some(({ alleges }) => alleges === 'yes'),
  },
  children: {
    of: 'children',
    part: (content) =>
      childrenIn(content)
        .map(({ pseudonym }) => comparisonKey(pseudonym ?? ''))
        .sort(),
  },
  harm: {
    of: 'children',
    part: (content) => childrenIn(content).map(({ injury, warningSigns }) => ({ injury, warningSigns })),
    isGrave: (content) =>
      ((content['warningSigns'] ?? []) as string[]).length > 0 || childrenIn(content).some(wasHarmed),
  },
  prone: {
    of: 'children',
    part: (content) => childrenIn(content).map(({ position }) => position === 'prone'),
  },
  pain: {
    of: 'techniques',
    part: (content) => usesOf(content, painInducing),
    isGrave: (content) => usesOf(content, painInducing).length > 0,
  },
  counting: { of: 'countsAs', part: ({ countsAs }) => countsAs === 'rpi' || countsAs === 'use-of-force' },
  month: { of: 'happenedAt', part: ({ happenedAt }) => String(happenedAt).slice(0, 7) },
})

const wasHarmed = ({ injury, warningSigns }: ReturnType<typeof childrenIn>[number]): boolean =>
  injury === 'serious' || warningSigns.some((sign) => !(noSign as readonly string[]).includes(sign))

/** How often each of these techniques was used. */
const usesOf = ({ techniques }: Content, wanted: ReadonlySet<string>) =>
  ((techniques ?? []) as Incident['techniques'])
    .filter(({ technique }) => wanted.has(technique))
    .map(({ technique, uses }) => `${technique} ${String(uses)}`)
    .sort()

const hasOpen = (content: Content): boolean =>
  childrenIn(content).some((child) => leftOpen(child as Child).length > 0)
