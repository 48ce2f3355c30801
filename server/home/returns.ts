import { monthEnd } from '../../reports/period.ts'
import { listOf, longDate, monthName, plural } from '../../reports/wording.ts'
import { paths } from '../paths.ts'
import type { RecordCard } from '../records/page-types.ts'
import type { OpenMonth } from '../returns/month-states.ts'
import { countUnexplained } from '../returns/outside-counts/queries.ts'
import { firstOf, most, type Looking, type Task } from './task.ts'

const allReturns = { text: 'See every monthly return', href: paths.returns() }

/** What a head of safeguarding signs, or signs again. */
export async function returnTasks({ months }: Looking): Promise<Task[]> {
  const { overdue, due, restated } = await months()
  return [
    ...firstOf([...overdue, ...due], signTask, allReturns),
    ...firstOf(restated, restatedTask, allReturns),
  ]
}

const signTask = ({ house, month, dueOn }: OpenMonth): Task => ({
  text: `Sign the return for ${monthName(month)}`,
  href: paths.monthlyReturn(house.id, month),
  dueOn,
  since: monthEnd(month),
})

const restatedTask = ({ house, month }: OpenMonth): Task => ({
  text: `Sign the return for ${monthName(month)} again`,
  href: paths.monthlyReturn(house.id, month),
  dueOn: null,
  since: monthEnd(month),
  note: 'Records changed this month after you signed it',
  tag: { text: 'Restated', colour: 'purple' },
})

/** What the scrutineer asks a head of safeguarding for. */
export async function overdueReturnTasks({ months }: Looking): Promise<Task[]> {
  const { overdue } = await months()
  return firstOf(
    overdue,
    ({ house, month, dueOn }) => ({
      text: `Ask ${house.name} for the return for ${monthName(month)}`,
      href: paths.monthlyReturn(house.id, month),
      dueOn,
      since: monthEnd(month),
    }),
    allReturns,
  )
}

/** Where the months stand, and what others counted otherwise. */
export async function returnsCard({ db, person, months }: Looking): Promise<RecordCard> {
  const { overdue, due, restated } = await months()
  const unexplained = await countUnexplained(db, person)
  const showsHouse = person.role !== 'head'
  return {
    title: 'Monthly returns',
    rows: [
      { key: 'Not signed yet', value: [waitingInWords(overdue, due)], href: paths.returns() },
      {
        key: 'Restated and not signed again',
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
