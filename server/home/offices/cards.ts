import { isVacant, officesOn, type Office } from '../../access/appointments/queries.ts'
import type { RecordCard } from '../../records/page-types.ts'
import type { HomeCards, Looker } from '../task.ts'
import { countLeftDrafts } from './draft-actions.ts'
import { endingFor, officeAlertCard, officeCard } from './page.ts'
import { withQueue } from './waiting.ts'

/** The office that somebody holds or deputises for. */
export const ownOffice = ({ person }: Pick<Looker, 'person'>, offices: readonly Office[]) =>
  offices.find(
    ({ role, establishmentId }) => role === person.role && establishmentId === person.establishmentId,
  )

/** For the own account: the own office. */
export const officeCardFor = async ({ db, person, today }: Looker): Promise<RecordCard> =>
  officeCard(ownOffice({ person }, await officesOn(db, person, today)))

/** For the home page: the own appointment if it ends soon, and the offices that nobody holds or in which drafts wait. */
export const officeAlertCards: HomeCards = async ({ db, person, today }) => {
  const offices = await officesOn(db, person, today)
  const left = await countLeftDrafts(db, today)
  const own = ownOffice({ person }, offices)
  const others = offices.filter((office) => isVacant(office) || (office !== own && left(office) > 0))
  const waiting = await Promise.all(
    others.map((office) => withQueue({ db, person, today }, office, left(office))),
  )
  const ending = own === undefined ? undefined : endingFor(person.id, own, today)
  return officeAlertCard({ ending, others: waiting })
}
