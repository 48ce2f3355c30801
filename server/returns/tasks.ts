import { monthName } from '../../reports/wording.ts'
import { countedWhole, type TaskKind } from '../home/task.ts'
import { paths } from '../paths.ts'
import { openMonths } from './month-states.ts'

/** What a head of safeguarding signs. */
export const returnTasks: TaskKind = {
  slug: 'returns-to-sign',
  one: 'monthly return is to be signed',
  many: 'monthly returns are to be signed',
  open: countedWhole(
    async (looking) => {
      const { overdue, due } = await looking.once(openMonths)
      return [...overdue, ...due]
    },
    ({ house, month, dueOn }) => ({
      text: `Sign the return for ${monthName(month)}`,
      href: paths.monthlyReturn(house.id, month),
      dueOn,
    }),
  ),
}

/** What a head of safeguarding signs again. */
export const restatedReturnTasks: TaskKind = {
  slug: 'returns-to-sign-again',
  one: 'monthly return must be signed again',
  many: 'monthly returns must be signed again',
  open: countedWhole(
    async (looking) => (await looking.once(openMonths)).restated,
    ({ house, month }) => ({
      text: `Sign the return for ${monthName(month)} again`,
      href: paths.monthlyReturn(house.id, month),
      dueOn: null,
      note: 'Records changed this month after you signed it',
      tag: { text: 'Changed since signed', colour: 'purple' },
    }),
  ),
}

/** What the scrutineer asks a head of safeguarding for. */
export const overdueReturnTasks: TaskKind = {
  slug: 'overdue-returns',
  one: 'monthly return is overdue',
  many: 'monthly returns are overdue',
  open: countedWhole(
    async (looking) => (await looking.once(openMonths)).overdue,
    ({ house, month, dueOn }) => ({
      text: `Ask ${house.name} for the return for ${monthName(month)}`,
      href: paths.monthlyReturn(house.id, month),
      dueOn,
    }),
  ),
}
