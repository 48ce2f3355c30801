import { days, longDate, number, plural } from '../../reports/wording.ts'
import { quarter, reviewYear } from '../../reports/period.ts'
import { paths } from '../paths.ts'
import { filterSelect, listPage, type ListQuery } from '../records/list.ts'
import type { RecordListPage, TagView } from '../records/page-types.ts'
import { minutesTag } from './kind.ts'
import type { MeetingRow } from './queries.ts'

interface Around {
  total: number
  years: number[]
  mayRecord: boolean
}

export function meetingListPage(rows: MeetingRow[], query: ListQuery, around: Around): RecordListPage {
  const begin = { text: 'Record a QA meeting', href: `${paths.meetings()}/new` }
  const years = around.years.map((year) => ({ value: String(year), label: reviewYear(year).words }))
  return listPage(
    {
      base: paths.meetings(),
      heading: 'QA meetings',
      intro: 'The quarterly quality assurance meetings on the secure estate, with the quarter’s numbers.',
      caption: 'Quality assurance meetings',
      one: 'QA meeting',
      many: 'QA meetings',
      columns: [
        { text: 'Quarter' },
        { text: 'Held on', sort: 'date' },
        { text: 'Scrutineer’s days', numeric: true },
        { text: 'Actions not finished', numeric: true },
        { text: 'Overdue' },
        { text: 'Minutes' },
      ],
      actions: around.mayRecord ? [begin] : [],
      filterFields: years.length > 1 ? [filterSelect('year', 'Review year', years, { query })] : [],
      empty: {
        text: 'No meetings yet. The business manager records them.',
        ...(around.mayRecord ? { action: begin } : {}),
      },
    },
    query,
    around.total,
    rows.map((row) => [
      { text: quarter(row.year, row.quarter).label, href: paths.meeting(row.id) },
      { text: longDate(row.metOn) },
      { text: days(row.daysUsed), numeric: true },
      { text: number(row.unfinished), numeric: true },
      { text: '', tag: overdueTag(row) },
      { text: '', tag: minutesTag(row) },
    ]),
  )
}

const overdueTag = ({ overdue }: MeetingRow): TagView =>
  overdue === 0
    ? { text: 'None overdue', colour: 'green' }
    : { text: `${plural(overdue, 'action')} overdue`, colour: 'red' }
