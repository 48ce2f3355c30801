import { localDateOf } from '../../reports/clocks.ts'
import { instant, longDate } from '../../reports/wording.ts'
import { paths } from '../paths.ts'
import type { RecordCard, RecordRow } from '../records/page-types.ts'
import { valueInWords } from './page.ts'
import { countsInWords } from './rewrites-page.ts'
import type { SetValue } from './set-since.ts'
import { ruleNamed } from './vocabulary.ts'
import { valueTitle } from './waiting/page.ts'
import { openWaiting } from './waiting/queries.ts'
import { moreRow } from '../records/more-row.ts'
import { countedWhole, type TaskKind } from '../home/task.ts'

/** Beyond the last 30 days a card lists no more than this. */
const fewListed = 5

/** Values that would alter what was signed or released: without effect until the scrutineer agrees. */
export const waitingSettingTasks: TaskKind = {
  slug: 'settings-to-agree-to',
  one: 'setting dated in the past waits for you to agree',
  many: 'settings dated in the past wait for you to agree',
  open: countedWhole(
    ({ db }) => openWaiting(db),
    (row) => ({
      text: `Agree or refuse: ${valueTitle(row)}, from ${longDate(row.fromOn)}`,
      href: paths.waitingSetting(row.id),
      dueOn: null,
      note: `“${row.reason}” Set by ${row.who} on ${longDate(localDateOf(row.recordedAt))}. It would alter what was signed or released`,
    }),
  ),
}

/**
 * What others set, on the scrutineer's home page: all of the last 30 days, so that nobody pushes one out of sight by setting
 * others, and the latest of the year before; no card where there are none.
 */
export function settingsCard(values: readonly SetValue[], since: number): RecordCard[] {
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
