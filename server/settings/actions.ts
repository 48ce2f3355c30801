import type { Db } from '../database/schema.ts'
import { write, type Act } from '../database/write.ts'
import { recordVersion } from '../history/record.ts'
import { Conflict } from '../http/errors.ts'
import type { NewValue } from './form.ts'
import { settingContent } from './queries.ts'
import type { SettingName } from './vocabulary.ts'

/** Sets a setting from a day on: one more row, with its event. Rows that stand are never edited. Gives the row’s id. */
export function setSetting(db: Db, act: Act, name: SettingName, asked: NewValue): Promise<string> {
  return write(db, act, async (tx) => {
    const id = act.newId()
    const added = await tx
      .insertInto('setting')
      .values({ id, name, ...asked, recordedAt: act.at, recordedBy: act.who.id })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows === 0n)
      throw new Conflict(
        'Somebody set the same value at this very moment. Look at the settings and try again.',
      )
    const { establishmentType, fromOn } = asked
    await recordVersion(tx, act, {
      act: 'set',
      subject: 'setting',
      subjectId: id,
      version: 1,
      content: await settingContent(tx, id),
      reason: asked.reason,
      details: { setting: name, establishmentType, fromOn },
    })
    return id
  })
}
