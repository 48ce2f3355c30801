import type { Db, Tx } from '../../../database/schema.ts'
import { write, type Act } from '../../../database/write.ts'
import { record } from '../../../history/record.ts'
import { NotFound, Stale } from '../../../http/errors.ts'
import { keepVersion } from '../actions.ts'
import { findFigureHead, type StoredFigure } from '../queries.ts'
import { findImport, undoable } from './queries.ts'

interface Seen {
  id: string
  /** The version that the person saw. */
  version: number
  reason: string
}

/**
 * Takes a figure out of every review that is built from now on. What stood stays as a version.
 * @throws Stale when somebody changed the figure in between
 */
export const withdrawFigure = (db: Db, act: Act, seen: Seen): Promise<void> =>
  write(db, act, async (tx) => {
    await standingOf(tx, seen, null)
    await moveOn(tx, act, seen, { act: 'withdrawn', withdrawal: 'withdrawn', joinedInto: null })
  })

/**
 * Has a withdrawn figure count again, or one that was joined with another count by itself.
 * @throws Stale when somebody changed the figure in between
 */
export const putFigureBack = (db: Db, act: Act, seen: Seen): Promise<void> =>
  write(db, act, async (tx) => {
    await standingOf(tx, seen, 'out')
    await moveOn(tx, act, seen, { act: 'put back', withdrawal: null, joinedInto: null })
  })

/**
 * Says that a figure is the same as another one, which goes on counting in its place.
 * @throws Stale when somebody changed the figure in between, or the other one counts no more
 */
export const joinFigures = (db: Db, act: Act, { into, ...seen }: Seen & { into: string }): Promise<void> =>
  write(db, act, async (tx) => {
    await standingOf(tx, seen, null)
    const kept = await findFigureHead(tx, into)
    if (kept?.withdrawal !== null || into === seen.id) throw new Stale(changed)
    await moveOn(tx, act, seen, { act: 'joined', withdrawal: 'joined', joinedInto: into })
  })

const changed = 'Somebody changed these figures while you were writing'

async function standingOf(tx: Tx, { id, version }: Seen, wanted: null | 'out'): Promise<void> {
  const stands = await findFigureHead(tx, id)
  if (stands === undefined) throw new NotFound('no such published figure')
  if (stands.version !== version || (stands.withdrawal === null) !== (wanted === null))
    throw new Stale(changed)
}

interface Move extends Pick<StoredFigure, 'withdrawal' | 'joinedInto'> {
  act: string
}

async function moveOn(
  tx: Tx,
  act: Act,
  { id, version, reason }: Seen,
  { act: done, ...to }: Move,
): Promise<void> {
  await tx
    .updateTable('publishedFigure')
    .set({ ...to, version: version + 1 })
    .where('id', '=', id)
    .execute()
  await keepVersion(tx, act, id, { act: done, reason })
}

/**
 * Withdraws every figure that an import added or put back, as one act. One that was corrected, withdrawn or joined since stays
 * as it is: what somebody did after the import is theirs to undo.
 * @param seen how many figures the person saw would be withdrawn
 * @throws Stale when they are others by now, or none
 */
export const undoImport = (
  db: Db,
  act: Act,
  { id, seen, reason }: { id: string; seen: number; reason: string },
): Promise<void> =>
  write(db, act, async (tx) => {
    const done = await findImport(tx, id)
    if (done === undefined) throw new NotFound('no such import')
    const { asAdded, since } = await undoable(tx, done)
    if (asAdded.length !== seen || seen === 0) throw new Stale(changed)
    for (const figure of asAdded)
      await moveOn(
        tx,
        act,
        { ...figure, reason },
        { act: 'withdrawn', withdrawal: 'withdrawn', joinedInto: null },
      )
    await record(tx, act, {
      act: 'import undone',
      subject: 'published-figure-import',
      subjectId: id,
      details: { withdrawn: asAdded.length, left: since.length },
    })
  })
