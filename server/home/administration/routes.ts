import { get, page, type Answer, type Route, type SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { otherPlaces } from '../../places.ts'
import { serviceCardsOf } from '../order.ts'
import { cardsIn, lookingOf } from '../task.ts'
import { administrationPage } from './page.ts'

/** For every officer: whatever they may open and seldom do. A partner has all of it in the navigation. */
export const administrationRoutes = (): Route[] => [
  get(paths.administration(), 'see appointments', showAdministration),
]

async function showAdministration(ask: SignedInAsk): Promise<Answer> {
  const { role } = ask.person
  const all = await cardsIn(lookingOf(ask), serviceCardsOf[role] ?? [])
  return page('administration', administrationPage(otherPlaces(role), all), {
    title: 'Administration',
    name: 'administration',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'Administration' }],
  })
}
