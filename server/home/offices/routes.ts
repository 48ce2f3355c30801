import { may } from '../../access/permissions.ts'
import { officesOn } from '../../access/appointments/queries.ts'
import { newFormKey } from '../../http/read.ts'
import { get, page, post, seeOther, type Answer, type Route, type SignedInAsk } from '../../http/route.ts'
import { draftPlace } from '../../kinds.ts'
import { paths } from '../../paths.ts'
import { groupsOf } from '../page.ts'
import { lookingOf } from '../task.ts'
import { openInOffice, openOf } from '../tasks.ts'
import { countLeftDrafts, leftDrafts, takeDraftOver } from './draft-actions.ts'
import { ownOffice } from './cards.ts'
import { appointmentsPage, handoverPage } from './page.ts'
import { withQueue } from './waiting.ts'

/** Under its number, a kind of task lists no more than these on the handover page. */
const fewInHandover = 10

/** Who holds which office, and what is open in one’s own. */
export const officeRoutes = (): Route[] => [
  get(paths.appointments(), 'see appointments', showAppointments),
  get(paths.handover(), 'see appointments', showHandover),
  post(`${paths.handover()}/drafts/:draft/taking-over`, 'see appointments', takeOver),
]

const crumbs = (text: string) => [{ href: paths.home(), text: 'Home' }, { text }]

async function showAppointments({ db, person, today }: SignedInAsk): Promise<Answer> {
  const left = await countLeftDrafts(db, today)
  const offices = await Promise.all(
    (await officesOn(db, person, today)).map((office) =>
      withQueue({ db, person, today }, office, left(office)),
    ),
  )
  const content = appointmentsPage(offices, { today, keepsAccounts: may(person.role, 'keep accounts') })
  return page('records/show', content, {
    title: 'Appointments',
    name: 'appointments',
    breadcrumbs: crumbs('Appointments'),
  })
}

async function showHandover(ask: SignedInAsk): Promise<Answer> {
  const { db, person, today, csrf } = ask
  const own = ownOffice(ask, await officesOn(db, person, today))
  const content = handoverPage({
    // Drafts that were left are listed by what they are.
    office: own === undefined ? undefined : await withQueue({ db, person, today }, own, 0),
    todo: groupsOf(await openOf(lookingOf(ask), openInOffice(person), fewInHandover), { today }),
    drafts: await leftDrafts(db, person, today),
    csrf,
    key: newFormKey(),
  })
  return page('records/show', content, {
    title: 'Handover',
    name: 'handover',
    breadcrumbs: crumbs('Handover'),
  })
}

async function takeOver(ask: SignedInAsk): Promise<Answer> {
  const { db, act, person, today, params } = ask
  const id = params['draft'] ?? ''
  const { kind } = await takeDraftOver(db, act, person, { id, today })
  return seeOther(`${draftPlace(kind)?.at ?? ''}/${id}`)
}
