import { may } from '../access/permissions.ts'
import { get, page, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { readListQuery } from '../records/list.ts'
import { recordRoutes } from '../records/routes.ts'
import { establishmentKind } from './kind.ts'
import { establishmentListPage } from './page.ts'
import { establishmentsOn } from './queries.ts'

export const establishmentRoutes = (): Route[] => [
  get(paths.establishments(), 'read establishments', showEstablishments),
  ...recordRoutes(establishmentKind),
]

const rules = { filters: [], sorts: [], first: { sort: 'code', direction: 'asc' } } as const

async function showEstablishments({ db, person, query: asked, today }: SignedInAsk): Promise<Answer> {
  const query = readListQuery(asked, rules)
  const rows = await establishmentsOn(db, person, today)
  const content = establishmentListPage(rows, query, may(person.role, 'change establishments'))
  return page('records/list', content, {
    title: 'Establishments',
    name: 'establishments',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'Establishments' }],
  })
}
