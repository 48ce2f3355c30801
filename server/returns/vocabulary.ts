import type { ValueOf } from '../fields/vocabulary.ts'

/** What a monthly return counts, each with its unit: stored as signed and never counted again. */
export const returnFigures = [
  { value: 'incidents', label: 'Incidents', short: 'Incidents' },
  { value: 'usesOfForce', label: 'Uses of force', short: 'Uses of force' },
  { value: 'children', label: 'Children on whom force was used, each counted once', short: 'Children' },
  { value: 'seriousInjuries', label: 'Serious injuries to children', short: 'Serious injuries' },
  { value: 'painInducing', label: 'Uses of a pain-inducing technique', short: 'Pain-inducing' },
] as const
export type FigureName = ValueOf<typeof returnFigures>
export type Figures = Record<FigureName, number>

/** The figures as one text: whether what was shown is what is counted when it is signed. */
export const figuresText = (figures: Figures): string =>
  returnFigures.map(({ value }) => figures[value]).join(' ')

/** What the head of safeguarding confirms. */
export const confirmations = [
  { value: 'every-incident', label: 'These are all incidents in which force was used' },
  { value: 'nil', label: 'Nil return: no force was used' },
] as const
export type Confirmed = ValueOf<typeof confirmations>

/** How a record restates a month that is signed (SECURITY B3). */
export const restatements = [
  { value: 'entered', label: 'Entered after the month was signed' },
  { value: 'corrected', label: 'Changed in what the return counts' },
  { value: 'moved-in', label: 'Moved here from another month' },
  { value: 'moved-out', label: 'Moved to another month' },
  { value: 'withdrawn', label: 'Withdrawn' },
  { value: 'put-back', label: 'Put back' },
] as const
export type Restatement = ValueOf<typeof restatements>

/** The subject of a signed return in the history, and of each record that restates one. */
export const returnSubject = 'monthly-return'
export const restatementSubject = 'monthly-return-restatement'
