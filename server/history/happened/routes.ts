import { write } from '../../database/write.ts'
import { readDay } from '../../fields/read-day.ts'
import { get, page, type Answer, type Route, type SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { record } from '../record.ts'
import { sealsOn } from '../day-seal.ts'
import { happenedPage } from './page.ts'
import { everybody, listHappened, type HappenedQuery } from './queries.ts'

/** What happened, for those who are accountable (SECURITY AU-08). */
export const happenedRoutes = (): Route[] => [
  get(paths.happened(), 'read history', showHappened, { costly: 'history' }),
]

async function showHappened({ db, act, person, today, query: asked }: SignedInAsk): Promise<Answer> {
  const query = readQuery(asked)
  const day = asked['day'] ?? ''
  const rows = await listHappened(db, person, query)
  const seals = person.role === 'scrutineer' ? await sealsOn(db, today) : undefined
  const filters = Object.keys(query).join(' ')
  // Reading it is in it; what was read stands above its own event.
  await write(db, { ...act, key: null }, (tx) =>
    record(tx, act, {
      act: 'viewed',
      subject: 'history',
      ...(filters === '' ? {} : { details: { filters } }),
    }),
  )
  const around = {
    role: person.role,
    people: await everybody(db, person),
    query,
    ...(seals === undefined ? {} : { seals }),
  }
  const content = happenedPage(rows, { ...around, day: { typed: day, problem: dayProblem(day) } })
  return page('records/list', content, {
    title: 'Activity log',
    name: 'what-happened',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'Activity log' }],
  })
}

/** Only what the page knows; anything else falls away. */
function readQuery(query: Record<string, string>): HappenedQuery {
  const known = Object.entries(rules).filter(([name, isRead]) => isRead(query[name] ?? ''))
  const { before, ...filters }: Record<string, string> = Object.fromEntries(
    known.map(([name]) => [name, query[name] ?? '']),
  )
  const day = readDay(query['day'] ?? '')
  return {
    ...filters,
    ...(day.ok ? { day: day.day } : {}),
    ...(before === undefined ? {} : { before: Number(before) }),
  }
}

/** Why what was typed for the day is none; the list is then of all days. */
function dayProblem(typed: string): string | undefined {
  const day = readDay(typed)
  return typed.trim() === '' || day.ok ? undefined : `Day: ${day.why}`
}

const isShort = (text: string) => text !== '' && text.length <= 100

const rules: Record<string, (text: string) => boolean> = {
  kind: isShort,
  person: isShort,
  before: (text) => /^[1-9]\d{0,14}$/.test(text),
}
