import { establishmentChoices } from '../../establishments/queries.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import type { Looking, OpenTasks, Task, TaskKind, TaskWindow } from '../../home/task.ts'
import { paths } from '../../paths.ts'
import { referenceWords } from '../naming.ts'
import { daysAgo, waitingWords } from './page.ts'
import { askedUrgent, childrenIn, openUrgent, type UrgentIncident } from './queries.ts'
import { isGravest, urgentNowWords } from './reasons.ts'

/** Pinned on the scrutineer's home page: urgent incidents, gravest first, until the scrutineer says what came of each. */
export const urgentTasks: TaskKind = {
  slug: 'urgent',
  one: 'urgent incident: nobody has said what came of it',
  many: 'urgent incidents: nobody has said what came of them',
  list: `${paths.incidents()}?urgent=open`,
  open: async (looking, window) =>
    tasksOf(looking, window, await openUrgent(looking.db, looking.person), (incident, name) => ({
      note: `${referenceWords(incident)}, ${name}, ${daysAgo(incident.happenedAt, looking.today)}`,
      tag: isGravest(incident.urgent)
        ? { text: 'Urgent', colour: 'red' as const }
        : { text: 'To look at', colour: 'yellow' as const },
    })),
}

/** Not urgent any more for the scrutineer, who waits for the establishment's answer: listed until something else came of it. */
export const askedTasks: TaskKind = {
  slug: 'urgent-asked',
  one: 'incident you asked about is waiting for an answer',
  many: 'incidents you asked about are waiting for an answer',
  list: `${paths.incidents()}?urgent=asked`,
  open: async (looking, window) =>
    tasksOf(looking, window, await askedUrgent(looking.db, looking.person), (incident, name) => ({
      note: `${waitingWords(incident.askedOn)}. ${incident.isChanged ? 'The record was changed since. ' : ''}${referenceWords(incident)}, ${name}`,
      tag: { text: 'Asked', colour: 'yellow' as const },
    })),
}

/** Those that are asked for of some incidents, each saying what is wrong and leading to the record, where the scrutineer says what came of it. */
async function tasksOf<Incident extends UrgentIncident>(
  { db, person, today }: Looking,
  { limit, offset }: TaskWindow,
  incidents: readonly Incident[],
  beside: (incident: Incident, establishment: string) => Pick<Task, 'note' | 'tag'>,
): Promise<OpenTasks> {
  const shown = incidents.slice(offset, offset + limit)
  const children = await childrenIn(
    db,
    shown.map(({ id }) => id),
  )
  const names = await establishmentChoices(db, person, today)
  const tasks = shown.map((incident) => ({
    text: urgentNowWords(incident.urgent, children.get(incident.id) ?? []).join('. '),
    href: paths.incident(incident.id),
    dueOn: null,
    ...beside(incident, labelOf(names, incident.establishmentId)),
  }))
  return { count: incidents.length, tasks }
}
