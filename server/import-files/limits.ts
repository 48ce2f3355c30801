const mebi = 1024 * 1024

/** How much one file may hold (SECURITY UP-02); far more than any list of a house's incidents. */
export const limits = {
  bytes: 10 * mebi,
  /** What a workbook may unpack to, all its parts together. */
  unpackedBytes: 60 * mebi,
  parts: 2000,
  /** How many times its size a part may unpack to; asked of those above one MiB. */
  ratio: 250,
  sheets: 250,
  styles: 65_000,
  /** Rows as the spreadsheet numbers them. */
  rowNumber: 1_048_576,
  lines: 100_000,
  columns: 256,
  cells: 500_000,
  /** Characters in one cell, as Excel has it. */
  cellLength: 32_767,
  /** All cells together, in UTF-8; a text that a workbook keeps once counts in each cell that shows it. */
  textBytes: 10 * mebi,
  sharedTexts: 250_000,
  /** Problems that are told of; nobody mends more at once. */
  problems: 1000,
}
