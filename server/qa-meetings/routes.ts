import { may } from '../access/permissions.ts'
import { get, page, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { recordSearch } from '../records/look-queries.ts'
import { readListQuery } from '../records/list.ts'
import { recordRoutes } from '../records/routes.ts'
import { meetingKind } from './kind.ts'
import { meetingListPage } from './page.ts'
import { countMeetings, listMeetings, meetingYears } from './queries.ts'

export const meetingRoutes = (): Route[] => [
  get(paths.meetings(), 'read QA meetings', showMeetings),
  ...recordRoutes(meetingKind),
]

const rules = {
  filters: ['year'],
  sorts: ['date'],
  first: { sort: 'date', direction: 'desc' },
} as const

async function showMeetings({ db, act, person, query: asked, today }: SignedInAsk): Promise<Answer> {
  const query = readListQuery(asked, rules)
  const total = await countMeetings(db, person, query)
  await recordSearch(db, act, person, { subject: 'qa-meeting', filters: query.filters, found: total })
  const content = meetingListPage(await listMeetings(db, person, query, today), query, {
    total,
    years: await meetingYears(db, person),
    mayRecord: may(person.role, 'record QA meetings'),
  })
  return page('records/list', content, {
    title: 'QA meetings',
    name: 'qa-meetings',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'QA meetings' }],
  })
}
