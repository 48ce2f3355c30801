import { instant, longDate } from '../../reports/wording.ts'
import { paths } from '../paths.ts'
import type { RecordCard, RecordRow } from '../records/page-types.ts'
import { valueInWords } from './page.ts'
import { countsInWords } from './rewrites-page.ts'
import { firstSince } from '../history/queries.ts'
import { announcedSince, firstWatched, type Looking } from '../home/task.ts'
import { settingsSetSince, type SetValue } from './set-since.ts'
import { ruleNamed } from './vocabulary.ts'
import { valueTitle } from './waiting/page.ts'
import { moreRow } from '../records/more-row.ts'

/** Beyond the last 30 days a card lists no more than this. */
const fewListed = 5

/** What others than the viewer set within the days that cards look back on. */
export async function settingsCards({ db, person, now, once }: Looking): Promise<RecordCard[]> {
  const set = await settingsSetSince(db, await once(firstWatched))
  return settingsCard(
    set.filter(({ recordedBy }) => recordedBy !== person.id),
    await firstSince(db, announcedSince(now)),
  )
}

/**
 * What others set, on the scrutineer's home page: all of the last 30 days, so that nobody pushes one out of sight by setting
 * others, and the latest of the year before; no card where there are none.
 */
function settingsCard(values: readonly SetValue[], since: number): RecordCard[] {
  const count = Math.max(fewListed, values.filter(({ seq }) => seq >= since).length)
  if (values.length === 0) return []
  const rows = values.slice(0, count).map(rowOf)
  const more = moreRow(Math.max(0, values.length - count), paths.settings())
  return [{ title: 'Settings that others set', rows: [...rows, ...more] }]
}

const rowOf = (value: SetValue): RecordRow => ({
  key: valueTitle(value),
  value: [
    `Was: ${valueInWords(ruleNamed(value.name), value.before)}`,
    `From ${longDate(value.fromOn)}`,
    `“${value.reason}”`,
    ...countsInWords(value.counts),
    `Set by ${value.who}, ${instant(value.recordedAt)}`,
  ],
  ...(value.isPast ? { tag: { text: 'Dated in the past', colour: 'red' as const } } : {}),
})
