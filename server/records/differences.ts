import type { ChangeView } from './page-types.ts'
import { withSpelling } from './spelling.ts'

interface Row {
  key: string
  value: string[]
  /** Tells apart two answers that are called the same. */
  name?: string
  /** What is said where a version does not have the answer. */
  leftOut?: string[]
}

/**
 * What differs between two versions of a record, answer by answer. Of an answer of several lines only those that differ:
 * nobody finds the one action that was finished among twelve that stand as they were.
 */
export function differencesBetween(before: readonly Row[], after: readonly Row[]): ChangeView[] {
  const [was, is] = [byName(before), byName(after)]
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((name) => {
    const rows = [was.get(name), is.get(name)]
    const leftOut = rows.findLast((row) => row !== undefined)?.leftOut
    const [from = [], to = []] = rows.map((row) => row?.value ?? leftOut)
    const key = rows.findLast((row) => row !== undefined)?.key ?? name
    return from.join('\n') === to.join('\n') ? [] : [withSpelling({ key, ...linesThatDiffer(from, to) })]
  })
}

const byName = (rows: readonly Row[]) => new Map(rows.map((row) => [row.name ?? row.key, row]))

function linesThatDiffer(from: string[], to: string[]): Omit<ChangeView, 'key'> {
  const [was, is] = [from.filter(isFilled), to.filter(isFilled)]
  const [gone, come] = [was.filter((line) => !is.includes(line)), is.filter((line) => !was.includes(line))]
  // The same lines in another order: only the whole tells.
  if (gone.length + come.length === 0) return { from: was, to: is }
  return { from: gone, to: come, ...(gone.length < was.length ? { restStands: true } : {}) }
}

/** An empty line between paragraphs is no piece by itself. */
const isFilled = (line: string): boolean => line.trim() !== ''
