import { accountCard } from '../../access/notices/page.ts'
import { noticesFor } from '../../access/notices/queries.ts'
import { may } from '../../access/permissions.ts'
import { ownChoices } from '../../establishments/published-figures/queries.ts'
import { get, page, type Answer, type Route, type SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { officeCardFor } from '../offices/cards.ts'
import { accountPage } from './page.ts'

export const accountRoutes = (): Route[] => [get(paths.account(), 'see home', showAccount)]

async function showAccount(ask: SignedInAsk): Promise<Answer> {
  const { db, person, now } = ask
  const office = may(person.role, 'see appointments') ? [await officeCardFor(ask)] : []
  const content = accountPage({
    person,
    houses: await ownChoices(db),
    cards: [...office, accountCard(await noticesFor(db, person, now))],
  })
  return page('records/show', content, {
    title: 'Your account',
    name: 'account',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'Your account' }],
  })
}
