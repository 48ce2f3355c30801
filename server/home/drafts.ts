import { localDateOf } from '../../reports/clocks.ts'
import { longDate } from '../../reports/wording.ts'
import { draftInWords, draftPlace } from '../kinds.ts'
import { paths } from '../paths.ts'
import { listDrafts } from '../records/queries.ts'
import { leftDrafts } from './offices/draft-actions.ts'
import { countedWhole, type TaskKind } from './task.ts'

/** One's own drafts, kind after kind, the one left longest first. */
export const draftTasks: TaskKind = {
  slug: 'drafts',
  one: 'draft of yours is not submitted',
  many: 'drafts of yours are not submitted',
  open: countedWhole(
    async ({ db, person }) => {
      const drafts = (await listDrafts(db, person)).flatMap((draft) => {
        const place = draftPlace(draft.kind)
        return place === undefined ? [] : [{ ...draft, place }]
      })
      return [...Map.groupBy(drafts, ({ kind }) => kind).values()].flat()
    },
    ({ place, ...draft }) => ({
      text: `Finish the ${draftInWords(place, draft)} that you left on ${longDate(localDateOf(draft.savedAt))}`,
      href: `${place.at}/${draft.id}`,
      dueOn: null,
      note: 'Only you can see it until you submit it',
    }),
  ),
}

/** Drafts of those who held the office before: the next holder finishes or discards them. */
export const leftDraftTasks: TaskKind = {
  slug: 'left-drafts',
  one: 'draft was left in your office by somebody who may no longer finish it',
  many: 'drafts were left in your office by people who may no longer finish them',
  open: countedWhole(
    ({ db, person, today }) => leftDrafts(db, person, today),
    ({ id, what, writer, savedAt }) => ({
      text: `Take over the ${what} that ${writer} left on ${longDate(localDateOf(savedAt))}`,
      href: paths.handover(),
      dueOn: null,
      note: 'Once you have taken it over, finish it or discard it',
      button: { action: `${paths.handover()}/drafts/${id}/taking-over`, text: 'Take it over' },
    }),
  ),
}
