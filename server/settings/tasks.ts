import { countedWhole, type TaskKind } from '../home/task.ts'
import { paths } from '../paths.ts'
import { settingsNeverSet } from './queries.ts'

export const settingTasks: TaskKind = {
  slug: 'settings',
  one: 'setting has never been set',
  many: 'settings have never been set',
  open: countedWhole(
    ({ db }) => settingsNeverSet(db),
    ({ label }) => ({
      text: `Check the setting “${label}”`,
      href: paths.settings(),
      dueOn: null,
      note: 'Until then the first value applies',
    }),
  ),
}
