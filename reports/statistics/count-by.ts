import type { Vocabulary } from '../../server/fields/vocabulary.ts'

export interface Count<Value extends string = string> {
  value: Value
  label: string
  count: number
}

/** Each row counts once, under its one value; every value of the vocabulary stands in its order, with its nought. */
export function countBy<Row, Value extends string>(
  rows: readonly Row[],
  vocabulary: Vocabulary<Value>,
  valueOf: (row: Row) => Value,
): Count<Value>[] {
  return countEach(rows, vocabulary, (row) => [valueOf(row)])
}

/**
 * Each row counts once under every value it holds, so that the counts may add up to more than the rows: 71 warning
 * signs in 65 incidents (DOMAIN.md T3). A value that a row holds twice counts once.
 */
export function countEach<Row, Value extends string>(
  rows: readonly Row[],
  vocabulary: Vocabulary<Value>,
  valuesOf: (row: Row) => readonly Value[],
): Count<Value>[] {
  return vocabulary.map(({ value, label }) => ({
    value,
    label,
    count: rows.filter((row) => valuesOf(row).includes(value)).length,
  }))
}
