import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record, recordVersion } from '../../history/record.ts'
import { Conflict } from '../../http/errors.ts'
import type { Saved } from '../../records/kind.ts'
import type { PublishedFigure } from './sections.ts'
import { keyOf } from './keys.ts'
import {
  allFigures,
  figureContent,
  findFigureHead,
  type ImportOutcome,
  type StoredFigure,
} from './queries.ts'
import type { Withdrawal } from './vocabulary.ts'
import { figureTitle } from './words.ts'

/**
 * Stores a new figure.
 * @throws Conflict when the same figure of the same source is there, in whatever spelling, or was and is withdrawn
 */
export async function insertFigure(tx: Tx, act: Act, figure: PublishedFigure): Promise<Saved> {
  const key = keyOf(figure)
  const same = (await allFigures(tx)).find((each) => keyOf(each) === key)
  if (same !== undefined) throw alreadyThere(same)
  return addFigure(tx, act, figure)
}

/** The caller has looked whether it is there. */
async function addFigure(tx: Tx, act: Act, figure: PublishedFigure): Promise<Saved> {
  const id = act.newId()
  const added = await tx
    .insertInto('publishedFigure')
    .values({ id, ...figure, version: 1, recordedAt: act.at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) {
    const others = await allFigures(tx)
    throw alreadyThere(others.find((each) => keyOf(each) === keyOf(figure)))
  }
  return saved(id, 1, figure)
}

const alreadyThere = (same: StoredFigure | undefined): Conflict =>
  new Conflict(whereItIs[same?.withdrawal ?? 'counts'])

export const whereItIs: Record<Withdrawal | 'counts', string> = {
  counts: 'This figure of this source is already in the list. Find it there and correct it.',
  withdrawn: 'This figure of this source is in the list, and withdrawn. Find it there and put it back.',
  joined:
    'This figure of this source is in the list, and was joined with another one, which counts in its place.',
}

/** Stores a correction over the version that stands. */
export async function replaceFigure(
  tx: Tx,
  _act: Act,
  stands: { id: string; version: number },
  figure: PublishedFigure,
): Promise<Saved> {
  const others = await allFigures(tx)
  const same = others.find((each) => keyOf(each) === keyOf(figure) && each.id !== stands.id)
  if (same !== undefined) throw alreadyThere(same)
  const version = stands.version + 1
  await tx
    .updateTable('publishedFigure')
    .set({ ...figure, version })
    .where('id', '=', stands.id)
    .execute()
  return saved(stands.id, version, figure)
}

const saved = (id: string, version: number, figure: PublishedFigure): Saved => ({
  id,
  version,
  establishmentId: figure.establishmentId,
  title: figureTitle(figure),
})

export interface Import {
  figures: PublishedFigure[]
  /** The draft that held the file, or another name of this import. */
  id: string
}

/**
 * Adds the figures that are not there yet, each with its own history, all or none, and puts back those that were withdrawn,
 * with what the file says of them. Those that count already stay as they are.
 */
export function importFigures(db: Db, act: Act, { figures, id }: Import): Promise<ImportOutcome> {
  return write(db, act, async (tx) => {
    const there = new Map((await allFigures(tx)).map((figure) => [keyOf(figure), figure]))
    const outcome = { added: 0, putBack: 0, existing: 0 }
    for (const figure of figures) outcome[await importOne(tx, act, figure, there.get(keyOf(figure)))] += 1
    const { putBack, ...rest } = outcome
    const details = { ...rest, ...(putBack === 0 ? {} : { putBack }) }
    await record(tx, act, { act: 'imported', subject: 'published-figure-import', subjectId: id, details })
    await tx.deleteFrom('draft').where('id', '=', id).execute()
    return details
  })
}

async function importOne(
  tx: Tx,
  act: Act,
  figure: PublishedFigure,
  same: StoredFigure | undefined,
): Promise<'added' | 'putBack' | 'existing'> {
  if (same === undefined) {
    const { id } = await addFigure(tx, act, figure)
    await keepVersion(tx, act, id, { act: 'recorded', reason: '' })
    return 'added'
  }
  if (same.withdrawal !== 'withdrawn') return 'existing'
  await tx
    .updateTable('publishedFigure')
    .set({ ...figure, withdrawal: null, version: same.version + 1 })
    .where('id', '=', same.id)
    .execute()
  await keepVersion(tx, act, same.id, { act: 'put back', reason: 'It is in a file that was uploaded.' })
  return 'putBack'
}

/** Keeps the figure as it now stands as a version, with its event. */
export async function keepVersion(
  tx: Tx,
  act: Act,
  id: string,
  { act: done, reason }: { act: string; reason: string },
): Promise<void> {
  const head = await findFigureHead(tx, id)
  if (head === undefined) throw new Error('A figure that was stored is not there')
  const { establishmentId, version } = head
  const content = await figureContent(tx, id)
  const kept = { subject: 'published-figure', subjectId: id, establishmentId, version, content, reason }
  await recordVersion(tx, act, { act: done, ...kept })
}
