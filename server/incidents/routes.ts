import { may } from '../access/permissions.ts'
import { establishmentChoices } from '../establishments/queries.ts'
import { get, page, type Answer, type Route, type SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { recordSearch } from '../records/look-queries.ts'
import { recordRoutes } from '../records/routes.ts'
import { lateEntries } from '../returns/queries.ts'
import { changeRoutes } from './changes/routes.ts'
import { doneRoutes } from './done.ts'
import { incidentKind } from './kind.ts'
import { followed, incidentListPage } from './page.ts'
import { countIncidents, firstIncidentOn, inForceFor, listIncidents, readIncidentQuery } from './queries.ts'
import { techniqueChoices } from './technique-queries.ts'
import { referralRoutes } from './referral/routes.ts'
import { followUpRoutes } from './urgent/routes.ts'
import { withdrawalRoutes } from './withdrawal/routes.ts'

export const incidentRoutes = (): Route[] => [
  get(paths.incidents(), 'read incidents', showIncidents, { costly: 'search' }),
  ...changeRoutes(),
  ...doneRoutes(),
  ...withdrawalRoutes(),
  ...followUpRoutes(),
  ...referralRoutes(),
  ...recordRoutes(incidentKind),
]

async function showIncidents({ db, act, person, query: asked, today }: SignedInAsk): Promise<Answer> {
  const read = readIncidentQuery(asked, person)
  const choices = {
    establishments: await establishmentChoices(db, person, today),
    techniques: await techniqueChoices(db),
    mayFollowUp: may(person.role, 'follow up incidents'),
    role: person.role,
    firstOn: (await firstIncidentOn(db, person)) ?? today,
    today,
  }
  const { filters, leftOut } = followed(read, choices)
  const query = { ...read, filters, today }
  const total = await countIncidents(db, person, query)
  await recordSearch(db, act, person, { subject: 'incident', filters: query.filters, found: total })
  const rows = await listIncidents(db, person, query)
  const content = incidentListPage(rows, query, {
    ...choices,
    total,
    leftOut,
    mayRecord: may(person.role, 'record incidents'),
    maySeeReturns: may(person.role, 'read returns'),
    late: await lateEntries(
      db,
      rows.map(({ id }) => id),
    ),
    inForce: await inForceFor(db),
  })
  return page('records/list', content, {
    title: 'Incidents',
    name: 'incidents',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'Incidents' }],
  })
}
