import { expect } from 'vitest'
import type { TamperedFile } from './tampered-file.ts'

/** Columns whose change a verifier does not notice, each with its reason. */
export const unnoticed: Record<string, [by: 'both' | 'the second', why: string]> = {
  'incident.reference_key': ['both', 'made of the own reference, which the version holds'],
  'incident_staff.pseudonym_key': ['both', 'made of the pseudonym, which the version holds'],
  'lado_contact.staff_pseudonym_key': ['both', 'made of the pseudonym, which the version holds'],
  'incident_technique.list': ['the second', 'one value, by its check: no version holds it'],
  'sampled_record.incident_id': ['the second', 'the version holds the incident’s number'],
  'sampled_record.entered_incident_id': ['the second', 'the version holds the incident’s number'],
  'person.password_hash': ['both', 'a secret, which no version may hold; that it was changed is an event'],
}

export interface Column {
  name: string
  type: string
  pk: number
}

/** What a hand with the file and its key can change of a table without touching its key. */
export function columnsOf(file: TamperedFile, table: string): Column[] {
  const db = file.open()
  const row = db.prepare(`select 1 from ${table}`).get()
  const columns = db.prepare(`select name, type, pk from pragma_table_info('${table}')`).all() as Column[]
  db.close()
  expect(row, `${table}: give every-kind.ts a row of it`).toBeDefined()
  return columns.filter(({ pk, name }) => pk === 0 && name !== 'id')
}

/** Another value of the same type. */
export const changed = ({ name, type }: Column) => {
  if (type.toLowerCase() === 'blob') return `cast(${name} || 'x' as blob)`
  return type.toLowerCase() === 'text' ? `coalesce(${name}, '') || 'x'` : `coalesce(${name}, 0) + 1`
}
