import { listOf, longDate, monthName, plural } from '../../reports/wording.ts'
import { isOfEstablishment } from '../access/vocabulary.ts'
import type { Looking } from '../home/task.ts'
import { paths } from '../paths.ts'
import type { RecordCard } from '../records/page-types.ts'
import { openMonths, type OpenMonth } from './month-states.ts'
import { countUnexplained } from './outside-counts/queries.ts'

/** A card lists no more months than this. */
const most = 10

/** Where the months stand, and what others counted otherwise. */
export async function returnsCards({ db, person, once }: Looking): Promise<RecordCard[]> {
  const { overdue, due, restated } = await once(openMonths)
  const unexplained = await countUnexplained(db, person)
  const showsHouse = !isOfEstablishment(person.role)
  const card = {
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
  return [card]
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
