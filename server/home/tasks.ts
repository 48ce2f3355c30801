import type { Role } from '../access/vocabulary.ts'
import { paths } from '../paths.ts'
import { draftTasks } from './drafts.ts'
import { ownTasks, pinnedOf, tasksOf } from './order.ts'
import type { Looking, OpenTasks, TaskKind } from './task.ts'

/** A kind of task with how many there are, and the first few. */
export interface OpenKind extends OpenTasks {
  kind: TaskKind
}

/** What this person must do, by kind, in the order in which a role reads it; kinds of which nothing is open are left out. */
export const tasksFor = (looking: Looking, few: number): Promise<OpenKind[]> =>
  openOf(looking, [...ownTasks, ...tasksOf[looking.person.role]], few)

/** What is urgent, gravest first: it is listed above everything else until somebody does something about it. */
export const pinnedFor = (looking: Looking, few: number): Promise<OpenKind[]> =>
  openOf(looking, pinnedOf[looking.person.role] ?? [], few)

/** What of all that belongs to the office, and stays when its holder leaves. */
export const openInOffice = ({ role }: { role: Role }): readonly TaskKind[] => [
  ...(pinnedOf[role] ?? []),
  draftTasks,
  ...tasksOf[role],
]

/** Every kind of task that a role has. */
export const kindsFor = (role: Role): readonly TaskKind[] => [
  ...(pinnedOf[role] ?? []),
  ...ownTasks,
  ...tasksOf[role],
]

export async function openOf(looking: Looking, kinds: readonly TaskKind[], few: number): Promise<OpenKind[]> {
  const open = await Promise.all(
    kinds.map(async (kind) => ({ kind, ...(await kind.open(looking, { limit: few, offset: 0 })) })),
  )
  return open.filter(({ count }) => count > 0)
}

/** The number on the home page, and the list that it leads to. */
export const listOfKind = ({ slug, list }: TaskKind): string => list ?? paths.toDo(slug)
