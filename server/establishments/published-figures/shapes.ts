import type { Typed } from '../../fields/field.ts'
import type { Vocabulary } from '../../fields/vocabulary.ts'
import { confidences } from './vocabulary.ts'

/** A header that files come with, and how a row under it answers the form. */
export interface FileShape {
  /** What such a file holds, in words. */
  holds: string
  columns: readonly string[]
  /** The column that holds the figure. */
  figure: string
  /** The columns that hold one of a list, what they may hold, and the answers that come of them. */
  lists: readonly { column: string; from: Vocabulary; answers: readonly string[] }[]
  typedOf: (row: Record<string, string>) => Typed
}

const common = (row: Record<string, string>): Typed => ({
  establishment: row['establishment'],
  qualifier: row['qualifier'],
  confidence: termIn(confidences, row['confidence'])?.value ?? '',
  sourceTitle: row['source_title'],
  sourceUrl: row['source_url'],
})

const confidence = { column: 'confidence', from: confidences, answers: ['confidence'] }

const figures: FileShape = {
  holds: 'figures',
  columns: [
    'establishment',
    'measure',
    'unit_of_count',
    'period_start',
    'period_end',
    'value',
    'qualifier',
    'confidence',
    'source_title',
    'source_url',
  ],
  figure: 'value',
  lists: [confidence],
  typedOf: (row) => ({
    ...common(row),
    measure: row['measure'],
    unitOfCount: row['unit_of_count'],
    'periodStart-day': row['period_start'],
    'periodEnd-day': row['period_end'],
    value: row['value'],
  }),
}

/** The term that a cell names, by its code or by its words. */
export const termIn = (from: Vocabulary, cell = ''): Vocabulary[number] | undefined =>
  from.find(({ value, label }) => [value, label].some((each) => each.toLowerCase() === cell.toLowerCase()))

/** 'A (Official text), B (Official figure, reported by others)'; what is its own label stands once. */
export const listedOf = (from: Vocabulary): string =>
  from.map(({ value, label }) => (value === label ? value : `${value} (${label})`)).join(', ')

/** What a population file calls an age basis → the measure and unit under which it is kept. */
const bases: Record<string, { measure: string; unitOfCount: string }> = {
  'under 18': { measure: 'population, under 18', unitOfCount: 'children' },
  'all ages in the youth estate': { measure: 'population, all ages', unitOfCount: 'children' },
  'all held': { measure: 'population, all ages', unitOfCount: 'children' },
  places: { measure: 'places', unitOfCount: 'places' },
}

const ageBases = Object.keys(bases).map((value) => ({ value, label: value }))

/** A count of one day: its period begins and ends on it. */
const populations: FileShape = {
  holds: 'populations',
  columns: [
    'establishment',
    'age_basis',
    'on',
    'count',
    'qualifier',
    'confidence',
    'source_title',
    'source_url',
  ],
  figure: 'count',
  lists: [{ column: 'age_basis', from: ageBases, answers: ['measure', 'unitOfCount'] }, confidence],
  typedOf: (row) => ({
    ...common(row),
    ...bases[termIn(ageBases, row['age_basis'])?.value ?? ''],
    'periodStart-day': row['on'],
    'periodEnd-day': row['on'],
    value: row['count'],
  }),
}

export const fileShapes: readonly FileShape[] = [figures, populations]
