import type { Item } from '../fields/field.ts'
import type { ChangeView } from './page-types.ts'
import { withSpelling } from './spelling.ts'

interface Row {
  key: string
  value: string[]
  /** Tells apart two answers that are called the same. */
  name?: string
  /** What is said where a version does not have the answer. */
  leftOut?: string[]
  /** Each of several, in the order of the value's lines. */
  items?: Item[]
}

/**
 * What differs between two versions of a record, answer by answer. Of an answer of several lines only those that differ:
 * nobody finds the one action that was finished among twelve that stand as they were.
 */
export function differencesBetween(before: readonly Row[], after: readonly Row[]): ChangeView[] {
  const [was, is] = [byName(before), byName(after)]
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((name) =>
    answerDifferences(was.get(name), is.get(name)).map(withSpelling),
  )
}

/**
 * What differs in one answer. Of several of the same, such as children, each that is in both is told answer by answer, by its
 * first answer; one that was put in or taken out is told whole.
 */
export function answerDifferences(was: Row | undefined, is: Row | undefined): ChangeView[] {
  const known = is ?? was
  if (known === undefined) return []
  const [from, to] = [linesOf(was, known), linesOf(is, known)]
  if (from.join('\n') === to.join('\n')) return []
  const [items, rest] = itemDifferences(was, is)
  const { from: gone, to: come } = rest
  if (items.length === 0) return [{ key: known.key, ...linesThatDiffer(from, to) }]
  const others =
    gone.length + come.length === 0 ? [] : [{ key: known.key, from: gone, to: come, restStands: true }]
  return [...items, ...others]
}

const linesOf = (row: Row | undefined, known: Row): string[] => row?.value ?? known.leftOut ?? []

/** Of those of several that are in both versions the answers that differ, and the lines of all others. */
function itemDifferences(
  was: Row | undefined,
  is: Row | undefined,
): [items: ChangeView[], rest: Pick<ChangeView, 'from' | 'to'>] {
  const [before, after] = [itemsBy(was), itemsBy(is)]
  const items = [...after].flatMap(([who, { item }]) => {
    const stood = before.get(who)?.item
    return stood === undefined ? [] : differencesWithin(`${item.title}, ${who}`, stood, item)
  })
  const apart = (those: typeof before, others: typeof before) =>
    [...those].flatMap(([who, { line }]) => (others.has(who) ? [] : [line]))
  return [items, { from: apart(before, after), to: apart(after, before) }]
}

/** By its first answer, which says who or what it is. */
const itemsBy = (row: Row | undefined) =>
  new Map(
    (row?.items ?? []).map((item, place) => [
      item.rows[0]?.value.join(' ') ?? item.title,
      { item, line: row?.value[place] ?? '' },
    ]),
  )

const differencesWithin = (which: string, was: Item, is: Item): ChangeView[] =>
  [...new Set([...is.rows, ...was.rows].map(({ key }) => key))].flatMap((key) => {
    const [from, to] = [was, is].map(({ rows }) => rows.find((row) => row.key === key)?.value ?? [])
    return (from ?? []).join('\n') === (to ?? []).join('\n')
      ? []
      : [{ key: `${which}: ${key}`, ...linesThatDiffer(from ?? [], to ?? []) }]
  })

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
