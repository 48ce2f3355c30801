import { daysUsedInWords } from '../contacts/days.ts'
import { chainHead } from '../history/record.ts'
import { get, open, page, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { homePage, type Watch } from './page.ts'
import { failedSignInsAfter, sealBefore } from './queries.ts'
import { tasksFor } from './tasks.ts'
import { accessibilityPage, privacyPage } from './texts.ts'

export const homeRoutes = (): Route[] => [
  get(paths.home(), 'see home', showHome),
  open('GET', paths.accessibility(), () =>
    Promise.resolve(page('text', accessibilityPage, { title: 'Accessibility', name: 'accessibility' })),
  ),
  open('GET', paths.privacy(), () =>
    Promise.resolve(page('text', privacyPage(), { title: 'Privacy', name: 'privacy' })),
  ),
]

async function showHome(ask: SignedInAsk): Promise<Answer> {
  const { role } = ask.person
  const tasks = await tasksFor(ask)
  const watch = role === 'scrutineer' ? await watchOf(ask) : undefined
  return page('home', homePage(tasks, role, ask.today, watch), { title: 'Home', name: 'home' })
}

async function watchOf({ db, today }: SignedInAsk): Promise<Watch> {
  const sealYesterday = await sealBefore(db, today)
  return {
    days: await daysUsedInWords(db, today),
    seal: await chainHead(db),
    sealYesterday,
    failedSignIns: await failedSignInsAfter(db, sealYesterday?.seq ?? 0),
  }
}
