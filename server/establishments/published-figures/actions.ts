import type { Db, Tx } from '../../database/schema.ts'
import { write, type Act } from '../../database/write.ts'
import { record, recordVersion } from '../../history/record.ts'
import { Conflict } from '../../http/errors.ts'
import type { Saved } from '../../records/kind.ts'
import type { PublishedFigure } from './form.ts'
import { keyOf } from './keys.ts'
import { allFigures, figureContent } from './queries.ts'
import { figureTitle } from './words.ts'

/**
 * Stores a new figure.
 * @throws Conflict when the same figure of the same source is there, in whatever spelling
 */
export async function insertFigure(tx: Tx, act: Act, figure: PublishedFigure): Promise<Saved> {
  const key = keyOf(figure)
  if ((await allFigures(tx)).some((each) => keyOf(each) === key)) throw alreadyThere()
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
  if (added.numInsertedOrUpdatedRows === 0n) throw alreadyThere()
  return saved(id, 1, figure)
}

const alreadyThere = () =>
  new Conflict('This figure of this source is there already. Find it in the list and correct it there.')

/** Stores a correction over the version that stands. */
export async function replaceFigure(
  tx: Tx,
  _act: Act,
  stands: { id: string; version: number },
  figure: PublishedFigure,
): Promise<Saved> {
  const others = await allFigures(tx)
  const own = await figureContent(tx, stands.id)
  const isOther = own === undefined || keyOf(own) !== keyOf(figure)
  if (isOther && others.some((each) => keyOf(each) === keyOf(figure))) throw alreadyThere()
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

/** Adds the figures that are not there yet, each with its own history, all or none. Those there already stay as they are. */
export function importFigures(
  db: Db,
  act: Act,
  { figures, id }: Import,
): Promise<{ added: number; existing: number }> {
  return write(db, act, async (tx) => {
    const there = new Set((await allFigures(tx)).map(keyOf))
    const fresh = figures.filter((figure) => !there.has(keyOf(figure)))
    for (const figure of fresh) {
      const { id: subjectId, establishmentId, version } = await addFigure(tx, act, figure)
      const content = await figureContent(tx, subjectId)
      const kept = { subject: 'published-figure', subjectId, establishmentId, version, content, reason: '' }
      await recordVersion(tx, act, { act: 'recorded', ...kept })
    }
    const details = { added: fresh.length, existing: figures.length - fresh.length }
    await record(tx, act, { act: 'imported', subject: 'published-figure-import', subjectId: id, details })
    await tx.deleteFrom('draft').where('id', '=', id).execute()
    return details
  })
}
