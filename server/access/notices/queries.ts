import type { Person } from '../person.ts'
import type { Db } from '../../database/schema.ts'
import type { NoticeKind } from './vocabulary.ts'

export interface Notice {
  at: string
  kind: NoticeKind
  details: Record<string, string>
}

export interface Notices {
  /** The sign-in before this one. */
  before: Notice | undefined
  /** Tries that failed since then. */
  failed: number
  /** Everything else since then, and of the last 30 days in any case, the latest first. */
  changes: Notice[]
}

const daysShown = 30

/** What a person is told of the own account (SECURITY AUN-10). */
export async function noticesFor(db: Db, person: Pick<Person, 'id'>, now: string): Promise<Notices> {
  const rows = await db
    .selectFrom('notice')
    .select(['at', 'kind', 'details'])
    .where('personId', '=', person.id)
    .orderBy('at', 'desc')
    .orderBy('id')
    .execute()
  const notices = rows.map((row) => ({ ...row, details: JSON.parse(row.details) as Notice['details'] }))
  const before = notices.filter(({ kind }) => kind === 'signed-in')[1]
  const since = before?.at ?? ''
  const monthAgo = new Date(Date.parse(now) - daysShown * 86_400_000).toISOString()
  // Who comes six times a year is told of what happened in between.
  const from = since !== '' && since < monthAgo ? since : monthAgo
  return {
    before,
    failed: notices.filter(({ kind, at }) => kind === 'sign-in-failed' && at >= since).length,
    changes: notices.filter(
      ({ kind, at }) => kind !== 'signed-in' && kind !== 'sign-in-failed' && at >= from,
    ),
  }
}
