import { may } from '../access/permissions.ts'
import { establishmentsOn } from '../establishments/queries.ts'
import { get, page, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { recordSearch } from '../records/look-queries.ts'
import { readListQuery } from '../records/list.ts'
import { recordRoutes } from '../records/routes.ts'
import { ladoContactKind } from './kind.ts'
import { ladoContactListPage } from './page.ts'
import {
  allowedDays,
  countLadoContacts,
  ladoContactListRules,
  ladoContactYears,
  listLadoContacts,
} from './queries.ts'

export const ladoContactRoutes = (): Route[] => [
  get(paths.ladoContacts(), 'read LADO contacts', showLadoContacts, { costly: 'search' }),
  ...recordRoutes(ladoContactKind),
]

async function showLadoContacts({ db, act, person, query: asked, today }: SignedInAsk): Promise<Answer> {
  const query = readListQuery(asked, ladoContactListRules)
  const total = await countLadoContacts(db, person, query)
  await recordSearch(db, act, person, { subject: 'lado-contact', filters: query.filters, found: total })
  const content = ladoContactListPage(await listLadoContacts(db, person, query), query, {
    total,
    establishments: await establishmentsOn(db, person, today),
    allowed: await allowedDays(db),
    years: await ladoContactYears(db, person),
    mayRecord: may(person.role, 'record LADO contacts'),
    today,
  })
  return page('records/list', content, {
    title: 'LADO contacts',
    name: 'lado-contacts',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'LADO contacts' }],
  })
}
