import { localDateOf } from '../../../reports/clocks.ts'
import { independence } from '../../access/second-person-queries.ts'
import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { recordVersion } from '../../history/record.ts'
import { Conflict, NotFound, Stale } from '../../http/errors.ts'
import { insertSetting } from '../actions.ts'
import { rewritesOf, seenText } from '../rewrite-queries.ts'
import { findWaiting, waitingContent, type WaitingRow } from './queries.ts'
import { waitingSubject, type Agreement, type WaitingAnswer } from './vocabulary.ts'

interface Answering {
  id: string
  answer: Agreement
  reason: string
  /** What was shown of what it rewrites, as `seenText` has it. */
  seen: string
}

const answeredAlready = 'This was answered or taken back while you were reading'

/**
 * Agrees to a value that waits, which then holds from its day, or refuses it: nothing changes.
 * @throws Conflict where the one who set it made or changed the account of the one who agrees
 * @throws Stale when it was answered in between, or rewrites something else than was shown
 */
export const answerWaiting = (db: Db, act: Act, { id, answer, reason, seen }: Answering): Promise<void> =>
  write(db, act, async (tx) => {
    const row = await unanswered(tx, id)
    const settingId = answer === 'agreed' ? await agree(tx, act, row, seen) : null
    await close(tx, act, id, { answer, reason, settingId })
  })

async function agree(tx: Tx, act: Act, row: WaitingRow, seen: string): Promise<string> {
  const isIndependent = await independence(tx, act.at)
  if (!isIndependent(row.recordedBy, act.who.id))
    throw new Conflict(
      'You and the person who set this value are not independent: within the last 30 days one of you added, appointed or let in the other, or the same person did so for both. Another scrutineer must agree, or you later.',
    )
  const rewrites = await rewritesOf(tx, row, localDateOf(act.at))
  if (seen !== seenText(rewrites)) throw new Stale('What this value rewrites changed while you were reading')
  return insertSetting(tx, act, row, rewrites)
}

/**
 * Takes a waiting value back, by the office that set it: nothing changes.
 * @throws Stale when it was answered in between
 */
export const takeWaitingBack = (db: Db, act: Act, id: string): Promise<void> =>
  write(db, act, async (tx) => {
    await unanswered(tx, id)
    await close(tx, act, id, { answer: 'taken-back', reason: '', settingId: null })
  })

async function unanswered(tx: Tx, id: string): Promise<WaitingRow> {
  const row = await findWaiting(tx, id)
  if (row === undefined) throw new NotFound('no such value waits')
  if (row.answer !== null) throw new Stale(answeredAlready)
  return row
}

interface Closing {
  answer: WaitingAnswer
  reason: string
  settingId: string | null
}

async function close(tx: Tx, act: Act, id: string, { answer, reason, settingId }: Closing): Promise<void> {
  const answered = { answer, answerReason: reason, answeredBy: act.who.id, answeredAt: act.at, settingId }
  await tx
    .updateTable('waitingSetting')
    .set({ ...answered, version: 2 })
    .where('id', '=', id)
    .execute()
  await recordVersion(tx, act, {
    act: answer === 'taken-back' ? 'taken back' : answer,
    subject: waitingSubject,
    subjectId: id,
    version: 2,
    content: await waitingContent(tx, id),
    reason,
  })
}
