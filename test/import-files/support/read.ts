import { readSheet } from '../../../server/import-files/read-sheet.ts'
import { inWords } from '../../../server/import-files/sheet.ts'

/** The cells of each line of a file. @throws Error with what its sender is told, where it cannot be read */
export async function cellsOf(file: Buffer): Promise<string[][]> {
  const reading = await readSheet(file)
  if (!reading.ok) throw new Error((await refusalOf(file)).join('\n'))
  return reading.sheet.lines.map(({ cells }) => cells)
}

/** What the sender of a file is told; nothing where it is read. */
export async function refusalOf(file: Buffer): Promise<string[]> {
  const reading = await readSheet(file)
  return reading.ok ? [] : reading.problems.map((problem) => inWords(problem, reading.numbered))
}
