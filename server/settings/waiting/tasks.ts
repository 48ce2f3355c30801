import { localDateOf } from '../../../reports/clocks.ts'
import { longDate } from '../../../reports/wording.ts'
import { countedWhole, type TaskKind } from '../../home/task.ts'
import { paths } from '../../paths.ts'
import { valueTitle } from './page.ts'
import { openWaiting } from './queries.ts'

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
