import { may } from '../access/permissions.ts'
import { daysUsedInWords } from '../contacts/day-queries.ts'
import { establishmentChoices } from '../establishments/queries.ts'
import { get, page, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { recordSearch } from '../records/look-queries.ts'
import { readListQuery } from '../records/list.ts'
import { recordRoutes } from '../records/routes.ts'
import { visitKind } from './kind.ts'
import { visitListPage } from './page.ts'
import { countVisits, listVisits, visitListRules } from './queries.ts'

export const visitRoutes = (): Route[] => [
  get(paths.visits(), 'read visits', showVisits, { costly: 'search' }),
  ...recordRoutes(visitKind),
]

async function showVisits({ db, act, person, query: asked, today }: SignedInAsk): Promise<Answer> {
  const query = readListQuery(asked, visitListRules)
  const total = await countVisits(db, person, query)
  await recordSearch(db, act, person, { subject: 'visit', filters: query.filters, found: total })
  const content = visitListPage(await listVisits(db, person, query), query, {
    total,
    establishments: await establishmentChoices(db, person, today),
    mayRecord: may(person.role, 'record visits'),
    daysUsed: may(person.role, 'read contacts') ? await daysUsedInWords(db, today) : null,
    today,
  })
  return page('records/list', content, {
    title: 'Visits',
    name: 'visits',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'Visits' }],
  })
}
