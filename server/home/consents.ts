import { localDateOf } from '../../reports/clocks.ts'
import { longDate } from '../../reports/wording.ts'
import { openReplacements } from '../access/replacement/queries.ts'
import { isForSecond, openAsks, type OpenAsk } from '../disposal/queries.ts'
import { askedWithdrawals } from '../incidents/withdrawal/queries.ts'
import { reviewYear } from '../../reports/period.ts'
import { labelOf } from '../fields/vocabulary.ts'
import { heldDocuments, isForOther, listMasks } from '../names/queries.ts'
import { paths } from '../paths.ts'
import { editions } from '../reviews/vocabulary.ts'
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

/** Names that somebody of another office asks to be masked. */
export async function nameMaskTasks({ db, person }: Looking): Promise<Task[]> {
  const open = (await listMasks(db, person)).filter((row) => isForOther(row, person))
  const own = person.role === 'head' ? open.filter(({ subject }) => headConfirms.has(subject)) : open
  return firstOf(
    own,
    ({ id, title, asker, askedAt }) => ({
      text: `Confirm or refuse that a name is masked: ${title}`,
      href: paths.maskedName(id),
      dueOn: null,
      since: localDateOf(askedAt),
      note: `Asked by ${asker} on ${longDate(localDateOf(askedAt))}`,
    }),
    { text: 'See every name that got in', href: paths.maskedNames() },
  )
}

// Of what the scrutineer keeps to themselves a head is not told; the business manager confirms those.
const headConfirms = new Set(['incident'])

/** Issued documents that hold a name that was masked since: each needs a corrected version. */
export async function heldDocumentTasks({ db }: Looking): Promise<Task[]> {
  const open = (await heldDocuments(db)).filter(({ isReplaced }) => !isReplaced)
  return firstOf(
    open,
    ({ maskId, year, edition, issuedAt }) => ({
      text: `Issue a corrected version: ${labelOf(editions, edition)}${year === null ? '' : ` of the review of ${reviewYear(year).label}`}`,
      href: paths.maskedName(maskId),
      dueOn: null,
      since: localDateOf(issuedAt),
      note: 'It holds a name that was masked since',
    }),
    { text: 'See every name that got in', href: paths.maskedNames() },
  )
}

const askWords: Record<OpenAsk['what'], string> = {
  disposal: 'Confirm or refuse the disposal of a record',
  'legal-hold-off': 'Confirm or refuse the end of the legal hold',
}
