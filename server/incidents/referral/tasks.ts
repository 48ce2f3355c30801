import { localDateOf } from '../../../reports/clocks.ts'
import { longDate } from '../../../reports/wording.ts'
import { firstOf, most, type Looking, type Task } from '../../home/task.ts'
import { paths } from '../../paths.ts'
import { openUrgent } from '../urgent/queries.ts'
import { daysAgo } from '../urgent/page.ts'
import { referralsToExplain, referralsWithoutContact } from './queries.ts'

const whole = {
  text: 'See every incident whose decision is “Referred to the LADO”',
  href: `${paths.incidents()}?decision=lado-referral`,
}

/** A head's: to say who an incident was referred to, unless a contact that the head may read tells it. */
export async function referralTasks({ db, person, today }: Looking): Promise<Task[]> {
  return firstOf(
    await referralsToExplain(db, person, most + 1),
    (incident) => ({
      text: `Say who you referred incident ${incident.number} to, and when`,
      href: paths.incidentReferral(incident.id),
      dueOn: null,
      since: localDateOf(incident.happenedAt),
      note: `It happened ${daysAgo(incident.happenedAt, today)}. Its decision is “Referred to the LADO”`,
    }),
    whole,
  )
}

/** The scrutineer's: referrals that no LADO contact tells of, once they are no longer pinned as urgent. */
export async function missingContactTasks({ db, person, today }: Looking): Promise<Task[]> {
  const pinned = new Set((await openUrgent(db, person)).map(({ id }) => id))
  const rows = await referralsWithoutContact(db, person, most + pinned.size + 1)
  return firstOf(
    rows.filter(({ id }) => !pinned.has(id)),
    ({ id, number, happenedAt, answer }) => ({
      text: `Ask the LADO about incident ${number}: it says “Referred to the LADO”, and no LADO contact is recorded`,
      href: paths.incident(id),
      dueOn: null,
      since: localDateOf(happenedAt),
      note: [
        `It happened ${daysAgo(happenedAt, today)}`,
        ...(answer === undefined
          ? []
          : [`the head says: ${answer.referredTo}, ${longDate(answer.referredOn)}`]),
      ].join('; '),
    }),
    whole,
  )
}
