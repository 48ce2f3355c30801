import { addDays, localDateOf } from '../../../reports/clocks.ts'
import { longDate } from '../../../reports/wording.ts'
import type { Tx } from '../../database/schema.ts'
import type { PersonDetails } from './form.ts'
import { isActing, Misappointed, type Days } from './misappointed.ts'

/** An office has one holder at a time. @throws Misappointed when somebody else holds the same office on any of the same days */
export async function refuseSecondHolder(tx: Tx, id: string, person: PersonDetails): Promise<void> {
  if (person.appointedAs !== 'holder') return
  const others = await tx
    .selectFrom('person')
    .select(['name', 'appointedFrom', 'appointedTo', 'establishmentId'])
    .where('role', '=', person.role)
    .where('appointedAs', '=', 'holder')
    .where('disabledAt', 'is', null)
    .where('id', '<>', id)
    .execute()
  const other = others
    .filter(({ establishmentId }) => establishmentId === person.establishmentId)
    .find((each) => endsNotBefore(each, person) && endsNotBefore(person, each))
  if (other === undefined) return
  const until = other.appointedTo === null ? '' : ` until ${longDate(other.appointedTo)}`
  throw new Misappointed(
    `${other.name} holds this office${until}. End that appointment first, or appoint this person as deputy.`,
    'appointedAs',
  )
}

const endsNotBefore = (one: Days, other: Days): boolean =>
  one.appointedTo === null || one.appointedTo >= (other.appointedFrom ?? '')

interface Appointing {
  /** Undefined for a new account. */
  before: PersonDetails | undefined
  after: PersonDetails
  today: string
}

/**
 * Who held an office on a day that has passed does not change (README, decision of 2026-11-30): an appointment that has begun
 * keeps its first day, and another holder's takes in days that have passed only where nobody held the office on any of them.
 * @throws Misappointed
 */
export async function refusePastStart(tx: Tx, { before, after, today }: Appointing): Promise<void> {
  const isSame = before !== undefined && isSameAppointment(before, after)
  if (isSame && isActing(before, today) && after.appointedFrom !== before.appointedFrom)
    throw new Misappointed(
      'This appointment has begun, so its first day cannot be moved. Enter its last day instead.',
      'appointedFrom-day',
    )
  if (after.appointedAs === 'holder')
    await refuseHeldDays(tx, { before: isSame ? before : undefined, after, today })
}

async function refuseHeldDays(tx: Tx, { before, after, today }: Appointing): Promise<void> {
  const past = daysAdded(before, after, addDays(today, -1))
  if (past.from <= past.to && (await wasHeld(tx, after, past)))
    throw new Misappointed(heldBefore, 'appointedFrom-day')
}

const heldBefore =
  'Enter today or a later day as the first day. Somebody held this office on the days before, and that cannot change.'

const isSameOffice = (one: Office, other: Office): boolean =>
  one.role === other.role && one.establishmentId === other.establishmentId

type Office = Pick<PersonDetails, 'role' | 'establishmentId'>

const isSameAppointment = (before: PersonDetails, after: PersonDetails): boolean =>
  isSameOffice(before, after) && before.appointedAs === after.appointedAs

interface Span {
  from: string
  to: string
}

/** The days up to yesterday that an appointment takes in and did not before; none where it ends before it begins. */
function daysAdded(before: Days | undefined, after: Days, yesterday: string): Span {
  const to = earliest([after.appointedTo, yesterday])
  if (before?.appointedFrom !== after.appointedFrom) return { from: after.appointedFrom ?? never, to }
  return { from: addDays(before.appointedTo ?? yesterday, 1), to }
}

/** After every local date. */
const never = '9999-12-31'

const earliest = (days: readonly (string | null | undefined)[]): string =>
  days.filter((day) => typeof day === 'string').sort()[0] ?? never

/** Whether anybody held an office on any of these days, by every version of every account. */
async function wasHeld(tx: Tx, office: Office, { from, to }: Span): Promise<boolean> {
  const rows = await tx
    .selectFrom('recordVersion as version')
    .innerJoin('historyEvent as event', 'event.seq', 'version.seq')
    .select(['version.subjectId', 'version.content', 'event.at'])
    .where('version.subject', '=', 'person')
    .orderBy('version.subjectId')
    .orderBy('version.version')
    .execute()
  return rows.some(({ subjectId, content }, place) => {
    const account = JSON.parse(content) as Kept
    const next = rows[place + 1]
    const changedOn = next?.subjectId === subjectId ? localDateOf(next.at) : null
    const span = { from: account.appointedFrom ?? never, to: earliest([account.appointedTo, changedOn]) }
    return isHolder(account, office) && span.from <= earliest([span.to, to]) && span.to >= from
  })
}

const isHolder = (account: Kept, office: Office): boolean =>
  account.appointedAs === 'holder' &&
  account.disabledAt === undefined &&
  isSameOffice({ role: account.role, establishmentId: account.establishmentId ?? null }, office)

/** An account as a version holds it, which leaves out what is null. */
type Kept = Pick<PersonDetails, 'role'> &
  Partial<Record<'establishmentId' | 'appointedAs' | 'appointedFrom' | 'appointedTo' | 'disabledAt', string>>
