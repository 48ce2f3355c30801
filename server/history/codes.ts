import type { Db, Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { recordVersion } from './record.ts'

/**
 * Keeps each code that no version is kept of, so that `history verify` finds whatever is changed of it without the
 * application: what is counted as pain-inducing, for one, is said by its level. A code that has a version is left as it is.
 * Only migrations write codes: one that adds some comes with a step of the upgrade that calls this.
 * @returns how many were sealed
 */
export async function sealNewCodes(tx: Tx, act: Act, happened = 'recorded'): Promise<number> {
  const codes = await tx
    .selectFrom('code')
    .select('id')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('recordVersion as version')
            .select('version.seq')
            .where('version.subject', '=', 'code')
            .whereRef('version.subjectId', '=', 'code.id'),
        ),
      ),
    )
    .orderBy('list')
    .orderBy('place')
    .orderBy('value')
    .execute()
  for (const { id } of codes)
    await recordVersion(tx, act, {
      act: happened,
      subject: 'code',
      subjectId: id,
      version: 1,
      content: await codeContent(tx, id),
      reason: '',
    })
  return codes.length
}

/** A code as its versions hold it. */
export const codeContent = (db: Db, id: string) =>
  db
    .selectFrom('code')
    .select(['list', 'value', 'label', 'level', 'place', 'fromOn', 'toOn'])
    .where('id', '=', id)
    .executeTakeFirst()
