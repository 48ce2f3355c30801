/** What a cell's number stands for, by the cell's format. */
export type NumberKind = 'number' | 'percent' | 'day' | 'moment' | 'time' | 'elapsed'

/** Formats that spreadsheets have without writing them down; in 27 to 36 and 50 to 58 a day is told from a time by its number. */
const builtIn: readonly [from: number, to: number, kind: NumberKind][] = [
  [9, 10, 'percent'],
  [14, 17, 'day'],
  [18, 21, 'time'],
  [22, 22, 'moment'],
  [27, 36, 'moment'],
  [45, 45, 'time'],
  [46, 46, 'elapsed'],
  [47, 47, 'time'],
  [50, 58, 'moment'],
]

/** The kind of a format by its number and, where the workbook writes it down, its code. */
export const kindOfFormat = (id: number, code: string | undefined): NumberKind =>
  code === undefined
    ? (builtIn.find(([from, to]) => id >= from && id <= to)?.[2] ?? 'number')
    : kindOfCode(code)

/** No spreadsheet takes a longer one. */
const codeLength = 1000

function kindOfCode(code: string): NumberKind {
  if (code.length > codeLength) return 'number'
  // What is quoted, escaped or a space is shown and says nothing; what follows a semicolon is for other numbers.
  const [first = ''] = code.replace(/"[^"]*"|[\\_*]./g, '').split(';')
  const bare = first.toLowerCase()
  if (/\[(h+|m+|s+)\]/.test(bare)) return 'elapsed'
  return kindOfLetters(bare.replace(/\[[^\]]*\]/g, '').replace(/general|e[+-]/g, ''))
}

function kindOfLetters(letters: string): NumberKind {
  const hasTime = /[hs]|am\/pm|a\/p/.test(letters)
  // Minutes stand beside hours or seconds; an m alone is a month.
  const hasDay = /[yde]/.test(letters) || (!hasTime && letters.includes('m'))
  if (hasDay) return hasTime ? 'moment' : 'day'
  if (hasTime) return 'time'
  return letters.includes('%') ? 'percent' : 'number'
}
