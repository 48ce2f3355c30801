import { Unreadable } from './unreadable.ts'

const delimiters = new Map([
  [',', 'commas'],
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
])

/** Characters in which the first line must end. */
const longest = 250_000

/** What parts the cells of a CSV file, and where they begin: a line may say what parts them, as Excel reads it: 'sep=;'. */
export interface Parting {
  delimiter: string
  from: number
  /** Lines before the first that is read. */
  linesBefore: number
}

/**
 * The sign that the file names itself, or else the one that its first line holds outside of quotation marks. Spreadsheets
 * write semicolons where the comma is the decimal sign.
 * @throws Unreadable where it holds several
 */
export function partingOf(text: string): Parting {
  const [said, named = ''] = /^sep=([^\w\s"]|\t)?(?:\r\n|\n|\r|$)/i.exec(text) ?? []
  if (said !== undefined && named !== '') return { delimiter: named, from: said.length, linesBefore: 1 }
  const found = [...delimitersIn(text)]
  if (found.length > 1)
    throw new Unreadable(
      `The first line holds ${found.map((each) => delimiters.get(each) ?? '').join(' and ')}, so nobody can tell which of them part its cells. Save the file with commas alone, and put cells that hold one in quotation marks`,
      1,
    )
  return { delimiter: found[0] ?? ',', from: 0, linesBefore: 0 }
}

function delimitersIn(text: string): Set<string> {
  const found = new Set<string>()
  let isQuoted = false
  for (let place = 0; place < Math.min(text.length, longest); place += 1) {
    const sign = text.charAt(place)
    if (sign === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (delimiters.has(sign)) found.add(sign)
    else if (sign === '\n' || sign === '\r') break
  }
  return found
}
