import { CompiledQuery } from 'kysely'
import type { Db } from '../database/schema.ts'
import { about, type SubjectKind } from './vocabulary.ts'

export interface Subject {
  establishmentId: string
  kind: SubjectKind
  pseudonym: string
}

/** The records about one child or member of staff: kind and id, by kind, the earliest first: what happened to one person in its sequence. */
export async function recordsAbout(db: Db, subject: Subject): Promise<{ kind: string; id: string }[]> {
  const lists = await Promise.all(
    Object.entries(about).map(async ([kind, queries]) => {
      const text = queries[subject.kind]
      if (text === undefined) return []
      const { rows } = await db.executeQuery(
        CompiledQuery.raw(`${text} order by 2, 1`, [subject.establishmentId, subject.pseudonym]),
      )
      return (rows as { id: string }[]).map(({ id }) => ({ kind, id }))
    }),
  )
  return lists.flat()
}
