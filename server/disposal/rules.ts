import { kindNamed, kinds } from '../kinds.ts'
import type { Disposable } from '../records/about.ts'

/** How a kind that may be disposed of is kept; undefined for every other. */
export function disposable(kind: string): Disposable | undefined {
  const rule = kindNamed(kind)?.about.keeping
  return rule === undefined || rule.keeping === 'kept' ? undefined : rule
}

/** The kinds that may be disposed of, in their order. */
export const disposableKinds = (): string[] =>
  kinds.map(({ name }) => name).filter((name) => disposable(name) !== undefined)

/** Tables of other records with the column that names a record of this kind: it stays as long as one of them does. */
export const keptBy = (kind: string): (readonly [table: string, column: string])[] =>
  disposableKinds().flatMap((other) =>
    (disposable(other)?.keeps ?? []).flatMap(([kept, table, column]) =>
      kept === kind ? [[table, column] as const] : [],
    ),
  )
