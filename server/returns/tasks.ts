import { listOf, longDate, monthName, plural } from '../../reports/wording.ts'
import { paths } from '../paths.ts'
import type { RecordCard } from '../records/page-types.ts'
import type { OpenMonth } from './month-states.ts'
import { countUnexplained } from './outside-counts/queries.ts'
import { countedWhole, type Looking, type TaskKind } from '../home/task.ts'
import { isOfEstablishment } from '../access/vocabulary.ts'

/** A card lists no more months than this. */
const most = 10

/** What a head of safeguarding signs. */
export const returnTasks: TaskKind = {
  slug: 'returns-to-sign',
  one: 'monthly return is to be signed',
  many: 'monthly returns are to be signed',
  open: countedWhole(
    async ({ months }) => {
      const { overdue, due } = await months()
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
    async ({ months }) => (await months()).restated,
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
    async ({ months }) => (await months()).overdue,
    ({ house, month, dueOn }) => ({
      text: `Ask ${house.name} for the return for ${monthName(month)}`,
      href: paths.monthlyReturn(house.id, month),
      dueOn,
    }),
  ),
}

/** Where the months stand, and what others counted otherwise. */
export async function returnsCard({ db, person, months }: Looking): Promise<RecordCard> {
  const { overdue, due, restated } = await months()
  const unexplained = await countUnexplained(db, person)
  const showsHouse = !isOfEstablishment(person.role)
  return {
    title: 'Monthly returns',
    rows: [
      { key: 'Not signed yet', value: [waitingInWords(overdue, due)], href: paths.returns() },
      {
        key: 'Changed since signed',
        value: restatedLines(restated, showsHouse),
        href: paths.returns(),
      },
      {
        key: 'Differences from other sources without an explanation',
        value: [unexplained === 0 ? 'None' : plural(unexplained, 'difference')],
        href: `${paths.outsideCounts()}?state=unexplained`,
      },
    ],
  }
}

function waitingInWords(overdue: readonly OpenMonth[], due: readonly OpenMonth[]): string {
  const next = due[0] === undefined ? [] : [`${plural(due.length, 'month')} due by ${longDate(due[0].dueOn)}`]
  const late = overdue.length === 0 ? [] : [`${plural(overdue.length, 'month')} overdue`]
  const words = listOf([...late, ...next])
  return words === '' ? 'None' : words
}

function restatedLines(restated: readonly OpenMonth[], showsHouse: boolean): string[] {
  if (restated.length === 0) return ['None']
  const words = ({ month, house }: OpenMonth) =>
    showsHouse ? `${monthName(month)}, ${house.name}` : monthName(month)
  const more = restated.length - most
  return [...restated.slice(0, most).map(words), ...(more > 0 ? [`and ${plural(more, 'more', 'more')}`] : [])]
}
