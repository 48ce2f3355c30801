import { isCommonToo } from './only-names.ts'

/** What stands where a name stood: always as long, so that nothing of the name is left. */
export const block = '█████'

const patternOf = (name: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${name.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')}(?![\\p{L}\\p{N}])`,
    isCommonToo(name) ? 'gu' : 'giu',
  )

/** How often a name stands in a text: as words of its own, in capitals or not, but “Will” only with its capital. */
export const timesIn = (text: string, name: string): number => [...text.matchAll(patternOf(name))].length

/** The text with every such place masked. */
export const masked = (text: string, name: string): string => text.replace(patternOf(name), block)

/** The texts of a record that may hold a name: by answer, and by answer of each of several. */
export type Texts = ReadonlyMap<string, 'text' | ReadonlySet<string>>

/** A record's content with its texts changed; codes, numbers and ids stay what they are. */
export function withTexts(
  content: Record<string, unknown>,
  texts: Texts,
  change: (text: string, answer: string) => string,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(content).map(([answer, value]) => {
      const held = texts.get(answer)
      if (held === undefined) return [answer, value]
      return [
        answer,
        held === 'text'
          ? changed(value, (text) => change(text, answer))
          : ofItems(value, held, (text) => change(text, answer)),
      ]
    }),
  )
}

/** Every text within a value. */
export function changed(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => changed(each, change))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changed(each, change)]))
}

const ofItems = (value: unknown, names: ReadonlySet<string>, change: (text: string) => string): unknown =>
  Array.isArray(value)
    ? value.map((item: unknown) =>
        item !== null && typeof item === 'object'
          ? Object.fromEntries(
              Object.entries(item).map(([name, each]) => [
                name,
                names.has(name) ? changed(each, change) : each,
              ]),
            )
          : item,
      )
    : value

/**
 * Whether a value is another with nothing but places of the name masked: told by walking both, without the pattern that
 * masks, so that a fault in it is found before anything is stored.
 */
export function differsByMasks(before: unknown, after: unknown, name: string): boolean {
  if (typeof before === 'string' && typeof after === 'string') return isMaskOf(before, after, name)
  if (!isTree(before) || !isTree(after)) return before === after
  const own = Object.entries(before)
  return (
    Array.isArray(before) === Array.isArray(after) &&
    own.length === Object.keys(after).length &&
    own.every(([key, each]) => key in after && differsByMasks(each, after[key], name))
  )
}

const isTree = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function isMaskOf(before: string, after: string, name: string): boolean {
  let at = 0
  const [start = '', ...rest] = after.split(block)
  if (!before.startsWith(start)) return false
  at = start.length
  for (const piece of rest) {
    const stood = [name.length, block.length].find((length) => {
      const text = before.slice(at, at + length)
      return (
        (text === block || text.toLowerCase() === name.toLowerCase()) && before.startsWith(piece, at + length)
      )
    })
    if (stood === undefined) return false
    at += stood + piece.length
  }
  return at === before.length
}
