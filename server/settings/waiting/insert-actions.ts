import type { Tx } from '../../database/schema.ts'
import type { Act } from '../../database/write.ts'
import { recordVersion } from '../../history/record.ts'
import type { NewValue } from '../form.ts'
import { waitingContent } from './queries.ts'
import { waitingSubject } from './vocabulary.ts'

/** Stores a value as waiting, in the caller's transaction: nothing that reads settings reads it. Gives its id. */
export async function insertWaiting(
  tx: Tx,
  act: Act,
  { name, establishmentType, value, fromOn, reason }: NewValue & { name: string },
): Promise<string> {
  const id = act.newId()
  const unanswered = { answer: null, answerReason: null, answeredBy: null, answeredAt: null, settingId: null }
  const stored = { id, name, establishmentType, value, fromOn, reason, ...unanswered }
  await tx
    .insertInto('waitingSetting')
    .values({ ...stored, version: 1, recordedAt: act.at, recordedBy: act.who.id })
    .execute()
  await recordVersion(tx, act, {
    act: 'set and waiting',
    subject: waitingSubject,
    subjectId: id,
    version: 1,
    content: await waitingContent(tx, id),
    reason,
    details: { setting: name, establishmentType, fromOn },
  })
  return id
}
