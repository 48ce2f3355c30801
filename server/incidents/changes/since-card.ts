import { localDateOf } from '../../../reports/clocks.ts'
import { longDate, number, plural } from '../../../reports/wording.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { byWeight, graveInItself, graveReasons } from './grave.ts'
import { readTo } from '../../history/read-marks.ts'
import type { HomeCards } from '../../home/task.ts'
import { countIncidents, readIncidentQuery } from '../queries.ts'
import { unreadAfter, type ChangedVersion, type Unread } from './queries.ts'
import { incidentChangesSubject } from './vocabulary.ts'
import { graveFilter, submittedSinceRead } from '../list-vocabulary.ts'
import { incidentTitle } from '../naming.ts'
import { paths } from '../../paths.ts'
import type { RecordCard, RecordRow } from '../../records/page-types.ts'
import { moreRow } from '../../records/more-row.ts'

/** A card says of no more grave changes what they are. */
const mostTold = 3

interface Since {
  /** When the scrutineer last read the changes, UTC; undefined: never. */
  readAt: string | undefined
  unread: Unread
  /** Incidents submitted since then, and those of them that are grave by their own record. */
  submitted: { all: number; grave: number }
}

export const sinceCards: HomeCards = async ({ db, person, today }) => {
  const read = await readTo(db, person, incidentChangesSubject)
  const submitted = async (filters: Record<string, string>) =>
    countIncidents(db, person, { ...readIncidentQuery(filters, person), today })
  const since = Object.fromEntries(new URLSearchParams(submittedSinceRead))
  const grave = { ...since, grave: graveFilter.value }
  const card = sinceCard({
    readAt: read.at,
    unread: await unreadAfter(db, person, read.to),
    submitted: { all: await submitted(since), grave: await submitted(grave) },
  })
  return [card]
}

/** On the scrutineer's home page: what happened to incidents since the last look, what is grave of it first and in words. */
const sinceCard = ({ readAt, unread, submitted }: Since): RecordCard => ({
  title:
    readAt === undefined
      ? 'You have not read any changes yet'
      : `Since you last read the changes, on ${longDate(localDateOf(readAt))}`,
  rows: [...submittedRows(submitted), ...graveChanges(unread), changesRow(unread), ...discardedRow(unread)],
})

const submittedList = `${paths.incidents()}?${submittedSinceRead}`
const graveList = `${submittedList}&grave=${graveFilter.value}`

const submittedRows = ({ all, grave }: Since['submitted']): RecordRow[] => [
  ...(grave === 0
    ? []
    : [
        {
          key: 'Grave incidents submitted',
          value: [plural(grave, 'incident'), graveFilter.label],
          href: graveList,
          tag: graveTag,
        },
      ]),
  {
    key: 'Incidents submitted',
    value: [all === 0 ? 'None' : plural(all, 'incident'), 'since you last said that you had seen them'],
    ...(all === 0 ? {} : { href: submittedList }),
  },
]

const graveTag = { text: 'Grave', colour: 'red' } as const

function graveChanges({ changes }: Unread): RecordRow[] {
  const grave = changes.filter((each) => each.grave.length > 0).sort(byWeight)
  const more = grave.length - mostTold
  return [
    ...grave.slice(0, mostTold).map(graveChange),
    ...moreRow(Math.max(more, 0), paths.incidentChanges()),
  ]
}

const graveChange = (change: ChangedVersion): RecordRow => ({
  key: `${incidentTitle(change)}, changed`,
  value: [
    ...(graveInItself(change).length > 0 ? graveInItself(change) : change.grave).map((reason) =>
      labelOf(graveReasons, reason),
    ),
    ...(change.reason === '' ? [] : [`“${change.reason}”`]),
    `By ${change.who}, ${longDate(localDateOf(change.at))}`,
  ],
  href: `${paths.incident(change.subjectId)}/history`,
  tag: graveTag,
})

const changesRow = ({ changes, isFull }: Unread): RecordRow => ({
  key: 'Changes of submitted incidents',
  value: [unreadInWords(changes.length, isFull)],
  href: paths.incidentChanges(),
})

const discardedRow = ({ discarded, isFull }: Unread): RecordRow[] =>
  discarded.length === 0
    ? []
    : [
        {
          key: 'Drafts of incidents discarded',
          value: [`${isFull ? 'At least ' : ''}${number(discarded.length)}`],
        },
      ]

function unreadInWords(count: number, isFull: boolean): string {
  if (count === 0) return isFull ? 'More than one page can look through' : 'None'
  return `${isFull ? 'At least ' : ''}${plural(count, 'change')}`
}
