import { localDateOf } from '../../reports/clocks.ts'
import { namesOf } from '../access/queries.ts'
import type { Db } from '../database/schema.ts'
import type { SettingTable } from '../database/setting-tables.ts'
import { settingsInOrder } from './queries.ts'
import { ruleNamed } from './vocabulary.ts'

/** A value that was set, beside the one whose place it takes on its first day. */
export interface SetValue {
  id: string
  name: string
  establishmentType: SettingTable['establishmentType']
  value: string
  /** Undefined where until then what holds from the beginning was in force. */
  before: string | undefined
  fromOn: string
  reason: string
  recordedAt: string
  recordedBy: string
  who: string
  seq: number
  /** Whether its first day was over when it was set. */
  isPast: boolean
  /** How many records it judged otherwise, counted when it was set. */
  counts: { lateNoMore?: number; lateNow?: number }
}

/** Values that were set from this event of the history on, the latest first; the legal hold is told elsewhere. */
export async function settingsSetSince(db: Db, first: number): Promise<SetValue[]> {
  const rows = await settingsInOrder(db)
    .innerJoin('historyEvent as event', 'event.seq', 'version.seq')
    .selectAll('setting')
    .select(['event.details', 'version.seq'])
    .orderBy('version.seq', 'desc')
    .execute()
  const names = await namesOf(
    db,
    rows.map(({ recordedBy }) => recordedBy),
  )
  return rows
    .filter(({ name, seq }) => ruleNamed(name) !== undefined && seq >= first)
    .map(({ details, ...row }) => ({
      ...row,
      before: valueBefore(rows, row),
      who: names.get(row.recordedBy) ?? 'The system',
      isPast: row.fromOn < localDateOf(row.recordedAt),
      counts: JSON.parse(details) as SetValue['counts'],
    }))
}

type Dated = Pick<SetValue, 'name' | 'establishmentType' | 'value' | 'fromOn' | 'seq'>

/** What was in force on the first day of a value until it was set. Rows come with the one set last first. */
function valueBefore(rows: readonly Dated[], row: Dated): string | undefined {
  const earlier = rows.filter(
    ({ name, establishmentType, fromOn, seq }) =>
      name === row.name &&
      establishmentType === row.establishmentType &&
      fromOn <= row.fromOn &&
      seq < row.seq,
  )
  const lastDay = earlier
    .map(({ fromOn }) => fromOn)
    .sort()
    .at(-1)
  return earlier.find(({ fromOn }) => fromOn === lastDay)?.value
}
