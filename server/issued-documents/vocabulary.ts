import type { ValueOf } from '../fields/vocabulary.ts'

/** What can be issued: stored for good, with its files, and served as stored. */
export const documentKinds = [
  { value: 'review', label: 'Annual review' },
  { value: 'visit-report', label: 'Visit report' },
  { value: 'quarter-papers', label: 'Papers of a quarter' },
  { value: 'month', label: 'Month' },
] as const
export type DocumentKind = ValueOf<typeof documentKinds>

/** The files of an issued document. */
export const fileFormats = [
  { value: 'pdf', label: 'PDF' },
  { value: 'html', label: 'Web page' },
  { value: 'spreadsheet', label: 'Spreadsheet' },
  { value: 'json', label: 'Data' },
] as const
export type FileFormat = ValueOf<typeof fileFormats>
