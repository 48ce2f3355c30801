import type { ValueOf } from '../fields/vocabulary.ts'

export const reviewStates = [
  { value: 'draft', label: 'Draft' },
  { value: 'signed', label: 'Signed' },
  { value: 'released', label: 'Released' },
] as const
export type ReviewState = ValueOf<typeof reviewStates>

export const editions = [
  { value: 'partners', label: 'Partners’ edition' },
  { value: 'public', label: 'Public edition' },
  { value: 'young-people', label: 'Young people’s edition' },
  { value: 'committee', label: 'Committee edition' },
] as const

/** The sections that a commentary can be written for, in the review's order. */
export const commentarySections = [
  { value: 'method', label: 'Remit, method and data quality' },
  { value: 'establishments', label: 'The establishments' },
  { value: 'restraint', label: 'Use of restraint' },
  { value: 'injuries', label: 'Injuries and warning signs' },
  { value: 'records', label: 'Quality of records' },
  { value: 'safeguarding', label: 'Safeguarding and the LADO' },
  { value: 'scrutiny', label: 'Scrutiny activity' },
] as const
export type CommentarySection = ValueOf<typeof commentarySections>

/** What a text for the public is about: a section, or the opinion on an establishment. */
export type PublicPart = CommentarySection | `opinion-${string}`

export const opinionPart = (establishmentId: string): PublicPart => `opinion-${establishmentId}`

/** What is decided of a sentence for the public that holds a number. */
export const numberDecisions = [
  { value: 'kept', label: 'Keep it: no reader can learn about a child from it' },
  { value: 'changed', label: 'Change it: the text must be written again' },
] as const
export type NumberDecision = ValueOf<typeof numberDecisions>
