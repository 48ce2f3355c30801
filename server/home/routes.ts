import { accountAlertCard, replacementCard } from '../access/notices/page.ts'
import { noticesFor } from '../access/notices/queries.ts'
import { replacementsSince } from '../access/replacement/queries.ts'
import { isOffice } from '../access/vocabulary.ts'
import { joinsCard } from '../children/joins/card.ts'
import { joinsSince } from '../children/joins/queries.ts'
import { daysUsedInWords } from '../contacts/days.ts'
import { bulkReadingsSince } from '../history/bulk-reading.ts'
import { failedSignInsOn } from '../history/day-seal.ts'
import { firstSince } from '../history/queries.ts'
import { ownChoices } from '../establishments/published-figures/queries.ts'
import { establishmentChoices } from '../establishments/queries.ts'
import { NotFound } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { get, open, page, seeOther, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { readTo } from '../history/read-marks.ts'
import { ladoChangesCard } from '../incidents/changes/lado-home.ts'
import { unreadAfter } from '../incidents/changes/queries.ts'
import { incidentChangesSubject } from '../incidents/changes/vocabulary.ts'
import { graveFilter, submittedSinceRead } from '../incidents/list-vocabulary.ts'
import { countIncidents, readIncidentQuery } from '../incidents/queries.ts'
import { kindsInWords } from '../kinds.ts'
import { ownLinksSince } from '../lado-contacts/links.ts'
import { otherChangesCard } from '../other-changes/card.ts'
import { otherChangesAfter } from '../other-changes/queries.ts'
import { otherChangesSubject } from '../other-changes/vocabulary.ts'
import { paths } from '../paths.ts'
import { readListQuery, windowOf } from '../records/list.ts'
import type { RecordCard } from '../records/page-types.ts'
import { riskCard } from '../incidents/urgent/risk-card.ts'
import { settingOn } from '../settings/queries.ts'
import { settingsSetSince } from '../settings/set-since.ts'
import { accountRoutes } from './account/routes.ts'
import { administrationRoutes } from './administration/routes.ts'
import { bulkReadingCard } from '../history/bulk-reading-card.ts'
import { homePage, toDoPage, type Watch } from './page.ts'
import { sinceCard } from '../incidents/changes/since-card.ts'
import { ownLinksCard } from '../lado-contacts/own-links-card.ts'
import { machineryFor, watchedSince } from './machinery.ts'
import { officeAlertsFor, officeRoutes } from './offices/routes.ts'
import { returnsCard } from '../returns/tasks.ts'
import { settingsCard } from '../settings/card.ts'
import { lookingOf, type Looking } from './task.ts'
import { kindsFor, pinnedFor, tasksFor } from './tasks.ts'
import { accessibilityPage, helpPage, privacyPage } from './texts.ts'
import { thirtyDaysCard } from './thirty-days/page.ts'
import { announcedIn30Days, daysBefore } from './thirty-days/queries.ts'

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
    since: role === 'scrutineer' ? await changesSince(looking) : [],
    cards: await cardsFor(ask, looking),
    ...(role === 'scrutineer' ? { watch: await watchOf(ask) } : {}),
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

async function cardsFor(ask: SignedInAsk, looking: Looking): Promise<RecordCard[]> {
  const { db, person, now, today } = looking
  const account = accountAlertCard(await noticesFor(db, person, now))
  if (!isOffice(person.role)) return account
  const known = { kinds: kindsInWords, houses: await ownChoices(db) }
  const grave = thirtyDaysCard(await announcedIn30Days(db, person, now), known)
  const { toBeSeen } = await machineryFor(ask)
  const own = [...toBeSeen, ...(await officeAlertsFor(ask)), ...account]
  switch (person.role) {
    case 'scrutineer':
      return [...grave, ...(await scrutineerCards(looking)), ...own]
    case 'business-manager':
      return [
        ...grave,
        await returnsCard(looking),
        ...bulkReadingCard(await bulkReadingsSince(db, await firstSince(db, watchedSince(today)))),
        ...own,
      ]
    case 'head':
      return [
        riskCard(await settingOn(db, 'urgent-numbers', today)),
        ...grave,
        await returnsCard(looking),
        ...joinsCard(await joinsSince(db, person, await firstSince(db, watchedSince(today))), []),
        ...own,
      ]
    case 'lado':
      return [...grave, ...(await ladoChangesCard(db, person, today)), ...own]
  }
}

async function scrutineerCards(looking: Looking): Promise<RecordCard[]> {
  const { db, person, now, today } = looking
  const first = await firstSince(db, watchedSince(today))
  return [
    await returnsCard(looking),
    ...settingsCard(
      (await settingsSetSince(db, first)).filter(({ recordedBy }) => recordedBy !== person.id),
      await firstSince(db, daysBefore(now)),
    ),
    ...bulkReadingCard(await bulkReadingsSince(db, first)),
    ...ownLinksCard(await ownLinksSince(db, first)),
    ...joinsCard(await joinsSince(db, person, first), await establishmentChoices(db, person, today)),
    ...replacementCard(await replacementsSince(db, watchedSince(today))),
  ]
}

async function changesSince({ person, db, today }: Looking): Promise<RecordCard[]> {
  const [incidents, others] = [
    await readTo(db, person, incidentChangesSubject),
    await readTo(db, person, otherChangesSubject),
  ]
  const submitted = async (filters: Record<string, string>) =>
    countIncidents(db, person, { ...readIncidentQuery(filters, person), today })
  const since = Object.fromEntries(new URLSearchParams(submittedSinceRead))
  const grave = { ...since, grave: graveFilter.value }
  return [
    sinceCard({
      readAt: incidents.at,
      unread: await unreadAfter(db, person, incidents.to),
      submitted: { all: await submitted(since), grave: await submitted(grave) },
    }),
    otherChangesCard(await otherChangesAfter(db, person, others.to)),
  ]
}

const watchOf = async ({ db, today }: SignedInAsk): Promise<Watch> => ({
  days: await daysUsedInWords(db, today),
  failedSignIns: await failedSignInsOn(db, today),
})
