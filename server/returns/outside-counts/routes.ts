import { may } from '../../access/permissions.ts'
import { establishmentChoices } from '../../establishments/queries.ts'
import { get, page, type Answer, type Route, type SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { recordSearch } from '../../records/look-queries.ts'
import { readListQuery, windowOf } from '../../records/list.ts'
import { recordRoutes } from '../../records/routes.ts'
import { comparisonOf } from './comparison.ts'
import { outsideCountKind } from './kind.ts'
import { outsideCountListPage } from './page.ts'
import { outsideCounts, type OutsideCountRow } from './queries.ts'

export const outsideCountRoutes = (): Route[] => [
  get(paths.outsideCounts(), 'read outside counts', showOutsideCounts, { costly: 'search' }),
  ...recordRoutes(outsideCountKind),
]

const rules = {
  filters: ['state', 'establishment', 'source'],
  sorts: ['month'],
  first: { sort: 'month', direction: 'desc' },
} as const

async function showOutsideCounts({ db, act, person, query: asked, today }: SignedInAsk): Promise<Answer> {
  const query = readListQuery(asked, rules)
  const found = (await outsideCounts(db, person)).filter((row) => fits(row, query.filters))
  const total = found.length
  await recordSearch(db, act, person, { subject: 'outside-count', filters: query.filters, found: total })
  const { offset, limit } = windowOf(query)
  const content = outsideCountListPage(found.slice(offset, offset + limit), query, {
    total,
    establishments: await establishmentChoices(db, person, today),
    mayRecord: may(person.role, 'record outside counts'),
  })
  return page('records/list', content, {
    title: content.heading,
    name: 'outside-counts',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: content.heading }],
  })
}

function fits(row: OutsideCountRow, { state, establishment, source }: Record<string, string>): boolean {
  const comparison = comparisonOf(row)
  const fitsState =
    state === undefined || state === comparison || (state === 'differs' && comparison !== 'agrees')
  return (
    fitsState &&
    (establishment === undefined || establishment === row.establishmentId) &&
    (source === undefined || source === row.source)
  )
}
