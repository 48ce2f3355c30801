import { reviewYear, reviewYearOf } from '../../reports/period.ts'
import { days, number } from '../../reports/wording.ts'
import type { Db } from '../database/schema.ts'
import { allowanceOf } from '../settings/queries.ts'

/** Days of the scrutineer's allowance, in quarters; work on the review stands under contacts. */
export interface DaysUsed {
  visits: number
  contacts: number
  meetings: number
  total: number
}

/**
 * The days that visits, contacts with work on the review, and QA meetings used in a review year: 2018 is April 2018 to
 * March 2019. A meeting belongs to the year of the quarter it is about, wherever it falls, as in the annual review. To
 * hold against the setting 'allowance-days'.
 */
export async function daysUsed(db: Db, year: number): Promise<DaysUsed> {
  const { startsOn, endsOn } = reviewYear(year)
  const used = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom('visit')
        .select((inner) => inner.fn.sum<number | null>('visit.daysUsed').as('sum'))
        .where('visit.visitedOn', '>=', startsOn)
        .where('visit.visitedOn', '<=', endsOn)
        .as('visits'),
      eb
        .selectFrom('contact')
        .select((inner) => inner.fn.sum<number | null>('contact.daysUsed').as('sum'))
        .where('contact.contactedOn', '>=', startsOn)
        .where('contact.contactedOn', '<=', endsOn)
        .as('contacts'),
      eb
        .selectFrom('qaMeeting')
        .select((inner) => inner.fn.sum<number | null>('qaMeeting.daysUsed').as('sum'))
        .where('qaMeeting.year', '=', year)
        .as('meetings'),
    ])
    .executeTakeFirstOrThrow()
  const visits = used.visits ?? 0
  const contacts = used.contacts ?? 0
  const meetings = used.meetings ?? 0
  return { visits, contacts, meetings, total: visits + contacts + meetings }
}

/** '5.25 of 6 days used, April 2018 to March 2019': the review year that a local date falls in, against its allowance. */
export async function daysUsedInWords(db: Db, today: string): Promise<string> {
  const year = reviewYearOf(today)
  const { total } = await daysUsed(db, year)
  const allowance = await allowanceOf(db, year, today)
  return `${number(total)} of ${days(allowance)} used, ${reviewYear(year).words}`
}
