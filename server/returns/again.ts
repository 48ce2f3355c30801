import { monthName } from '../../reports/wording.ts'
import { may } from '../access/permissions.ts'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { paths } from '../paths.ts'
import type { LineView } from '../records/page-types.ts'
import { monthsRestatedBy } from './queries.ts'

/** The signed months that an incident has changed and that must be signed again, each with the place to do it. */
export async function signAgainLines(db: Db, viewer: Person, incident: string): Promise<LineView[]> {
  const months = await monthsRestatedBy(db, viewer, incident)
  return months.map(({ establishmentId, month }) => ({
    text: may(viewer.role, 'sign returns')
      ? `The return for ${monthName(month)} was signed before this changed its figures: sign it again.`
      : `The return for ${monthName(month)} was signed before this changed its figures: the head of safeguarding must sign it again.`,
    href: paths.monthlyReturn(establishmentId, month),
  }))
}
