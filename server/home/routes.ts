import { NotFound } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { get, open, page, seeOther, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { readListQuery, windowOf } from '../records/list.ts'
import { settingOn } from '../settings/queries.ts'
import { accountRoutes } from './account/routes.ts'
import { administrationRoutes } from './administration/routes.ts'
import { officeRoutes } from './offices/routes.ts'
import { cardsOf } from './order.ts'
import { homePage, toDoPage } from './page.ts'
import { cardsIn, lookingOf } from './task.ts'
import { kindsFor, pinnedFor, tasksFor } from './tasks.ts'
import { accessibilityPage, helpPage, privacyPage } from './texts.ts'

/** Under its number, a kind of task lists no more than these on the home page; what is urgent, more. */
const fewOnHome = 3
const fewPinned = 10

export const homeRoutes = (): Route[] => [
  ...officeRoutes(),
  ...administrationRoutes(),
  ...accountRoutes(),
  get(paths.home(), 'see home', showHome),
  get(paths.toDo(':kind'), 'see home', showToDo),
  open('GET', paths.accessibility(), () =>
    Promise.resolve(page('text', accessibilityPage, { title: 'Accessibility', name: 'accessibility' })),
  ),
  open('GET', paths.help(), async ({ db, today }) =>
    page(
      'text',
      helpPage(
        await settingOn(db, 'phone-numbers', today),
        (await settingOn(db, 'urgent-numbers', today)).length > 0,
      ),
      {
        title: 'Help and contact',
        name: 'help',
      },
    ),
  ),
  open('GET', paths.privacy(), () =>
    Promise.resolve(page('text', privacyPage(), { title: 'Privacy', name: 'privacy' })),
  ),
]

async function showHome(ask: SignedInAsk): Promise<Answer> {
  const { role } = ask.person
  const looking = lookingOf(ask)
  const tasks = await tasksFor(looking, fewOnHome)
  const around = {
    role,
    today: ask.today,
    pinned: await pinnedFor(looking, fewPinned),
    pressing: { csrf: ask.csrf, key: newFormKey() },
    cards: await cardsIn(looking, cardsOf[role]),
  }
  return page('home', homePage(tasks, around), { title: 'Home', name: 'home' })
}

/** Every task of one kind of one's own, where no list of records holds exactly these. */
async function showToDo(ask: SignedInAsk): Promise<Answer> {
  const { params, person, query, today, csrf } = ask
  const kind = kindsFor(person.role).find(({ slug }) => slug === params['kind'])
  if (kind === undefined) throw new NotFound('no such kind of task for this role')
  if (kind.list !== undefined) return seeOther(kind.list)
  const asked = readListQuery(query, { filters: [], sorts: [], first: { sort: '', direction: 'asc' } })
  const open = await kind.open(lookingOf(ask), windowOf(asked))
  const content = toDoPage(kind, open, {
    base: paths.toDo(kind.slug),
    page: asked.page,
    today,
    pressing: { csrf, key: newFormKey() },
  })
  return page('to-do', content, {
    title: content.heading,
    name: 'to-do',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'What to do' }],
  })
}
