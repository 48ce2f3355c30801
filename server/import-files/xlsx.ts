import type { Book } from './cells.ts'
import type { NumberKind } from './formats.ts'
import { refuseOtherArchive } from './other-formats.ts'
import { rowsListener } from './rows.ts'
import type { LineProblem, SheetLine } from './sheet.ts'
import { stylesListener } from './styles.ts'
import { tally } from './tally.ts'
import { sharedTexts } from './texts.ts'
import { Unreadable } from './unreadable.ts'
import { noticesOf, nothingUnseen, type Unseen } from './unseen.ts'
import { commentsListener } from './comments.ts'
import { relations, workbookOf, type Workbook } from './workbook.ts'
import { readXml } from './xml.ts'
import { bytesOf, directoryOf, type Zip } from './zip.ts'

interface Rows {
  lines: SheetLine[]
  problems: LineProblem[]
  unseen: Unseen
}

const hasAny = ({ lines, problems }: Omit<Rows, 'unseen'>) => lines.length > 0 || problems.length > 0

/**
 * The rows of the one visible sheet of a workbook that holds any, the cells that nobody can read, and what somebody who
 * looks at it would not see.
 * @throws Unreadable
 */
export async function readXlsx(file: Buffer): Promise<Omit<Rows, 'unseen'> & { notices: string[] }> {
  const zip = directoryOf(file)
  refuseOtherArchive([...zip.parts.keys()])
  const workbook = await workbookOf(zip)
  const { lines, problems, unseen } = await onlySheet(zip, workbook, await bookOf(zip, workbook))
  return { lines: asLongAsTheFirst(lines), problems, notices: noticesOf(unseen, workbook.hidden) }
}

async function onlySheet(zip: Zip, { sheets }: Pick<Workbook, 'sheets'>, book: Book): Promise<Rows> {
  const [first, ...rest] = sheets
  if (first === undefined) return { lines: [], problems: [], unseen: nothingUnseen() }
  const rows = await rowsOf(zip, first.part, book)
  if (!hasAny(rows)) return onlySheet(zip, { sheets: rest }, book)
  for (const { name, part } of rest)
    if (await holdsRows(zip, part, book)) throw severalSheets(first.name, name)
  return rows
}

// Reading one and leaving out another would be seen by nobody who does not count.
const severalSheets = (one: string, other: string) =>
  new Unreadable(
    `The workbook holds rows on more than one sheet (“${one.slice(0, 31)}” and “${other.slice(0, 31)}”). Keep one sheet, or save each as a file of its own`,
  )

async function bookOf(zip: Zip, { texts, styles, is1904 }: Workbook): Promise<Book> {
  const found = { texts: [] as string[], kinds: [] as NumberKind[], is1904 }
  if (styles !== undefined) await readXml(bytesOf(zip, styles), stylesListener(found.kinds))
  if (texts !== undefined) await readXml(bytesOf(zip, texts), sharedTexts(found.texts))
  return found
}

async function rowsOf(zip: Zip, part: string, book: Book): Promise<Rows> {
  const found = tally()
  const listener = rowsListener(book, found.add)
  await readXml(bytesOf(zip, part), listener)
  for (const related of await relations(zip, part))
    if (['comments', 'threadedComment'].includes(related.type))
      await readXml(bytesOf(zip, related.part), commentsListener(listener.unseen))
  return { lines: found.lines, problems: listener.problems, unseen: listener.unseen }
}

async function holdsRows(zip: Zip, part: string, book: Book): Promise<boolean> {
  const found = tally()
  const listener = rowsListener(book, found.add)
  const isDone = () => hasAny({ lines: found.lines, problems: listener.problems })
  await readXml(bytesOf(zip, part), { ...listener, isDone })
  return isDone()
}

/** A workbook does not write the empty cells at a row's end. */
function asLongAsTheFirst(lines: readonly SheetLine[]): SheetLine[] {
  const width = lines[0]?.cells.length ?? 0
  return lines.map(({ cells, ...line }) => ({
    ...line,
    cells: [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')],
  }))
}
