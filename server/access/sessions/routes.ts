import { textOf } from '../../fields/field.ts'
import { BadRequest } from '../../http/errors.ts'
import { get, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../../http/route.ts'
import { noQuestion, refuseStrangers } from '../../http/strangers.ts'
import { paths } from '../../paths.ts'
import { endOwnSessions } from './actions.ts'
import { sessionsPage } from './page.ts'
import { openSessions } from './queries.ts'

/** One's own sessions: to see and to end. */
export const sessionRoutes = (): Route[] => [
  get(paths.sessions(), 'see home', showSessions),
  post(`${paths.sessions()}/ending`, 'see home', endOne, { reads: 'a form' }),
  post(`${paths.sessions()}/ending-others`, 'see home', endOthers),
]

async function showSessions(ask: SignedInAsk): Promise<Answer> {
  const open = await openSessions(ask.db, ask.person.id, ask.now)
  const content = sessionsPage(open, { current: ask.sessionHash, csrf: ask.csrf })
  const breadcrumbs = [{ href: paths.home(), text: 'Home' }, { text: content.heading }]
  return page('records/show', content, { title: content.heading, name: 'sessions', breadcrumbs })
}

async function endOne(ask: SignedInAsk): Promise<Answer> {
  refuseStrangers(noQuestion, ask.typed, ['session'])
  const only = textOf(ask.typed, 'session')
  if (only === '') throw new BadRequest('Say which sign-in is to end. Reload the page and try again.')
  await endOwnSessions(ask.db, ask.act, { only })
  return seeOther(paths.sessions())
}

async function endOthers(ask: SignedInAsk): Promise<Answer> {
  await endOwnSessions(ask.db, ask.act, { but: ask.sessionHash })
  return seeOther(paths.sessions())
}
