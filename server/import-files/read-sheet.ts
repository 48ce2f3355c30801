import { readCsv } from './csv.ts'
import { limits } from './limits.ts'
import { refuseOtherFile } from './other-formats.ts'
import type { Numbered, SheetReading } from './sheet.ts'
import { Unreadable } from './unreadable.ts'
import { readXlsx } from './xlsx.ts'
import { isZip } from './zip.ts'

/** Settled when the file before is read: one after another, so that many at once need no more memory than one. */
let before: Promise<unknown> = Promise.resolve()

/**
 * Reads an import file into its lines, in memory alone: CSV or Excel (.xlsx), told by its content and not by its name
 * (SECURITY UP-02). Or says what cannot be read and what to do about it. Others have their turn meanwhile.
 */
export function readSheet(file: Buffer): Promise<SheetReading> {
  const reading = before.then(() => readNow(file))
  before = reading.catch(() => undefined)
  return reading
}

async function readNow(file: Buffer): Promise<SheetReading> {
  const numbered: Numbered = isZip(file) ? 'row' : 'line'
  try {
    const { lines, problems, notices: said } = await linesOf(file)
    const notices = said.length === 0 ? {} : { notices: said }
    if (problems.length > 0) return { ok: false, numbered, problems, ...notices }
    return { ok: true, sheet: { numbered, lines, ...notices } }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { ok: false, numbered, problems: [{ line: error.line, message: error.message }] }
  }
}

async function linesOf(file: Buffer) {
  if (file.length === 0) throw new Unreadable('The file is empty. Choose a CSV or Excel (.xlsx) file')
  if (file.length > limits.bytes)
    throw new Unreadable('The file is larger than 10 MB. Split it into smaller files')
  if (isZip(file)) return readXlsx(file)
  refuseOtherFile(file)
  return readCsv(file)
}
