import { instant, number, plural } from '../../reports/wording.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { subjects } from '../history/happened/subjects.ts'
import type { Column } from './columns.ts'
import type { WrittenKind, WrittenTable } from './tables.ts'

export interface Exported {
  at: string
  /** The history's last record seal. */
  head: string
  kinds: readonly WrittenKind[]
  documents: readonly string[]
}

/** What stands in the folder, file by file and column by column, from the same declarations as the files. */
export const readmeText = (exported: Exported): string =>
  [...opening(exported), ...exported.kinds.flatMap(kindLines), ...documentLines(exported.documents), '']
    .map((line) => line.trimEnd())
    .join('\n')

const opening = ({ at, head }: Exported): string[] => [
  'SECURE ESTATE SCRUTINY: THE RECORDS IN OPEN FORMATS',
  '',
  'OFFICIAL-SENSITIVE. These files are not encrypted. Whoever holds them reads everything in them.',
  '',
  `Written ${instant(at)}, when the history’s record seal was ${head}.`,
  '',
  'Are the files whole? In this folder: sha256sum -c SHA256SUMS',
  '',
  'HOW TO READ THEM',
  '',
  ...howToRead,
  '',
]

const howToRead = [
  'records/*.csv    The records as they are now. RFC 4180: UTF-8, commas, quotation marks, lines end in CR LF. The first line',
  '                 names each column: its label, and in square brackets the code that the other files know it by.',
  '                 Beside a column of codes is one with their words.',
  'records/*.jsonl  Every version of every record, oldest first, one JSON object a line: the event of the history that',
  '                 wrote it (event), the record (id), its version, the reason of a correction, the digest, what was done',
  '                 (act), when in UTC (at), by whom and as what (by, as), and the record as it was stored (content).',
  '                 The digest is the SHA-256, in hexadecimal, of [content, reason] as JSON with sorted keys and no spaces.',
  '                 To count what a signed review counted, take of every record the last version whose moment is not after the',
  '                 signature: a review counts what stood then, and later corrections stand behind it.',
  'documents/       What was issued: the report as data exactly as it was stored when it was signed (JSON), and its files byte',
  '                 for byte as they were stored and served: PDF/A-2a, a web page, a spreadsheet. A later version has its number.',
  'schema.sql       The tables of the database that all this comes from (SQLite).',
  'SHA256SUMS       The checksum of every other file.',
  '',
  'In a CSV file an apostrophe is put before any text that begins with = + - @ a tab, a carriage return or an apostrophe,',
  'so that no program takes it for a formula. Take away one apostrophe at the beginning of a cell, where there is one, and the',
  'text is what was stored. A cell with several answers has one a line. An empty cell is an answer that was not given; the JSON',
  'lines tell null from an empty text.',
  '',
  'Days are YYYY-MM-DD. Times of what happened are those of Europe/London with their offset, times of the system UTC.',
  'A column whose code ends in "Id" or "By" holds the id of a row of another file: establishment.csv or person.csv.',
  'Children and staff are under pseudonyms; the establishments hold the key. What was disposed of is not here.',
]

const nameOf = (kind: string) => labelOf(subjects, kind)

function kindLines({ kind, tables, versions }: WrittenKind): string[] {
  return [
    nameOf(kind).toUpperCase(),
    '',
    ...tables.flatMap((table) => tableLines(table)),
    `records/${kind}.jsonl (${plural(versions, 'version')})`,
    '',
  ]
}

const tableLines = ({ name, rows, columns, partOf }: WrittenTable): string[] => [
  `records/${name} (${plural(rows, 'row')})`,
  '',
  '  id: the record',
  ...(partOf === undefined ? [] : [`  place: 1 for the first of the record’s several, and so on`]),
  ...columns.flatMap(columnLines),
  '',
]

const columnLines = ({ code, label, question, codes, hiddenFrom }: Column): string[] => [
  `  ${code}: ${label}${question === undefined || question === label ? '' : ` (${question})`}`,
  ...(hiddenFrom === undefined ? [] : [`      never shown to: ${hiddenFrom.join(', ')}`]),
  ...codeLines(codes ?? []),
]

const codeLines = (codes: Vocabulary): string[] =>
  codes.map(({ value, label }) => `      ${value} = ${label}`)

const documentLines = (documents: readonly string[]): string[] => [
  'ISSUED DOCUMENTS',
  '',
  ...(documents.length === 0 ? ['None was issued yet.'] : documents),
  '',
  `${number(documents.length)} files.`,
]
