import type { Db } from '../database/schema.ts'
import { addedKinds } from '../kinds.ts'
import { heldIn, type TextAnswer } from './held.ts'
import type { Texts } from './mask.ts'
import { partIds } from './part-queries.ts'

/** Records that belong to another and have no page of their own: a name in them is asked for at the record they belong to. */
export interface MaskablePart {
  /** The subject in the history. */
  name: string
  table: string
  texts: Texts
  /** Named so that no answer of the record itself is called the same. */
  answers: readonly TextAnswer[]
  contentOf: (db: Db, id: string) => Promise<object | undefined>
  /** Those that belong to a record, the earliest first. */
  idsOf: (db: Db, id: string) => Promise<string[]>
}

/** The kinds of record that belong to one of this kind. */
export const partsOf = (kind: string): MaskablePart[] =>
  addedKinds.filter(({ partOf }) => partOf?.kind === kind).map(asPart)

/** All that belong to a record of another kind. */
export const everyPart: readonly MaskablePart[] = addedKinds
  .filter(({ partOf }) => partOf !== null)
  .map(asPart)

/** The name of an answer of a part, among those of the record. */
export function nameInPart(part: { name: string }, answer: string): string {
  return `${part.name}.${answer}`
}

function asPart({ name, about, partOf, contentOf }: (typeof addedKinds)[number]): MaskablePart {
  if (partOf === null || about.keeping.keeping === 'kept') throw new Error(`A ${name} is no part of a record`)
  const { table } = about.keeping
  const { texts, answers } = heldIn(partOf.form)
  return {
    name,
    table,
    contentOf,
    idsOf: (db, id) => partIds(db, { table, column: partOf.column }, id),
    texts,
    answers: answers.map((answer) => ({
      ...answer,
      name: nameInPart({ name }, answer.name),
      hiddenFrom: [...answer.hiddenFrom, ...partOf.hiddenFrom],
    })),
  }
}
