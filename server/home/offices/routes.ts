import { may } from '../../access/permissions.ts'
import { isVacant, officesOn, type Office } from '../../access/appointments/queries.ts'
import { newFormKey } from '../../http/read.ts'
import { get, page, post, seeOther, type Answer, type Route, type SignedInAsk } from '../../http/route.ts'
import { draftPlace } from '../../kinds.ts'
import { paths } from '../../paths.ts'
import type { RecordCard } from '../../records/page-types.ts'
import { oldestFirst, todoOf } from '../page.ts'
import { lookingOf } from '../task.ts'
import { openInOffice } from '../tasks.ts'
import { leftDrafts, takeDraftOver } from './drafts.ts'
import { appointmentsPage, handoverPage, officeCard } from './page.ts'
import { withQueue } from './waiting.ts'

/** Who holds which office, and what is open in one’s own. */
export const officeRoutes = (): Route[] => [
  get(paths.appointments(), 'see appointments', showAppointments),
  get(paths.handover(), 'see appointments', showHandover),
  post(`${paths.handover()}/drafts/:draft/taking-over`, 'see appointments', takeOver),
]

const crumbs = (text: string) => [{ href: paths.home(), text: 'Home' }, { text }]

async function showAppointments({ db, person, today }: SignedInAsk): Promise<Answer> {
  const offices = await Promise.all(
    (await officesOn(db, person, today)).map((office) => withQueue(db, person, office)),
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
    office: own === undefined ? undefined : await withQueue(db, person, own),
    todo: (await openInOffice(lookingOf(ask))).toSorted(oldestFirst).map((task) => todoOf(task, today)),
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

const ownOffice = ({ person }: Pick<SignedInAsk, 'person'>, offices: readonly Office[]) =>
  offices.find(
    ({ role, establishmentId }) => role === person.role && establishmentId === person.establishmentId,
  )

async function takeOver(ask: SignedInAsk): Promise<Answer> {
  const { db, act, person, today, params } = ask
  const id = params['draft'] ?? ''
  const { kind } = await takeDraftOver(db, act, person, { id, today })
  return seeOther(`${draftPlace(kind)?.at ?? ''}/${id}`)
}

/** The home page’s card: the own office, and those that nobody holds. */
export async function officeCardFor({ db, person, today }: SignedInAsk): Promise<RecordCard> {
  const offices = await officesOn(db, person, today)
  const vacant = await Promise.all(offices.filter(isVacant).map((office) => withQueue(db, person, office)))
  return officeCard(ownOffice({ person }, offices), vacant)
}
