import { countedWhole, type Looking, type TaskKind } from '../home/task.ts'
import { paths } from '../paths.ts'
import { establishmentsNamed, openActions } from './queries.ts'
import { ofEachEstablishment, ownerOf } from './vocabulary.ts'

export const actionTasks: TaskKind = {
  slug: 'overdue-actions',
  one: 'action of a QA meeting is overdue',
  many: 'actions of QA meetings are overdue',
  open: countedWhole(
    async ({ db, person, today }) =>
      (await openActions(db, person, today)).filter(({ isOverdue }) => isOverdue),
    (action) => ({
      text: `Follow up “${action.action}” with ${ownerOf(action)}`,
      href: `${paths.meeting(action.meetingId)}/actions`,
      dueOn: action.dueOn,
    }),
  ),
}

/** A head's own are those whose owner names the own establishment, and those that name none: these are for each. */
export const ownActionTasks: TaskKind = {
  slug: 'own-overdue-actions',
  one: 'action of a QA meeting for an establishment is overdue',
  many: 'actions of QA meetings for an establishment are overdue',
  open: countedWhole(ownActions, ({ action, isForEach }) => ({
    text: `${action.organisation === 'governor' ? 'Remind the governor or director of' : 'Do'} “${action.action}” (${ownerOf(action)}${isForEach ? ', for each establishment' : ''}), or tell the business manager what became of it`,
    href: paths.meeting(action.meetingId),
    dueOn: action.dueOn,
  })),
}

async function ownActions({ db, person, today }: Looking) {
  const overdue = (await openActions(db, person, today)).filter(
    ({ isOverdue, organisation }) => isOverdue && ofEachEstablishment.includes(organisation),
  )
  const namedBy = await establishmentsNamed(db)
  return overdue
    .map((action) => ({ action, named: namedBy(action) }))
    .filter(({ named }) => named.length === 0 || named.includes(person.establishmentId ?? ''))
    .map(({ action, named }) => ({ action, isForEach: named.length === 0 }))
}
