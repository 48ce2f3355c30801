/** A file, or a line of it, that cannot be read; its message tells its sender what to do. */
export class Unreadable extends Error {
  readonly line: number

  constructor(message: string, line = 0) {
    super(message)
    this.line = line
  }
}

/** A workbook that no program wrote like this, or that was cut off or changed on its way. */
export const damaged = (): Unreadable =>
  new Unreadable(
    'The workbook is damaged or incomplete. Open it in a spreadsheet program, save it as “Excel Workbook (.xlsx)” and choose that file',
  )

/** A file over one of the limits. */
export const tooMuch = (what: string): Unreadable =>
  new Unreadable(`The file holds more than ${what}. Split it into smaller files`)
