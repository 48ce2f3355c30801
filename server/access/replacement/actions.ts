import { forgetDevices } from '../devices/actions.ts'
import { dropFactorsOf } from '../factors/actions.ts'
import { notify } from '../notices/actions.ts'
import { dropSessions } from '../sessions/actions.ts'
import type { Db } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record } from '../../history/record.ts'
import { NotFound } from '../../http/errors.ts'

/** Asks a second officer to confirm that a person lost their second factor. All three are told. */
export function askReplacement(
  db: Db,
  act: Act,
  { personId, officerId }: { personId: string; officerId: string },
): Promise<string> {
  return write(db, act, async (tx) => {
    const id = act.newId()
    const asked = {
      id,
      personId,
      askedBy: act.who.id,
      askedAt: act.at,
      officerId,
      answer: null,
      answeredAt: null,
    }
    await tx.insertInto('factorReplacement').values(asked).execute()
    for (const each of [personId, officerId, act.who.id])
      await notify(tx, act, { to: each, kind: 'replacement-asked', details: { person: personId } })
    await record(tx, act, {
      act: 'second factor replacement asked',
      subject: 'person',
      subjectId: personId,
      details: { officer: officerId },
    })
    return id
  })
}

/**
 * The second officer's answer. Confirmed, every second factor of the person is gone and every session ended: at the next
 * sign-in they add a new one.
 * @throws NotFound when somebody answered already
 */
export function answerReplacement(
  db: Db,
  act: Act,
  { id, personId, askedBy }: { id: string; personId: string; askedBy: string },
  answer: 'confirmed' | 'refused',
): Promise<void> {
  return write(db, act, async (tx) => {
    const done = await tx
      .updateTable('factorReplacement')
      .set({ answer, answeredAt: act.at })
      .where('id', '=', id)
      .where('officerId', '=', act.who.id)
      .where('answer', 'is', null)
      .executeTakeFirst()
    if (done.numUpdatedRows === 0n) throw new NotFound('no such request, or answered already')
    if (answer === 'confirmed') {
      await dropFactorsOf(tx, personId)
      await dropSessions(tx, personId)
      await forgetDevices(tx, personId)
    }
    for (const each of [personId, askedBy, act.who.id])
      await notify(tx, act, { to: each, kind: `replacement-${answer}`, details: { person: personId } })
    await record(tx, act, {
      act: `second factor replacement ${answer}`,
      subject: 'person',
      subjectId: personId,
      details: { askedBy },
    })
  })
}
