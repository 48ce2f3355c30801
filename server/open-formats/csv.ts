/** What a spreadsheet could take for a formula (SECURITY OUT-05), and the mark itself, so that it can be taken away again. */
const needsMark = /^[=+\-@\t\r\0']/

/** One line of a CSV file as RFC 4180 has it: commas, quotation marks where needed, CR and LF at its end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(cellOf).join(',')}\r\n`

function cellOf(text: string): string {
  const marked = needsMark.test(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(marked) ? `"${marked.replaceAll('"', '""')}"` : marked
}
