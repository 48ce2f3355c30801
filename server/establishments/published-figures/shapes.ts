import type { Typed } from '../../fields/field.ts'

/** A header that files come with, and how a row under it answers the form. */
export interface FileShape {
  /** What such a file holds, in words. */
  holds: string
  columns: readonly string[]
  typedOf: (row: Record<string, string>) => Typed
}

const dateParts = (name: string, text: string): Typed => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  // As spreadsheets in this country write it: day first.
  const [year, month, day] =
    iso === null ? text.split(/[\s/.-]+/).reverse() : [iso[1] ?? '', iso[2] ?? '', iso[3] ?? '']
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year }
}

const common = (row: Record<string, string>): Typed => ({
  establishment: row['establishment'],
  qualifier: row['qualifier'],
  confidence: row['confidence'],
  sourceTitle: row['source_title'],
  sourceUrl: row['source_url'],
})

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
  typedOf: (row) => ({
    ...common(row),
    measure: row['measure'],
    unitOfCount: row['unit_of_count'],
    ...dateParts('periodStart', row['period_start'] ?? ''),
    ...dateParts('periodEnd', row['period_end'] ?? ''),
    value: row['value'],
  }),
}

/** What a population file calls an age basis → the measure and unit under which it is kept. */
const bases: Record<string, { measure: string; unitOfCount: string }> = {
  'under 18': { measure: 'population, under 18', unitOfCount: 'children' },
  'all ages in the youth estate': { measure: 'population, all ages', unitOfCount: 'children' },
  'all held': { measure: 'population, all ages', unitOfCount: 'children' },
  places: { measure: 'places', unitOfCount: 'places' },
}

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
  typedOf: (row) => ({
    ...common(row),
    ...bases[row['age_basis'] ?? ''],
    ...dateParts('periodStart', row['on'] ?? ''),
    ...dateParts('periodEnd', row['on'] ?? ''),
    value: row['count'],
  }),
}

export const fileShapes: readonly FileShape[] = [figures, populations]
