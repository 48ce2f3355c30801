import type { Column } from './about.ts'

/** The columns that many kinds have and no form asks for, as the open formats explain them. */
export const establishmentColumn: Column = { code: 'establishmentId', label: 'Establishment' }

export const yearColumn: Column = {
  code: 'year',
  label: 'Review year',
  question: 'By its April: 2018 is April 2018 to March 2019',
}

export const numberColumns: readonly Column[] = [
  { code: 'number', label: 'Number, as people write it' },
  { code: 'serial', label: 'The last part of the number' },
]

export const versionColumn: Column = {
  code: 'version',
  label: 'Version',
  question: 'How often was it written?',
}

const recordedColumns: readonly Column[] = [
  { code: 'recordedAt', label: 'Recorded', question: 'When was it first recorded, in UTC?' },
]

/** When it was recorded and how often written, of a record whose author its history names. */
export const stampColumns: readonly Column[] = [versionColumn, ...recordedColumns]

const byColumn: Column = { code: 'recordedBy', label: 'Recorded by', question: 'By which account?' }

/** What the system sets on a record that people fill in by a form. */
export const writtenColumns: readonly Column[] = [...stampColumns, byColumn]

/** The same of a record that is written once. */
export const writtenOnceColumns: readonly Column[] = [...recordedColumns, byColumn]
