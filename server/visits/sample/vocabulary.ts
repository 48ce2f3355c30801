import type { ValueOf } from '../../fields/vocabulary.ts'

/** How a record came into the sample. */
export const waysSampled = [
  { value: 'drawn', label: 'Drawn by the service' },
  { value: 'chosen', label: 'Chosen by the scrutineer, from the incidents here' },
  { value: 'outside', label: 'From a source outside the records here' },
] as const
export type HowSampled = ValueOf<typeof waysSampled>

/** A draw makes its records itself: by hand a record is chosen, or comes from outside. */
export const byHand = waysSampled.filter(({ value }) => value !== 'drawn')

/** What tells of an incident besides the establishment's own records (SECURITY B2). */
export const sampleSources = [
  { value: 'healthcare-log', label: 'Healthcare log' },
  { value: 'complaint', label: 'Complaint' },
  { value: 'radio-or-camera-log', label: 'Radio or camera log' },
  { value: 'child-account', label: 'A child’s account' },
  { value: 'other', label: 'Another source' },
] as const
export type SampleSource = ValueOf<typeof sampleSources>

export const comparisons = [
  { value: 'written-record', label: 'Written record and staff statements' },
  { value: 'footage', label: 'Footage' },
  { value: 'medical-record', label: 'Injury or medical record' },
  { value: 'child-account', label: 'The child’s own account' },
  { value: 'complaint', label: 'Complaint' },
  { value: 'other', label: 'Something else' },
] as const
export type ComparedWith = ValueOf<typeof comparisons>

/** What came of comparing a record (DOMAIN.md 3.1: incidents sampled, with the finding). */
export const findings = [
  { value: 'not-checked', label: 'Not checked yet' },
  { value: 'agrees', label: 'Agrees' },
  { value: 'small-differences', label: 'Differs in small things' },
  { value: 'difference-that-matters', label: 'Differs in something that matters' },
  { value: 'not-in-records', label: 'Not in the records' },
  { value: 'could-not-be-checked', label: 'Could not be checked' },
] as const
export type Finding = ValueOf<typeof findings>

/** No sample is larger: one visit is a day at the most. */
export const mostDrawn = 50

/** The one word that asks for sampled records to which no incident entered since is linked. */
export const notLinked = { value: 'no', label: 'None linked' } as const
