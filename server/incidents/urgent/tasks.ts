import { localDateOf } from '../../../reports/clocks.ts'
import { number } from '../../../reports/wording.ts'
import { establishmentChoices } from '../../establishments/queries.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { firstOf, type Looking, type Task } from '../../home/task.ts'
import { paths } from '../../paths.ts'
import { daysAgo, referenceWords } from './page.ts'
import { childrenIn, openUrgent } from './queries.ts'
import { isGravest, urgentWords } from './reasons.ts'

/** More are behind a link: what is gravest and newest stands on the page. */
const mostPinned = 10

/** Pinned on the scrutineer's home page: urgent incidents, gravest first, until the scrutineer says what came of each. */
export async function urgentTasks({ db, person, today }: Looking): Promise<Task[]> {
  const open = await openUrgent(db, person)
  const shown = open.slice(0, mostPinned)
  const children = await childrenIn(
    db,
    shown.map(({ id }) => id),
  )
  const names = await establishmentChoices(db, person, today)
  return firstOf(
    open,
    (incident) => ({
      text: urgentWords(incident.urgent, children.get(incident.id) ?? []).join('. '),
      href: paths.incidentFollowUp(incident.id),
      dueOn: null,
      since: localDateOf(incident.happenedAt),
      note: `${referenceWords(incident)}, ${labelOf(names, incident.establishmentId)}, ${daysAgo(incident.happenedAt, today)}`,
      tag: isGravest(incident.urgent)
        ? { text: 'Urgent', colour: 'red' }
        : { text: 'To look at', colour: 'yellow' },
    }),
    { text: `See all ${number(open.length)} of these incidents`, href: `${paths.incidents()}?urgent=open` },
  )
}
