import { monthName } from '../../../reports/wording.ts'
import type { Tx } from '../../database/schema.ts'
import type { Act } from '../../database/write.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import type { Saved } from '../../records/kind.ts'
import type { OutsideCount } from './form.ts'
import { sources } from './vocabulary.ts'

/** Stores a new count of another source. */
export async function insertOutsideCount(tx: Tx, act: Act, count: OutsideCount): Promise<Saved> {
  const id = act.newId()
  await tx
    .insertInto('outsideCount')
    .values({ id, ...count, version: 1, recordedAt: act.at, recordedBy: act.who.id })
    .execute()
  return saved(id, 1, count)
}

/** Stores a correction over the version that stands. */
export async function replaceOutsideCount(
  tx: Tx,
  _act: Act,
  stands: { id: string; version: number },
  count: OutsideCount,
): Promise<Saved> {
  const version = stands.version + 1
  await tx
    .updateTable('outsideCount')
    .set({ ...count, version })
    .where('id', '=', stands.id)
    .execute()
  return saved(stands.id, version, count)
}

const saved = (id: string, version: number, count: OutsideCount): Saved => ({
  id,
  version,
  establishmentId: count.establishmentId,
  title: outsideCountTitle(count),
})

export const outsideCountTitle = ({ source, month }: Pick<OutsideCount, 'source' | 'month'>): string =>
  `${labelOf(sources, source)}, ${monthName(month)}`
