import type { Db } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { BadRequest } from '../http/errors.ts'
import { chainHead, record } from './record.ts'

interface Reader {
  id: string
}

/** How far somebody has read a list that is read once: the event of the history, and when they said so; 0: nothing yet. */
export async function readTo(
  db: Db,
  reader: Reader,
  subject: string,
): Promise<{ to: number; at: string | undefined }> {
  const event = await db
    .selectFrom('historyEvent')
    .select(['details', 'at'])
    .where('subject', '=', subject)
    .where('act', '=', 'read')
    .where('whoId', '=', reader.id)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (event === undefined) return { to: 0, at: undefined }
  return { to: (JSON.parse(event.details) as { to: number }).to, at: event.at }
}

/**
 * Writes down that somebody has read a list up to an event of the history: what came before is not listed for them again.
 * An older page sent late brings nothing back.
 * @throws BadRequest for no event, and for one that is still to come: nobody can have read it
 */
export const markRead = (
  db: Db,
  act: Act,
  reader: Reader,
  { subject, to }: { subject: string; to: number | null },
): Promise<void> =>
  write(db, act, async (tx) => {
    if (to === null || to > ((await chainHead(tx))?.seq ?? 0))
      throw new BadRequest('This form is out of date. Go back and reload the page.')
    if (to <= (await readTo(tx, reader, subject)).to) return
    await record(tx, act, { act: 'read', subject, details: { to } })
  })
