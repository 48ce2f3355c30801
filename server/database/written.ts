/** What every record's table has: which version stands, when our server first received it, and who sent it. */
export interface Written {
  version: number
  recordedAt: string
  recordedBy: string
}

/**
 * A record's own table: a column for each answer of its form but the lists, which have tables of their own.
 * @typeParam Own what the form does not ask, and answers that are stored as something else
 */
export type RecordTable<Values, Own = unknown> = Written & { id: string } & Own &
  Pick<Values, Exclude<ColumnOf<Values>, keyof Own>>

type ColumnOf<Values> = {
  [Name in keyof Values]: Values[Name] extends readonly unknown[] ? never : Name
}[keyof Values]
