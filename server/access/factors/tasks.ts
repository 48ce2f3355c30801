import { plural } from '../../../reports/wording.ts'
import { countedWhole, type TaskKind } from '../../home/task.ts'
import { paths } from '../../paths.ts'
import { codesOnSheet } from './queries.ts'
import { fewCodes } from './vocabulary.ts'

export const sheetTasks: TaskKind = {
  slug: 'code-sheet',
  one: 'code sheet is nearly used up',
  many: 'code sheets are nearly used up',
  open: countedWhole(
    async ({ db, person }) => {
      const left = await codesOnSheet(db, person.id)
      return left === null || left > fewCodes ? [] : [left]
    },
    (left) => ({
      text: `Print a new code sheet: ${plural(left, 'code')} left`,
      href: paths.secondFactor('sheet'),
      dueOn: null,
    }),
  ),
}
