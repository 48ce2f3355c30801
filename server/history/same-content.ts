import { canonicalContent } from './canonical.ts'

/**
 * Whether a record reads as a version of it was stored. Neither nulls nor empty lists count: a question or a list that a
 * kind gained after the version was written is null or empty in every record that was not asked, and absent from the version.
 */
export function sameContent(stored: string, record: unknown): boolean {
  const text = canonicalContent(record)
  // Nearly always the same text; only what was stored before a question came in takes longer.
  return text === stored || sameAnswer(record, JSON.parse(stored))
}

/** The same for one answer of two versions: absent, null and an empty list are one and the same. */
export const sameAnswer = (one: unknown, other: unknown): boolean =>
  canonicalContent(answered(one)) === canonicalContent(answered(other))

function answered(value: unknown): unknown {
  if (value === undefined || value === null || typeof value !== 'object') return value ?? null
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(answered)
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, answered(each)]))
}

/** The names of the answers in which two versions differ, or a record and its version: never what stands in them. */
export function answersThatDiffer(one: unknown, other: unknown): string[] {
  const [before, after] = [answersOf(one), answersOf(other)]
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].filter((name) => !sameAnswer(before[name], after[name]))
}

const answersOf = (content: unknown): Partial<Record<string, unknown>> =>
  content !== null && typeof content === 'object' ? { ...content } : {}
