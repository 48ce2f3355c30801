import type { Tx } from '../../database/schema.ts'
import type { Act } from '../../database/write.ts'
import type { NoticeKind } from './vocabulary.ts'

export interface NewNotice {
  /** The person who is told. */
  to: string
  kind: NoticeKind
  /** Codes and ids only. */
  details?: Record<string, string>
}

/** Tells a person something of the own account, in the transaction in which it happens. */
export async function notify(tx: Tx, act: Act, { to, kind, details = {} }: NewNotice): Promise<void> {
  const row = { id: act.newId(), personId: to, at: act.at, kind, details: JSON.stringify(details) }
  await tx.insertInto('notice').values(row).execute()
}
