import { markRead, readTo } from '../history/read-marks.ts'
import { newFormKey } from '../http/read.ts'
import { get, page, post, seeOther, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { recordView } from '../records/look-queries.ts'
import { otherChangesPage } from './page.ts'
import { otherChangesAfter } from './queries.ts'
import { otherChangesSubject as subject } from './vocabulary.ts'
import { wordedChanges } from './words.ts'

/** What others changed of records that are no incidents since the scrutineer last read it. */
export const otherChangeRoutes = (): Route[] => [
  get(paths.otherChanges(), 'read changes', showChanges),
  post(paths.otherChangesRead(), 'read changes', read),
]

async function showChanges({ db, act, person, csrf, today }: SignedInAsk): Promise<Answer> {
  const { to, at } = await readTo(db, person, subject)
  const unread = await otherChangesAfter(db, person, to)
  const changes = await wordedChanges(db, person, unread.changes, today)
  await recordView(db, act, subject, { id: subject, establishmentId: null })
  const content = otherChangesPage({ ...unread, changes, readAt: at, csrf, key: newFormKey() })
  return page('records/history', content, {
    title: content.heading,
    name: 'other-changes',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: content.heading }],
  })
}

async function read({ db, act, person, pressed }: SignedInAsk): Promise<Answer> {
  const { version: to } = pressed
  await markRead(db, act, person, { subject, to })
  return seeOther(paths.otherChanges())
}
