import { instant } from '../../../reports/wording.ts'
import { paths } from '../../paths.ts'
import type { ActionForm, RecordShowPage } from '../../records/page-types.ts'
import type { OpenSession } from './queries.ts'
import { idleMinutes, mostSessions } from './state.ts'

interface Around {
  current: string
  csrf: string
}

/** Where somebody is signed in, with a button to end each. */
export function sessionsPage(open: readonly OpenSession[], { current, csrf }: Around): RecordShowPage {
  const others = open.filter(({ idHash }) => idHash !== current)
  return {
    heading: 'Where you are signed in',
    tags: [],
    notices: [
      `You can be signed in at ${mostSessions} places; a further one ends the oldest. Each ends after ${idleMinutes} minutes without use, and after 12 hours in any case.`,
    ],
    actions: [],
    forms: others.length === 0 ? [] : [...others.map((each) => endForm(each, csrf)), endOthers(csrf)],
    cards: [],
    tables: [
      {
        caption: 'Places, the latest first',
        columns: ['Browser', 'Signed in', 'Last used', ''].map((text) => ({ text: text || 'Which' })),
        rows: open.map((each) => ({
          cells: [
            { text: each.browser },
            { text: instant(each.startedAt) },
            { text: instant(each.seenAt) },
            { text: each.idHash === current ? 'This one' : 'Another' },
          ],
        })),
      },
    ],
    meta: [],
  }
}

const endForm = ({ idHash, browser, startedAt }: OpenSession, csrf: string): ActionForm => ({
  action: `${paths.sessions()}/ending`,
  text: `End ${browser}, signed in ${instant(startedAt)}`,
  hidden: [{ name: 'session', value: idHash }],
  csrf,
})

const endOthers = (csrf: string): ActionForm => ({
  action: `${paths.sessions()}/ending-others`,
  text: 'End all but this one',
  hidden: [],
  csrf,
})
