import { labelOf, type ValueOf } from '../fields/vocabulary.ts'

export const quarters = [
  { value: 'Q1', label: 'April to June' },
  { value: 'Q2', label: 'July to September' },
  { value: 'Q3', label: 'October to December' },
  { value: 'Q4', label: 'January to March' },
] as const
export type QuarterName = ValueOf<typeof quarters>

export const attendances = [
  { value: 'present', label: 'Present' },
  { value: 'deputy', label: 'Deputy sent' },
  { value: 'apologies', label: 'Apologies' },
  { value: 'absent', label: 'Absent' },
] as const
export type Attendance = ValueOf<typeof attendances>

export const organisations = [
  { value: 'council-safeguarding', label: 'Medway Council, safeguarding' },
  { value: 'council-lado', label: 'Medway Council, LADO' },
  { value: 'council-virtual-school', label: 'Medway Council, virtual school' },
  { value: 'police', label: 'Kent Police' },
  { value: 'nhs', label: 'NHS Kent and Medway' },
  { value: 'head-of-safeguarding', label: 'Establishment, head of safeguarding' },
  { value: 'governor', label: 'Establishment, governor or director' },
  { value: 'ycs', label: 'Youth Custody Service' },
  { value: 'healthcare', label: 'Healthcare provider' },
  { value: 'education', label: 'Education provider' },
  { value: 'advocacy', label: 'Advocacy provider' },
  { value: 'imb', label: 'Independent Monitoring Board' },
  { value: 'youth-justice', label: 'Youth justice service' },
  { value: 'scrutineer', label: 'Independent scrutineer' },
] as const
export type Organisation = ValueOf<typeof organisations>

/** Overdue is computed from the due date, never typed (DOMAIN.md 3.3). */
export const actionStatuses = [
  { value: 'open', label: 'Open' },
  { value: 'in-progress', label: 'In progress' },
  { value: 'done', label: 'Done' },
  { value: 'withdrawn', label: 'Withdrawn' },
] as const
export type ActionStatus = ValueOf<typeof actionStatuses>

/** What an action is until it is done or withdrawn. */
export const unfinishedStatuses: readonly ActionStatus[] = ['open', 'in-progress']

export const isUnfinished = ({ status }: { status: ActionStatus }): boolean =>
  unfinishedStatuses.includes(status)

/** Unfinished after the day it was due on; an action without a due day is never overdue. */
export const isOverdue = (action: { status: ActionStatus; dueOn: string | null }, today: string): boolean =>
  isUnfinished(action) && action.dueOn !== null && action.dueOn < today

/** Who does it: 'Kent Police, inspector'. */
export const ownerOf = (action: { organisation: Organisation; ownerRole: string }): string =>
  `${labelOf(organisations, action.organisation)}, ${action.ownerRole}`

/** Organisations of which each establishment has one: an action of theirs is for the establishment that its owner names. */
export const ofEachEstablishment: readonly Organisation[] = ['head-of-safeguarding', 'governor']
