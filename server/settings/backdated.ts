import { localDateOf } from '../../reports/clocks.ts'
import { namesOf } from '../access/queries.ts'
import type { Db } from '../database/schema.ts'
import type { SettingTable } from '../database/setting-tables.ts'
import { settingsInOrder } from './queries.ts'
import { ruleNamed } from './vocabulary.ts'

/** A value that was set for days that were over. */
export interface Backdated {
  id: string
  name: string
  establishmentType: SettingTable['establishmentType']
  value: string
  fromOn: string
  reason: string
  recordedAt: string
  who: string
  /** How many records it judged otherwise, counted when it was set. */
  counts: { lateNoMore?: number; lateNow?: number }
}

/** Values dated in the past that hold, set from this event of the history on, the latest first. */
export async function backdatedSince(db: Db, first: number): Promise<Backdated[]> {
  const rows = await settingsInOrder(db)
    .innerJoin('historyEvent as event', 'event.seq', 'version.seq')
    .selectAll('setting')
    .select('event.details')
    .where('version.seq', '>=', first)
    .orderBy('version.seq', 'desc')
    .execute()
  const names = await namesOf(
    db,
    rows.map(({ recordedBy }) => recordedBy),
  )
  return rows
    .filter(({ name, fromOn, recordedAt }) => ruleNamed(name) !== undefined && fromOn < localDateOf(recordedAt))
    .map(({ recordedBy, details, ...row }) => ({
      ...row,
      who: names.get(recordedBy) ?? 'The system',
      counts: JSON.parse(details) as Backdated['counts'],
    }))
}
