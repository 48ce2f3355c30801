import type { ValueOf, Vocabulary } from '../../fields/vocabulary.ts'

/** What of our own records another source's count is set beside. */
export const measures = [
  { value: 'uses-of-force', label: 'Uses of force' },
  { value: 'hurt-or-examined', label: 'Times a child was hurt or medically examined' },
  { value: 'incidents', label: 'Incidents of every kind' },
] as const
export type Measure = ValueOf<typeof measures>

interface SourceTerm {
  value: string
  label: string
  measure: Measure
  /** 'same': any difference is a mismatch. 'at-most': only more than ours is one. */
  compared: 'same' | 'at-most'
  /** What the comparison can say, and what it cannot. */
  meaning: string
}

/**
 * Who else counts force, and what their count can be held against (SECURITY B2). Only the Youth Custody Service counts what
 * we count; the other three are signs of something missing, not proof.
 */
export const sources = [
  {
    value: 'ycs',
    label: 'Youth Custody Service’s use-of-force count',
    measure: 'uses-of-force',
    compared: 'same',
    meaning:
      'The same thing is counted, so the two should agree. If the service counted each child in an incident, say so in the explanation.',
  },
  {
    value: 'healthcare',
    label: 'Healthcare team’s injury log',
    measure: 'hurt-or-examined',
    compared: 'same',
    meaning:
      'Indicative only: one for every child in every incident that our record says was hurt or was examined. A log may hold one entry for two children, or a child whom a nurse saw twice.',
  },
  {
    value: 'complaints',
    label: 'Complaints about use of force',
    measure: 'uses-of-force',
    compared: 'at-most',
    meaning:
      'Indicative only: most force is never complained about, so fewer complaints say nothing. More complaints than uses of force is a mismatch.',
  },
  {
    value: 'radio-cctv',
    label: 'Radio and CCTV log',
    measure: 'incidents',
    compared: 'same',
    meaning:
      'Indicative only: a log may hold calls that ended without force, or one call for two incidents. It is set beside incidents of every kind, guiding holds and handcuffs alone among them.',
  },
] as const satisfies readonly SourceTerm[]
export type OutsideSource = ValueOf<typeof sources>

export const sourceOf = (source: OutsideSource): SourceTerm =>
  sources.find(({ value }) => value === source) ?? sources[0]

/** How a count stands to ours. */
const comparisons = [
  { value: 'agrees', label: 'Agrees' },
  { value: 'explained', label: 'Differs, explained' },
  { value: 'unexplained', label: 'Differs, not explained' },
] as const
export type Comparison = ValueOf<typeof comparisons>

/** For one who filters a list: all that differ, and each alone. */
export const comparisonFilters = [
  { value: 'differs', label: 'Everything that differs' },
  ...comparisons,
] as const satisfies Vocabulary
