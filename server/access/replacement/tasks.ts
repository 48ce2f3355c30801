import { countedWhole, type TaskKind } from '../../home/task.ts'
import { paths } from '../../paths.ts'
import { openReplacements } from './queries.ts'

/** For every officer who may confirm it. */
export const confirmationTasks: TaskKind = {
  slug: 'confirmations',
  one: 'person lost their second step and asks you to confirm it',
  many: 'people lost their second step and ask you to confirm it',
  open: countedWhole(
    ({ db, person, now }) => openReplacements(db, { officerId: person.id, now }),
    ({ id, name }) => ({
      text: `Confirm, or do not, that ${name} lost their second step`,
      href: paths.replacement(id),
      dueOn: null,
      note: 'Only with the person in front of you',
    }),
  ),
}
