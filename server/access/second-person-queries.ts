import type { Act } from '../database/write.ts'
import type { Db, Tx } from '../database/schema.ts'
import { Conflict } from '../http/errors.ts'

const days = 30

const daysFrom = (instant: string, count: number) =>
  new Date(Date.parse(instant) + count * 86_400_000).toISOString()

/**
 * In the service's first 30 days every account is new, and made by the same person. What cannot wait for the end of them may
 * then be confirmed by anybody; what can wait is confirmed by nobody.
 */
export type FirstMonth = 'waits' | 'anybody'

/**
 * Who is independent of whom: nobody of somebody who added their account, appointed them otherwise, let them in again or gave
 * them a one-time link within the last 30 days, nor of anybody of whom the same is true of the same person, however many stand
 * between. Counted by the order of the history, so that nothing falls out that was done while the clock was set back.
 */
export async function independence(
  db: Db,
  now: string,
  firstMonth: FirstMonth = 'waits',
): Promise<(one: string, other: string) => boolean> {
  if (firstMonth === 'anybody' && (await isFirstMonth(db, now))) return () => true
  const makersOf = Map.groupBy(await makings(db, daysFrom(now, -days)), ({ made }) => made)
  const behind = (id: string): Set<string> => {
    const found = new Set([id])
    // What is added while it is walked through is walked through too.
    for (const each of found) for (const { maker } of makersOf.get(each) ?? []) found.add(maker)
    return found
  }
  return (one, other) => {
    const behindOther = behind(other)
    return ![...behind(one)].some((each) => behindOther.has(each))
  }
}

async function isFirstMonth(db: Db, now: string): Promise<boolean> {
  const first = await db.selectFrom('historyEvent').select('at').orderBy('seq').limit(1).executeTakeFirst()
  return now <= daysFrom(first?.at ?? now, days)
}

/** Who gave which account more than it had since an instant; an operator of commands has no account and is left out. */
const makings = (db: Db, since: string) =>
  db
    .selectFrom('historyEvent as event')
    .innerJoin('person as maker', 'maker.id', 'event.whoId')
    .select(['event.whoId as maker', 'event.subjectId as made'])
    .where('event.subject', '=', 'person')
    .where('event.seq', '>=', (eb) =>
      eb
        .selectFrom('historyEvent as recent')
        .select((inner) => inner.fn.min<number>('recent.seq').as('first'))
        .where('recent.at', '>=', since),
    )
    .where((eb) =>
      eb.or([
        eb('event.act', 'in', ['account added', 'account enabled', 'one-time link made']),
        eb.and([eb('event.act', '=', 'account changed'), eb('event.details', 'like', '%"roleBefore":%')]),
      ]),
    )
    .$narrowType<{ made: string }>()
    .execute()

/** What one person did or asked for, and waits for a second: by whose account, and in which office they did it. */
export interface First {
  askedBy: string
  askedAs: string
}

export interface Answering {
  id: string
  role: string
}

/** Why somebody cannot be the second person: they asked themselves, hold the same office, or are not independent. */
export type NotSecond = 'own' | 'own-office' | 'not-independent'

/** Who may be the second person, as the history has it now: undefined for whoever may. Asked once, answered for any pair. */
export async function secondPersons(
  db: Db,
  now: string,
  firstMonth: FirstMonth = 'waits',
): Promise<(first: First, answering: Answering) => NotSecond | undefined> {
  const isIndependent = await independence(db, now, firstMonth)
  return ({ askedBy, askedAs }, { id, role }) => {
    if (askedBy === id) return 'own'
    if (askedAs === role) return 'own-office'
    return isIndependent(askedBy, id) ? undefined : 'not-independent'
  }
}

/**
 * Lets nobody but a second, independent person of another office confirm what somebody asked for.
 * @throws Conflict that says why
 */
export async function refuseAsSecond(
  tx: Tx,
  act: Act,
  first: First,
  firstMonth: FirstMonth = 'waits',
): Promise<void> {
  const why = (await secondPersons(tx, act.at, firstMonth))(first, act.who)
  if (why !== undefined) throw new Conflict(refusals[why])
}

const refusals: Record<NotSecond, string> = {
  own: 'You asked for this yourself: a second person must confirm it.',
  'own-office': 'Somebody of your own office asked for this: a person of another office must confirm it.',
  'not-independent': `You and the person who asked for this are not independent: within the last ${days} days one of you added, appointed or let in the other, or the same person did so for both. Somebody else must confirm it.`,
}

/** The same for a page that offers such a person no more than to refuse. */
export const whyNotSecond = (why: NotSecond, asker: string): string => {
  switch (why) {
    case 'own':
      return 'You asked for it yourself. A second person must confirm it.'
    case 'own-office':
      return `${asker} asked for it, of your own office. A person of another office must confirm it.`
    case 'not-independent':
      return `${asker} asked for it, and the two of you are not independent: within the last ${days} days one of you added, appointed or let in the other, or the same person did so for both. Somebody else must confirm it.`
  }
}
