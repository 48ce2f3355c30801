import { monthOf, quarterOf, snapshotDate } from '../../reports/period.ts'
import { longDate, number, plural } from '../../reports/wording.ts'
import type { Role } from '../access/vocabulary.ts'
import type {
  ActionForm,
  HomePage,
  RecordCard,
  TodoGroup,
  TodoPage,
  TodoView,
} from '../records/page-types.ts'
import { paginationOf } from '../records/list.ts'
import type { OpenTasks, Task, TaskKind } from './task.ts'
import { listOfKind, type OpenKind } from './tasks.ts'

interface Pressing {
  csrf: string
  key: string
}

interface Around {
  role: Role
  today: string
  /** What is urgent, in the order given; none: no heading for it. */
  pinned: readonly OpenKind[]
  /** For the buttons that do something at once. */
  pressing: Pressing
  cards: RecordCard[]
}

export function homePage(
  open: readonly OpenKind[],
  { role, today, pinned, cards, pressing }: Around,
): HomePage {
  return {
    heading: 'Home',
    urgent: groupsOf(pinned, { today }),
    todo: groupsOf(open, { today, pressing }),
    nothing: `Nothing needs doing now. ${nextFor(role, today)}`,
    cards,
  }
}

/** Each kind of task with its number, which leads to all of them, and the first few. */
export const groupsOf = (
  open: readonly OpenKind[],
  { today, pressing }: { today: string; pressing?: Pressing },
): TodoGroup[] =>
  open.map(({ kind, count, tasks }) => ({
    heading: plural(count, kind.one, kind.many),
    href: listOfKind(kind),
    items: todosOf(tasks, { today, ...(pressing === undefined ? {} : { pressing }) }),
    ...(count > tasks.length ? { more: `See all ${number(count)}` } : {}),
  }))

const todosOf = (
  tasks: readonly Task[],
  { today, pressing }: { today: string; pressing?: Pressing },
): TodoView[] =>
  tasks.map((task) => ({
    ...todoOf(task, today),
    ...(task.button === undefined || pressing === undefined ? {} : { form: formOf(task.button, pressing) }),
  }))

const formOf = (button: NonNullable<Task['button']>, { csrf, key }: Pressing): ActionForm => ({
  ...button,
  hidden: [{ name: 'key', value: `${key}-${button.action}` }],
  csrf,
})

function todoOf({ text, href, dueOn, note, tag }: Task, today: string): TodoView {
  if (note !== undefined) return { text, href, due: note, ...(tag === undefined ? {} : { tag }) }
  if (dueOn === null) return { text, href }
  return dueOn < today
    ? { text, href, due: `Was due by ${longDate(dueOn)}`, tag: { text: 'Overdue', colour: 'red' } }
    : { text, href, due: `Due by ${longDate(dueOn)}`, tag: { text: 'Due', colour: 'blue' } }
}

/** Every task of one kind, page after page. */
export function toDoPage(
  { one, many }: TaskKind,
  { count, tasks }: OpenTasks,
  { base, page, today, pressing }: { base: string; page: number; today: string; pressing: Pressing },
): TodoPage {
  const pagination = paginationOf(base, { filters: {}, sort: '', direction: 'asc', page }, count)
  return {
    heading: plural(count, one, many),
    items: todosOf(tasks, { today, pressing }),
    ...(pagination === undefined ? {} : { pagination }),
  }
}

function nextFor(role: Role, today: string): string {
  switch (role) {
    case 'head':
      return `Next comes the month-end population, counted on ${longDate(snapshotDate(monthOf(today)))}.`
    case 'scrutineer':
      return `Next comes the QA meeting about ${quarterOf(today).label}.`
    case 'lado':
      return 'The next LADO contact without an outcome will be listed here.'
    case 'partner':
      return 'The next review will be listed here once it is released.'
    case 'business-manager':
      return `Next comes the QA meeting about ${quarterOf(today).label}.`
  }
}
