import { roles } from '../access/vocabulary.ts'
import type { Db } from '../database/schema.ts'
import type { Field } from '../fields/field.ts'
import type { AnyForm } from '../fields/form.ts'
import { labelOf, type Vocabulary } from '../fields/vocabulary.ts'
import { kindNamed } from '../kinds.ts'
import type { Column as SetColumn } from '../records/about.ts'
import { declaredForm } from '../records/declared.ts'
import type { RecordKind } from '../records/kind.ts'

/** Something that a kind of record holds, with what explains it. */
export interface Column extends SetColumn {
  /** In words, roles that the application never shows it to. */
  hiddenFrom?: string[]
  parts?: readonly Column[]
}

interface Asked {
  houseId: string
  /** Local date. */
  on: string
}

/** Everything that a kind of record can hold, from its form and what it says of columns that no form asks for, in order. */
export async function columnsOf(db: Db, name: string, asked: Asked): Promise<Column[]> {
  const kind = kindNamed(name)
  const fromForm = kind !== undefined && hasForm(kind) ? columnsIn(await declaredForm(db, kind, asked)) : []
  const byForm = new Set(fromForm.map(({ code }) => code))
  const others = (kind?.about.columns ?? []).filter(({ code }) => !byForm.has(code))
  return [...fromForm, ...others]
}

const hasForm = (kind: object): kind is RecordKind<Record<string, unknown>> => 'formFor' in kind

const columnsIn = ({ fields }: AnyForm): Column[] =>
  Object.entries(fields as Record<string, Field<unknown>>).map(
    ([code, { label, question, hiddenFrom, codes, item }]) => ({
      code,
      label,
      question,
      ...(hiddenFrom.length === 0 ? {} : { hiddenFrom: hiddenFrom.map((role) => labelOf(roles, role)) }),
      ...(codes === undefined ? {} : { codes }),
      ...(item === undefined ? {} : { parts: columnsIn(item) }),
    }),
  )

/** A row of cells and their headings: a column, and beside one of a list another with its words. */
export const headingsOf = (columns: readonly Column[]): string[] =>
  columns.flatMap(({ code, label, codes }) => [
    `${label} [${code}]`,
    ...(codes === undefined ? [] : [`${label}, in words`]),
  ])

/** A record's cells under its columns. */
export const cellsOf = (columns: readonly Column[], content: Record<string, unknown>): string[] =>
  columns.flatMap(({ code, codes }) => {
    const value = content[code]
    return [textIn(value), ...(codes === undefined ? [] : [wordsIn(codes, value)])]
  })

/** Nothing is an empty cell; of several each has its line. */
function textIn(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(textIn).join('\n')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function wordsIn(codes: Vocabulary, value: unknown): string {
  const texts = Array.isArray(value) ? value.map(textIn) : [textIn(value)]
  return texts.map((text) => labelOf(codes, text)).join('\n')
}

/**
 * Holds a record to what is explained of its kind.
 * @throws Error that names what nobody has explained
 */
export function refuseUntold(
  kind: string,
  columns: readonly Column[],
  content: Record<string, unknown>,
): void {
  for (const [code, value] of Object.entries(content)) {
    const column = code === 'id' ? idColumn : columns.find((each) => each.code === code)
    if (column === undefined)
      throw new Error(`Nobody has said what "${code}" of a ${kind} is: say it in the about.ts of its folder`)
    const { parts } = column
    if (parts !== undefined)
      for (const part of value as Record<string, unknown>[]) refuseUntold(`${kind}.${code}`, parts, part)
  }
}

const idColumn: Column = { code: 'id', label: 'Record' }
