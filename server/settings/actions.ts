import { localDateOf } from '../../reports/clocks.ts'
import type { Db, Tx } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { recordVersion } from '../history/record.ts'
import { Conflict, Stale } from '../http/errors.ts'
import type { NewValue } from './form.ts'
import { settingContent } from './queries.ts'
import { altersSigned, rewritesOf, seenText, type Rewrites } from './rewrite-queries.ts'
import type { SettingName } from './vocabulary.ts'
import { insertWaiting } from './waiting/insert-actions.ts'

/**
 * Sets a setting from a day on: one more row, with its event. Rows that stand are never edited. A value dated in the past
 * that would alter what was signed or released is stored as waiting, and holds nowhere. Gives the row’s id.
 * @param seen what was shown of what it rewrites, as `seenText` has it; absent where nobody was shown anything
 * @throws Stale when it rewrites something else than was shown
 */
export function setSetting(
  db: Db,
  act: Act,
  name: SettingName,
  { seen, ...value }: NewValue & { seen?: string },
): Promise<string> {
  return write(db, act, async (tx) => {
    const rewrites = await rewritesOf(tx, { name, ...value }, localDateOf(act.at))
    if (seen !== undefined && seen !== seenText(rewrites))
      throw new Stale('What this value rewrites changed while you were reading')
    if (rewrites !== undefined && altersSigned(rewrites)) return insertWaiting(tx, act, { name, ...value })
    return insertSetting(tx, act, { name, ...value, recordedBy: act.who.id }, rewrites)
  })
}

interface Storing extends NewValue {
  name: string
  /** Who set it: with an agreement not the one who acts. */
  recordedBy: string
}

/**
 * Stores a value in the caller's transaction.
 * @throws Conflict when the same value was set at the same moment
 */
export async function insertSetting(
  tx: Tx,
  act: Act,
  { name, establishmentType, value, fromOn, reason, recordedBy }: Storing,
  rewrites: Rewrites | undefined,
): Promise<string> {
  const id = act.newId()
  const added = await tx
    .insertInto('setting')
    .values({ id, name, establishmentType, value, fromOn, reason, recordedAt: act.at, recordedBy })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n)
    throw new Conflict('Somebody set the same value at this very moment. Look at the settings and try again.')
  await recordVersion(tx, act, {
    act: 'set',
    subject: 'setting',
    subjectId: id,
    version: 1,
    content: await settingContent(tx, id),
    reason,
    details: { setting: name, establishmentType, fromOn, ...countsOf(rewrites) },
  })
  return id
}

/** How many records a value dated in the past judges otherwise, for the history. */
const countsOf = (rewrites: Rewrites | undefined): Record<string, number> =>
  rewrites === undefined
    ? {}
    : {
        lateNoMore: rewrites.incidents.lateNoMore + rewrites.referrals.lateNoMore,
        lateNow: rewrites.incidents.lateNow + rewrites.referrals.lateNow,
      }
