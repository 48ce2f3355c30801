import { kindNamed } from '../../server/kinds.ts'
import type { StoredKind } from '../../server/records/about.ts'

/** The tables in which a kind of record is stored, its own first. */
export const tablesIn = ({ about: { keeping } }: StoredKind): string[] =>
  keeping.keeping === 'kept' ? [...keeping.tables] : [keeping.table, ...keeping.parts.map(([table]) => table)]

/** The same by its name; none where there is no such kind. */
export function tablesOf(kind: string): string[] {
  const found = kindNamed(kind)
  return found === undefined ? [] : tablesIn(found)
}
