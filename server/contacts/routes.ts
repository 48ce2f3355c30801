import { establishmentChoices } from '../establishments/queries.ts'
import { get, page, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { recordSearch } from '../records/look-queries.ts'
import { readListQuery } from '../records/list.ts'
import { recordRoutes } from '../records/routes.ts'
import { daysUsedInWords } from './day-queries.ts'
import { contactKind } from './kind.ts'
import { contactListPage } from './page.ts'
import { countContacts, listContacts } from './queries.ts'

export const contactRoutes = (): Route[] => [
  get(paths.contacts(), 'read contacts', showContacts, { costly: 'search' }),
  ...recordRoutes(contactKind),
]

const rules = {
  filters: ['kind', 'role', 'establishment'],
  sorts: ['date', 'days'],
  first: { sort: 'date', direction: 'desc' },
} as const

async function showContacts({ db, act, person, query: asked, today }: SignedInAsk): Promise<Answer> {
  const query = readListQuery(asked, rules)
  const total = await countContacts(db, person, query)
  await recordSearch(db, act, person, { subject: 'contact', filters: query.filters, found: total })
  const content = contactListPage(await listContacts(db, person, query), query, {
    total,
    establishments: await establishmentChoices(db, person, today),
    daysUsed: await daysUsedInWords(db, today),
  })
  return page('records/list', content, {
    title: 'Contacts',
    name: 'contacts',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'Contacts' }],
  })
}
