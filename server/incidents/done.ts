import { get, type Route } from '../http/route.ts'
import { paths } from '../paths.ts'
import { confirm } from '../records/confirming.ts'
import { incidentKind } from './kind.ts'

/** What was done to an incident beside recording and correcting it, by the act that its last version says. */
const doneWords: Record<string, string> = {
  'withdrawal asked': 'Withdrawal asked for',
  'withdrawal taken back': 'Withdrawal taken back',
  'put back': 'Incident put back: it counts again',
  'withdrawal agreed': 'Withdrawal agreed: it is not counted in any number from now on',
  'withdrawal refused': 'Withdrawal refused: the incident goes on counting',
}

/** What is true after a withdrawal is asked for, taken back or decided. */
export const doneRoutes = (): Route[] => [
  get(`${paths.incident(':id')}/withdrawal/recorded`, 'read incidents', (ask) =>
    confirm(incidentKind, ask, (act) => doneWords[act] ?? 'Saved'),
  ),
]
