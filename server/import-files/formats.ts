/**
 * What a cell's number stands for, by the cell's format. A 'month' shows no day, a 'date' no year, a 'year' neither; of
 * 'some' nobody can tell what it shows of a day. What is 'hidden' shows nothing at all.
 */
export type NumberKind =
  'number' | 'percent' | 'day' | 'moment' | 'month' | 'date' | 'year' | 'some' | 'time' | 'elapsed' | 'hidden'

/**
 * Formats that spreadsheets have without writing them down. What those from 27 to 36 and from 50 to 58 show of a day is
 * another thing in each country but for 30 and 31; whether it is a day or a time is told by its number.
 */
const builtIn: readonly [from: number, to: number, kind: NumberKind][] = [
  [9, 10, 'percent'],
  [14, 15, 'day'],
  [16, 16, 'date'],
  [17, 17, 'month'],
  [18, 21, 'time'],
  [22, 22, 'moment'],
  [27, 29, 'some'],
  [30, 31, 'moment'],
  [32, 36, 'some'],
  [45, 45, 'time'],
  [46, 46, 'elapsed'],
  [47, 47, 'time'],
  [50, 58, 'some'],
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
  if (code === ';;;') return 'hidden'
  // What is quoted, escaped or a space is shown and says nothing; what follows a semicolon is for other numbers.
  const [first = ''] = code.replace(/"[^"]*"|[\\_*]./g, '').split(';')
  const bare = first.toLowerCase()
  if (/\[(h+|m+|s+)\]/.test(bare)) return 'elapsed'
  return kindOfLetters(bare.replace(/\[[^\]]*\]/g, '').replace(/general|e[+-]/g, ''))
}

function kindOfLetters(letters: string): NumberKind {
  const clockless = letters.replace(/am\/pm|a\/p/g, '')
  const hasTime = /[hs]/.test(clockless) || clockless !== letters
  // Minutes stand beside hours or seconds; every other m is a month, and three d are the name of a weekday.
  const calendar = clockless.replace(/h[^a-z]*m{1,2}(?!m)/g, '').replace(/m{1,2}[^a-z]*(?=s)/g, '')
  const shown = [/(?<!d)dd?(?!d)/, /m/, /[ye]/].map((part) => part.test(calendar))
  if (shown.includes(true) || /d/.test(calendar)) return kindOfParts(shown, hasTime)
  if (hasTime) return 'time'
  return letters.includes('%') ? 'percent' : 'number'
}

function kindOfParts([day, month, year]: readonly boolean[], hasTime: boolean): NumberKind {
  if (day === true && month === true && year === true) return hasTime ? 'moment' : 'day'
  if (month === true && year === true) return 'month'
  if (month === true && day === true) return 'date'
  return year === true && day !== true ? 'year' : 'some'
}
