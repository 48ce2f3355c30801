import type { Cell, TableBlock, TableColumn, TableRow } from '../report.ts'
import type { AveragePopulation } from '../statistics/average-population.ts'
import { countEach } from '../statistics/count-by.ts'
import type { Rate } from '../statistics/rate.ts'
import { decimal, number, percent, share } from '../wording.ts'
import type { Share } from '../wording.ts'
import {
  counted,
  notAvailable,
  numberColumn,
  row,
  table,
  textColumn,
  undefinedRate,
  words,
} from './blocks.ts'
import type { TableParts } from './blocks.ts'
import type { IncidentFact } from './facts.ts'
import { gapNotes, recordedCell } from './gaps.ts'
import type { Scope, Year } from './year.ts'

/** To one place; the whole figure stays in the value. */
export const oneDecimal = (value: number): Cell => ({ text: decimal(value, 1), value })

/** A month without its count: not available. No month in operation: nothing to average. */
export function averageCell(average: AveragePopulation): Cell {
  if (average.available) return oneDecimal(average.value)
  return average.missing.length === 0 ? undefinedRate : notAvailable
}

export function rateCell(rate: Rate): Cell {
  switch (rate.kind) {
    case 'rate':
      return oneDecimal(rate.value)
    case 'not-available':
      return notAvailable
    case 'no-population':
      return undefinedRate
  }
}

/** Whole per cent, with the fraction of 100 unrounded as its value; the counts alone of a base that says too little. */
export function percentCell({ of, outOf }: Share): Cell {
  if (outOf === 0) return undefinedRate
  if (outOf < smallestPercentBase) return words(countsOf({ of, outOf }))
  return { text: percent(of, outOf), value: (of / outOf) * 100 }
}

/** The same with its counts, where they stand in no cell beside it. */
export function shareCell({ of, outOf }: Share): Cell {
  if (outOf === 0) return undefinedRate
  return words(outOf < smallestPercentBase ? countsOf({ of, outOf }) : share({ of, outOf }))
}

/** Below this one case more or fewer moves a percentage by a quarter or more. */
const smallestPercentBase = 5

const countsOf = ({ of, outOf }: Share): string => `${number(of)} of ${number(outOf)}`

/** A row that counts the same thing at each establishment and, where there are several, over all of them. */
export interface Counting {
  label: string
  countOf: (scope: Scope) => number
  /** How the count is shown, where it is of a part of the year. */
  cellOf?: (scope: Scope, count: number) => Cell
}

type CountParts = Omit<TableParts, 'columns' | 'rows' | 'total'> & {
  year: Year
  /** Counted from others' records than the establishments' of incidents, where a month without those says nothing. */
  isOfOthers?: true
  header: string
  rows: Counting[]
  total?: Counting
}

/** Rows of counts with a column for each establishment; 'All' stands last where there is more than one. */
export function countTable({ year, header, rows, total, isOfOthers, ...rest }: CountParts): TableBlock {
  const rowOf = (each: Counting): TableRow => countRow(year, each, isOfOthers === true)
  const gaps = isOfOthers === true ? [] : gapNotes(year)
  return table({
    ...rest,
    notes: [...(rest.notes ?? []), ...gaps],
    columns: [textColumn(header, 4), ...scopes(year).map(({ name }): TableColumn => numberColumn(name, 2))],
    rows: rows.map(rowOf),
    ...(total && { total: rowOf(total) }),
  })
}

const countRow = (year: Year, { label, countOf, cellOf }: Counting, isOfOthers: boolean): TableRow =>
  row(
    words(label),
    ...scopes(year).map((scope) => {
      const count = countOf(scope)
      if (isOfOthers) return counted(count)
      return cellOf?.(scope, count) ?? recordedCell(scope, count)
    }),
  )

/** Each establishment, and all together where there is more than one. */
export const scopes = ({ establishments, together }: Year): Scope[] =>
  establishments.length === 1 ? establishments : [...establishments, together]

/** A row for each word of a vocabulary: the scope's incidents that hold it, each once. */
export const countingOf = <Value extends string>(
  vocabulary: readonly { value: Value; label: string }[],
  valuesOf: (incident: IncidentFact) => readonly Value[],
): Counting[] =>
  vocabulary.map((term) => ({
    label: term.label,
    countOf: ({ incidents }) => countEach(incidents, [term], valuesOf)[0]?.count ?? 0,
  }))
