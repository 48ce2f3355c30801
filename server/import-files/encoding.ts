import { setImmediate as othersTurn } from 'node:timers/promises'
import { TextDecoder } from 'node:util'
import type { SheetLine } from './sheet.ts'
import { Unreadable } from './unreadable.ts'

/** A text file's text, and whether its encoding is one that it does not say and that its bytes do not prove. */
export interface Decoded {
  text: string
  isSure: boolean
}

/**
 * UTF-16 with its mark, as Excel’s “Unicode text” has it, or with a nought in each second byte; UTF-8 with or without its
 * mark; or else what Windows programs write, which nothing proves.
 * @throws Unreadable where it is none of them, or some lines are one and some another
 */
export async function decodedText(file: Buffer): Promise<Decoded> {
  const wide = wideOf(file)
  if (wide !== undefined) return { text: decoded(file, wide) ?? unknownText(), isSure: true }
  if (file.includes(0)) return unknownText()
  const text = decoded(file, 'utf-8')
  if (text !== undefined) return { text, isSure: true }
  await refuseMixture(file)
  return { text: new TextDecoder('windows-1252').decode(file), isSure: false }
}

const marks: Record<string, string> = { fffe: 'utf-16le', feff: 'utf-16be' }

function wideOf(file: Buffer): string | undefined {
  const start = [...file.subarray(0, 200)]
  const noughts = (rest: number) => start.filter((byte, place) => place % 2 === rest && byte === 0).length
  const [even, odd, many] = [noughts(0), noughts(1), start.length / 4]
  if (even === 0 && odd > many) return 'utf-16le'
  if (odd === 0 && even > many) return 'utf-16be'
  return marks[file.toString('hex', 0, 2)]
}

function decoded(file: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return undefined
  }
}

function unknownText(): never {
  throw new Unreadable(
    'This is neither a CSV nor an Excel (.xlsx) file. Open it in a spreadsheet program, save it as “CSV UTF-8” or “Excel Workbook (.xlsx)” and choose that file',
  )
}

/** Bytes that no letter of Windows-1252 has. */
const noLetters = [0x81, 0x8d, 0x8f, 0x90, 0x9d]

/** @throws Unreadable where lines are neither, or some are UTF-8 and others are not: they were put together from two files */
async function refuseMixture(file: Buffer): Promise<void> {
  const first = { utf8: 0, other: 0 }
  for (let line = 1, from = 0; from < file.length; line += 1) {
    if (line % linesAtOnce === 0) await othersTurn()
    const end = lineEnd(file, from)
    const kind = kindOf(file.subarray(from, end))
    if (kind === 'neither') throw new Unreadable(notALetter, line)
    if (kind !== 'plain') first[kind] ||= line
    from = end + 1
  }
  if (first.utf8 > 0 && first.other > 0) throw mixture(first)
}

function lineEnd(file: Buffer, from: number): number {
  const next = file.indexOf(10, from)
  return next < 0 ? file.length : next
}

const mixture = ({ utf8, other }: { utf8: number; other: number }) =>
  new Unreadable(
    `The letters of this line are encoded in another way than those of line ${utf8}. Save the whole file as “CSV UTF-8” and choose it again`,
    other,
  )

function kindOf(line: Buffer): 'plain' | 'utf8' | 'other' | 'neither' {
  // A longer one is refused as it is parted into cells.
  if (line.length > longestLine || !line.some((byte) => byte > 127)) return 'plain'
  if (decoded(line, 'utf-8') !== undefined) return 'utf8'
  return line.some((byte) => noLetters.includes(byte)) ? 'neither' : 'other'
}

const notALetter =
  'A letter here is neither UTF-8 nor Windows-1252. Save the file as “CSV UTF-8” and choose it again'

const isForeign = (text: string): boolean => /\P{ASCII}/u.test(text)

const namedMost = 20
const countedMost = 200
const linesAtOnce = 1000
const longestLine = 1024 * 1024

/** What is said of an encoding that is not sure: the words that it affects, each with its line. */
export async function noticeOfEncoding(lines: readonly SheetLine[]): Promise<string[]> {
  const words = new Map<string, number>()
  for (const [place, { line, cells }] of lines.entries()) {
    if (place % linesAtOnce === 0) await othersTurn()
    for (const word of foreignWordsIn(cells)) if (!words.has(word)) words.set(word, line)
    if (words.size > countedMost) break
  }
  return words.size === 0 ? [] : [checkThese([...words])]
}

const foreignWordsIn = (cells: readonly string[]): string[] =>
  cells.filter(isForeign).flatMap((cell) => cell.split(/[\s"(),;]+/).filter(isForeign))

function checkThese(words: readonly [word: string, line: number][]): string {
  const named = words.slice(0, namedMost).map(([word, line]) => `“${word.slice(0, 40)}” (line ${line})`)
  const more = words.length - named.length
  const others = words.length > countedMost ? ' and many more' : more > 0 ? ` and ${more} more` : ''
  return `The file does not say how its letters are encoded. They were read as Windows-1252. Check these words: ${named.join(', ')}${others}. If one is wrong, save the file as “CSV UTF-8” and choose it again.`
}
