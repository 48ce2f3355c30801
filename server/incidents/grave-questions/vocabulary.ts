import type { ValueOf } from '../../fields/vocabulary.ts'
import { warningSigns, type Injury, type MedicalExamination, type WarningSign } from '../vocabulary.ts'

/** Who looked a child over, for warning signs or for injuries: “none seen” says by whom. */
export const lookers = [
  { value: 'healthcare', label: 'Healthcare' },
  { value: 'staff', label: 'Staff' },
  { value: 'nobody', label: 'Nobody' },
  { value: 'not-known', label: 'Not known' },
] as const
export type Looker = ValueOf<typeof lookers>

/** What can be answered about the warning signs of one child: the signs that were seen, or one of the last two alone. */
export const signAnswers = [
  ...warningSigns,
  { value: 'none-seen', label: 'None seen' },
  { value: 'not-known', label: 'Not known' },
] as const
export type SignAnswer = ValueOf<typeof signAnswers>

/** The answers that stand alone. */
export const noSign = ['none-seen', 'not-known'] as const satisfies readonly SignAnswer[]

/** Whether a child says that staff hurt or mistreated them: asked of each, since nobody else may say it. */
export const allegationAnswers = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not-asked', label: 'Child was not asked' },
  { value: 'not-known', label: 'Not known' },
] as const
export type AllegationAnswer = ValueOf<typeof allegationAnswers>

/** What is asked for each child and may stay open after submission. */
export const graveQuestions = [
  { value: 'warning-signs', label: 'warning signs' },
  { value: 'injury', label: 'injury' },
  { value: 'examination', label: 'medical examination' },
  { value: 'allegation', label: 'what the child alleges' },
] as const
export type GraveQuestion = ValueOf<typeof graveQuestions>

/** The answers to the grave questions for one child. */
export interface GraveAnswers {
  /** Empty: recorded before it was asked for each child. */
  warningSigns: readonly SignAnswer[]
  /** Null: recorded before it was asked. */
  signsLookedBy: Looker | null
  injury: Injury
  injuryLookedBy: Looker | null
  medicalExamination: MedicalExamination
  /** Null: recorded before it was asked. */
  alleges: AllegationAnswer | null
}

/** Whether the record is from before the grave questions were asked for each child: it then leaves them out, for good. */
export const isFromBefore = ({ signsLookedBy }: Pick<GraveAnswers, 'signsLookedBy'>): boolean =>
  signsLookedBy === null

/** Which of the grave questions a stored incident was recorded without. */
export function stageOf(
  children: readonly Pick<GraveAnswers, 'signsLookedBy' | 'alleges'>[],
): 'from-before' | 'before-allegations' | 'asked' {
  if (children.some(isFromBefore)) return 'from-before'
  return children.some(({ alleges }) => alleges === null) ? 'before-allegations' : 'asked'
}

/**
 * The grave questions that are open for a child: “Not known”, an examination not done and not refused, and a child who was
 * not asked. Counts that are not about allegations leave that answer out. What was never asked for each child is not open: the record keeps “not known which child”.
 */
export function leftOpen(
  child: Omit<GraveAnswers, 'alleges'> & Partial<Pick<GraveAnswers, 'alleges'>>,
): GraveQuestion[] {
  const wasAsked = !isFromBefore(child)
  const isOpen: Record<GraveQuestion, boolean> = {
    'warning-signs':
      wasAsked && (child.warningSigns.includes('not-known') || child.signsLookedBy === 'not-known'),
    injury: wasAsked && (child.injury === 'not-recorded' || child.injuryLookedBy === 'not-known'),
    examination: wasAsked && isExaminationOpen(child),
    allegation: child.alleges === 'not-asked' || child.alleges === 'not-known',
  }
  return graveQuestions.map(({ value }) => value).filter((question) => isOpen[question])
}

/** Not done and not refused: the child may still have to be examined. */
export const isExaminationOpen = ({
  medicalExamination,
}: Pick<GraveAnswers, 'medicalExamination'>): boolean =>
  medicalExamination !== 'done' && medicalExamination !== 'refused'

/** The children who say that staff hurt or mistreated them. */
export const alleging = <Child extends Pick<GraveAnswers, 'alleges'>>(children: readonly Child[]): Child[] =>
  children.filter(({ alleges }) => alleges === 'yes')

/** The signs that were seen on one child. */
export const signsOn = ({ warningSigns: answers }: Pick<GraveAnswers, 'warningSigns'>): WarningSign[] =>
  answers.filter((answer) => answer !== 'none-seen' && answer !== 'not-known')

/**
 * Every warning sign of an incident, each kind once and in the list's order, whether it is recorded with the child or, in a
 * record from before each child was asked about, without one. Whatever counts signs counts these.
 */
export function signsOf(incident: {
  warningSigns: readonly WarningSign[]
  children: readonly Pick<GraveAnswers, 'warningSigns'>[]
}): WarningSign[] {
  const seen = new Set([...incident.warningSigns, ...incident.children.flatMap(signsOn)])
  return warningSigns.map(({ value }) => value).filter((sign) => seen.has(sign))
}

/** Whether a child of the incident was seriously injured, or showed a warning sign. */
export const isHarmful = (incident: {
  warningSigns: readonly WarningSign[]
  children: readonly Pick<GraveAnswers, 'warningSigns' | 'injury'>[]
}): boolean => signsOf(incident).length > 0 || incident.children.some(({ injury }) => injury === 'serious')
