import { localDateOf } from '../../reports/clocks.ts'
import { instant, longDate } from '../../reports/wording.ts'
import { paths } from '../paths.ts'
import type { RecordCard } from '../records/page-types.ts'
import type { Backdated } from '../settings/backdated.ts'
import { countsInWords } from '../settings/rewrites-page.ts'
import { valueTitle } from '../settings/waiting/page.ts'
import { openWaiting } from '../settings/waiting/queries.ts'
import { moreRow } from './more-row.ts'
import { countedWhole, type TaskKind } from './task.ts'

/** A card lists no more than this. */
const mostListed = 5

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

/** Values set for days that were over, with their reasons, on the scrutineer's home page; no card where there are none. */
export const backdatedCard = (settings: readonly Backdated[]): RecordCard[] =>
  settings.length === 0
    ? []
    : [
        {
          title: 'Settings dated in the past',
          rows: [
            ...settings.slice(0, mostListed).map((row) => ({
              key: valueTitle(row),
              value: [
                `From ${longDate(row.fromOn)}`,
                `“${row.reason}”`,
                ...countsInWords(row.counts),
                `Set by ${row.who}, ${instant(row.recordedAt)}`,
              ],
            })),
            ...moreRow(Math.max(0, settings.length - mostListed), paths.settings()),
          ],
        },
      ]
