import { damaged, Unreadable } from './unreadable.ts'

const saveAs = 'Open it in a spreadsheet program, save it as “Excel Workbook (.xlsx)” and choose that file'

const oldOffice = Buffer.from('D0CF11E0A1B11AE1', 'hex')
const encryptedPart = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * What a file is by its first bytes, whatever its name says.
 * @throws Unreadable where it is known to be something else, with what to do about that
 */
export function refuseOtherFile(file: Buffer): void {
  if (file.subarray(0, 8).equals(oldOffice))
    throw file.includes(encryptedPart) ? protectedByPassword() : new Unreadable(oldWorkbook)
  const start = file.subarray(0, 1024).toString('latin1')
  if (start.startsWith('%PDF-')) throw new Unreadable(pdf)
  // A byte order mark of UTF-8 may stand before it.
  if (/^<[a-z!?]/i.test(start.replace(/^\u00ef\u00bb\u00bf/, '').trimStart())) throw new Unreadable(webPage)
}

const oldWorkbook = `This is an old Excel file (.xls), or another old Office file. ${saveAs}`
const pdf =
  'This is a PDF, and no table can be read from one. Choose the spreadsheet that it was made from, as CSV or Excel (.xlsx)'
const webPage = `This is a web page or an XML file, whatever its name says. ${saveAs}`

export const protectedByPassword = (): Unreadable =>
  new Unreadable(
    'The workbook is protected by a password. Open it, take the password away, save it as “Excel Workbook (.xlsx)” and choose that file',
  )

const withMacros = `The workbook holds macros, which are never read here. ${saveAs}`
const notXlsx = (what: string) => `This is ${what}. ${saveAs}`

/** Parts by which other compressed files are known; macros are known by what they are, whatever the file says of itself. */
const byPart: readonly [part: RegExp, message: string][] = [
  [/(^|\/)vbaproject\.bin$|(^|\/)(intl)?macrosheets\//, withMacros],
  [/^xl\/workbook\.bin$/, notXlsx('a binary Excel workbook (.xlsb)')],
  [/^content\.xml$/, notXlsx('an OpenDocument file (.ods)')],
  [/\.iwa$/, notXlsx('a Numbers file')],
]

/**
 * Tells other compressed files from a workbook by the names of their parts, in small letters.
 * @throws Unreadable
 */
export function refuseOtherArchive(names: readonly string[]): void {
  const found = byPart.find(([part]) => names.some((name) => part.test(name)))
  if (found !== undefined) throw new Unreadable(found[1])
  if (!names.includes('[content_types].xml'))
    throw new Unreadable('This is a zip archive. Unpack it and choose the CSV or Excel (.xlsx) file in it')
}

/**
 * @param types the types of the parts that there are, in small letters: what is declared of parts that are not there says nothing
 * @throws Unreadable where one of them is a macro
 */
export function refuseMacros(types: readonly string[]): void {
  if (types.some((type) => /vbaproject|macrosheet/.test(type))) throw new Unreadable(withMacros)
}

/**
 * Tells other Office files from a workbook by the type of their main part, in small letters. A template, and a workbook that
 * may hold macros and holds none, are read.
 * @throws Unreadable
 */
export function refuseOtherOffice(main: string): void {
  if (/sheet\.binary/.test(main)) throw new Unreadable(notXlsx('a binary Excel workbook (.xlsb)'))
  if (/wordprocessingml|presentationml|visio|ms-word|ms-powerpoint/.test(main))
    throw new Unreadable('This is a document or a presentation. Choose a CSV or Excel (.xlsx) file')
  if (!/spreadsheetml\.(sheet|template)\.main|ms-excel\.\w+\.macroenabled\.main/.test(main)) throw damaged()
}
