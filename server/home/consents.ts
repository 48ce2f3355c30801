import { localDateOf } from '../../reports/clocks.ts'
import { longDate } from '../../reports/wording.ts'
import { openReplacements } from '../access/replacement/queries.ts'
import { isForSecond, openAsks, type OpenAsk } from '../disposal/queries.ts'
import { askedWithdrawals } from '../incidents/withdrawal/queries.ts'
import { paths } from '../paths.ts'
import { firstOf, type Looking, type Task } from './task.ts'

export async function confirmationTasks({ db, person, now }: Looking): Promise<Task[]> {
  return (await openReplacements(db, { officerId: person.id, now })).map(({ id, name, askedAt }) => ({
    text: `Confirm, or do not, that ${name} lost their second step`,
    href: paths.replacement(id),
    dueOn: null,
    since: localDateOf(askedAt),
    note: 'Only with the person in front of you',
  }))
}

export async function withdrawalTasks({ db, person }: Looking): Promise<Task[]> {
  return firstOf(
    await askedWithdrawals(db, person),
    (asked) => ({
      text: `Decide about the withdrawal of incident ${asked.number}`,
      href: `${paths.incident(asked.id)}/withdrawal/decision`,
      dueOn: null,
      since: localDateOf(asked.askedAt),
      note: `Asked on ${longDate(localDateOf(asked.askedAt))}; it counts until you agree`,
    }),
    { text: 'More withdrawals stand here once these are decided', href: paths.home() },
  )
}

export async function secondAnswerTasks({ db, person }: Looking): Promise<Task[]> {
  const asks = (await openAsks(db)).filter((ask) => isForSecond(ask, person))
  return firstOf(
    asks,
    (ask) => ({
      text: askWords[ask.what],
      href:
        ask.what === 'disposal' ? `${paths.disposal()}/${ask.subject}/${ask.subjectId}` : paths.disposal(),
      dueOn: null,
      since: localDateOf(ask.askedAt),
      note: `Asked by ${ask.asker} on ${longDate(localDateOf(ask.askedAt))}`,
    }),
    { text: 'See every disposal that waits for a second person', href: paths.disposal() },
  )
}

const askWords: Record<OpenAsk['what'], string> = {
  disposal: 'Confirm or refuse the disposal of a record',
  'legal-hold-off': 'Confirm or refuse the end of the legal hold',
}
