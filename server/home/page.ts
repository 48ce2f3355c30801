import { monthOf, quarterOf, snapshotDate } from '../../reports/period.ts'
import { instant, longDate, number, plural } from '../../reports/wording.ts'
import type { Role } from '../access/vocabulary.ts'
import type { Unread } from '../incidents/changes/queries.ts'
import { paths } from '../paths.ts'
import type { HomePage, RecordCard, TodoView } from '../records/page-types.ts'
import type { DaySeal } from './queries.ts'
import type { Task } from './task.ts'

/** What only the scrutineer is shown: the year's days, the record seal to compare, and wrong sign-ins. */
export interface Watch {
  days: string
  seal: { seq: number; seal: string } | undefined
  sealYesterday: DaySeal | undefined
  failedSignIns: number
}

interface Around {
  role: Role
  today: string
  /** What is urgent, in the order given; none: no heading for it. */
  pinned: Task[]
  /** Cards of other features, after what is watched. */
  cards: RecordCard[]
  watch?: Watch
}

export function homePage(tasks: Task[], { role, today, pinned, cards, watch }: Around): HomePage {
  return {
    heading: 'Home',
    urgent: pinned.map((task) => todoOf(task, today)),
    todo: tasks.toSorted(oldestFirst).map((task) => todoOf(task, today)),
    nothing: `Nothing needs doing now. ${nextFor(role, today)}`,
    cards: [...(watch === undefined ? [] : watchCards(watch)), ...cards],
  }
}

/** In the order in which tasks are due, or have waited. */
export const oldestFirst = (one: Task, other: Task): number => {
  const [first, second] = [one.dueOn ?? one.since, other.dueOn ?? other.since]
  return first < second ? -1 : Number(first > second)
}

export function todoOf({ text, href, dueOn, note, tag }: Task, today: string): TodoView {
  if (note !== undefined) return { text, href, due: note, ...(tag === undefined ? {} : { tag }) }
  if (dueOn === null) return { text, href }
  return dueOn < today
    ? { text, href, due: `Was due by ${longDate(dueOn)}`, tag: { text: 'Overdue', colour: 'red' } }
    : { text, href, due: `Due by ${longDate(dueOn)}`, tag: { text: 'Due', colour: 'blue' } }
}

function nextFor(role: Role, today: string): string {
  switch (role) {
    case 'head':
      return `Next comes the month-end population, counted on ${longDate(snapshotDate(monthOf(today)))}.`
    case 'scrutineer':
      return `Next comes the QA meeting about ${quarterOf(today).label}.`
    case 'lado':
      return 'The next LADO contact that needs an outcome will stand here.'
    case 'partner':
      return 'The next review will stand here once it is released.'
    case 'business-manager':
      return `Next comes the QA meeting about ${quarterOf(today).label}.`
  }
}

function watchCards({ days, seal, sealYesterday, failedSignIns }: Watch): RecordCard[] {
  return [
    { title: 'Your days', rows: [{ key: 'Used so far', value: [days], href: paths.contacts() }] },
    {
      title: 'Record seal',
      rows: [
        { key: 'Now', value: seal === undefined ? [] : [`Event ${number(seal.seq)}`, ...inFours(seal.seal)] },
        { key: 'Before today', value: sealYesterday === undefined ? [] : sealWords(sealYesterday) },
      ],
    },
    { title: 'Sign-ins', rows: [{ key: 'Failed today, all accounts', value: [number(failedSignIns)] }] },
  ]
}

const sealWords = ({ seq, seal, at }: DaySeal): string[] => [
  `Event ${number(seq)}, ${instant(at)}`,
  ...inFours(seal),
]

/** 64 characters in lines that a narrow screen holds and two people can read out to each other. */
const inFours = (seal: string): string[] => seal.match(/.{1,16}/g) ?? []

/** On the scrutineer's home page: how many there are, and where. */
export const changesCard = ({ changes, discarded, isFull }: Unread): RecordCard => ({
  title: 'Changes to what is counted',
  rows: [
    {
      key: 'Since you last read them',
      value: [unreadInWords(changes.length, isFull)],
      href: paths.incidentChanges(),
    },
    ...(discarded.length === 0
      ? []
      : [
          {
            key: 'Drafts of incidents thrown away',
            value: [`${isFull ? 'At least ' : ''}${number(discarded.length)}`],
          },
        ]),
  ],
})

function unreadInWords(count: number, isFull: boolean): string {
  if (count === 0) return isFull ? 'More corrections than one page can look through' : 'None'
  return `${isFull ? 'At least ' : ''}${plural(count, 'change')}`
}
