/** What a sheet holds that somebody who looks at it does not see, or sees elsewhere. */
export interface Unseen {
  /** Rows and columns with something in them. */
  rows: number[]
  columns: Set<number>
  /** Cells that show nothing, by their names. */
  cells: string[]
  /** 'B2:B4' */
  merged: string[]
  comments: Set<string>
}

export const nothingUnseen = (): Unseen => ({
  rows: [],
  columns: new Set(),
  cells: [],
  merged: [],
  comments: new Set(),
})

/** More are not named one by one. */
const namedMost = 20

/** What is said of it, in whole sentences. @param sheets the hidden sheets, by their names */
export function noticesOf(unseen: Unseen, sheets: readonly string[]): string[] {
  const columns = [...unseen.columns].sort((one, other) => one - other).map(lettersOf)
  return [
    saidOf(
      unseen.rows.map(String),
      'Row',
      ['is', 'are'],
      'hidden, by hand or by a filter, and read all the same',
    ),
    saidOf(columns, 'Column', ['is', 'are'], 'hidden and read all the same'),
    saidOf(unseen.cells, 'Cell', ['is', 'are'], 'formatted to show nothing and read all the same'),
    saidOf(unseen.merged, 'Range', ['is', 'are'], 'merged: the content is read for the first cell alone'),
    saidOf([...unseen.comments], 'Cell', ['has', 'have'], 'comments, which are not read'),
    saidOf(
      sheets.map((name) => `“${name.slice(0, 31)}”`),
      'Sheet',
      ['is', 'are'],
      'hidden and not read',
    ),
  ].flat()
}

function saidOf(names: readonly string[], one: string, verbs: [string, string], what: string): string[] {
  if (names.length === 0) return []
  const shown = names.slice(0, namedMost)
  const more = names.length - shown.length
  const [last = '', ...before] = (more > 0 ? [...shown, `${more} more`] : shown).reverse()
  const list = before.length === 0 ? last : `${before.reverse().join(', ')} and ${last}`
  const [singular, plural] = verbs
  return [names.length === 1 ? `${one} ${list} ${singular} ${what}.` : `${one}s ${list} ${plural} ${what}.`]
}

/** 1 → 'A', 27 → 'AA'. */
export function lettersOf(column: number): string {
  const before = Math.floor((column - 1) / 26)
  return `${before === 0 ? '' : lettersOf(before)}${String.fromCharCode(65 + ((column - 1) % 26))}`
}
