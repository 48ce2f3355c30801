import type { ValueOf } from '../fields/vocabulary.ts'

export const announcements = [
  { value: 'announced', label: 'Announced' },
  { value: 'unannounced', label: 'Unannounced' },
  { value: 'remote', label: 'Remote' },
] as const
export type Announcement = ValueOf<typeof announcements>

export const visitPurposes = [
  { value: 'restraint', label: 'Restraint' },
  { value: 'separation', label: 'Separation' },
  { value: 'complaints', label: 'Complaints' },
  { value: 'lado-log', label: 'LADO log' },
  { value: 'education', label: 'Education' },
  { value: 'health', label: 'Health' },
  { value: 'culture', label: 'Culture' },
  { value: 'follow-up', label: 'Follow-up of earlier concerns' },
] as const
export type VisitPurpose = ValueOf<typeof visitPurposes>

/** The two questions that an independent visitor answers (DOMAIN.md 3.1). */
export const opinions = [
  { value: 'yes', label: 'Yes' },
  { value: 'partly', label: 'Partly' },
  { value: 'no', label: 'No' },
  { value: 'not-formed', label: 'No opinion formed' },
] as const
export type Opinion = ValueOf<typeof opinions>

export const concernLevels = [
  { value: 'immediate', label: 'Immediate' },
  { value: 'high', label: 'High' },
  { value: 'medium', label: 'Medium' },
  { value: 'low', label: 'Low' },
] as const
export type ConcernLevel = ValueOf<typeof concernLevels>

/** Days are counted in quarters (DOMAIN.md 3.1). */
export const dayParts = [
  { value: '0', label: 'None of the allowance' },
  { value: '0.25', label: 'A quarter of a day' },
  { value: '0.5', label: 'Half a day' },
  { value: '0.75', label: 'Three quarters of a day' },
  { value: '1', label: 'A whole day' },
] as const
export type DayPart = ValueOf<typeof dayParts>

/** The report of a visit is due ten days after it (DOMAIN.md 3.1, from a published local rule). */
export const reportDays = 10

/** The one word that asks for visits without a day on which the report was sent. */
export const notSent = { value: 'not-sent', label: 'No date on which it was sent' } as const
