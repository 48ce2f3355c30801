import type { RecordCard } from '../../records/page-types.ts'

/** Who to ring, a line each, where something grave was recorded: the numbers are a dated setting. */
export const ringLines = (numbers: readonly string[]): string[] => [
  'If a child is in danger now: 999',
  ...(numbers.length === 0
    ? [
        'No other number is set in this service yet: use the numbers for the LADO and the out-of-hours team in the safeguarding partnership’s procedures',
      ]
    : numbers),
]

/** Beside a form. */
export const ringCard = (numbers: readonly string[]): RecordCard => ({
  title: 'Who to ring',
  rows: [{ key: 'Now', value: ringLines(numbers) }],
})
