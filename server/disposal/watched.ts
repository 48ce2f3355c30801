import { sql } from 'kysely'
import { namesOf } from '../access/queries.ts'
import type { Db } from '../database/schema.ts'
import { foundInAll } from '../history/queries.ts'
import { holdAt } from './queries.ts'

const mostShown = 5

/** What the scrutineer is shown of legal hold and disposal: how the hold stands, and what was asked for last. */
export interface HoldAndDisposals {
  isHeld: boolean
  /** UTC instant at which the end that was confirmed takes effect; undefined where none waits. */
  endsAt: string | undefined
  /** Who set it so, and when; undefined as long as nobody ever did. */
  lastSet: { who: string; at: string } | undefined
  /** The last few. */
  asks: WatchedAsk[]
  /** How many were asked for before these. */
  more: number
}

export interface WatchedAsk {
  what: 'disposal' | 'legal-hold-off'
  subject: string
  asker: string
  askedAt: string
  answer: 'confirmed' | 'refused' | null
  answerer: string
  answeredAt: string | null
}

/** The last few in the order in which they were asked, not by their times: the clock may have gone back. */
export async function holdAndDisposals(db: Db, now: string): Promise<HoldAndDisposals> {
  const { isHeld, endsAt, last: hold } = await holdAt(db, now)
  const asks = await db
    .selectFrom('secondAnswer')
    .select(['what', 'subject', 'askedBy', 'askedAt', 'answer', 'answeredBy', 'answeredAt'])
    .select(foundInAll.as('all'))
    .orderBy(sql`rowid`, 'desc')
    .limit(mostShown)
    .execute()
  const names = await namesOf(
    db,
    [hold?.recordedBy, ...asks.flatMap((ask) => [ask.askedBy, ask.answeredBy])].flatMap((id) => id ?? []),
  )
  const nameOf = (id: string | null | undefined) => names.get(id ?? '') ?? 'Somebody'
  return {
    more: (asks[0]?.all ?? 0) - asks.length,
    isHeld,
    endsAt,
    lastSet: hold && { who: nameOf(hold.recordedBy), at: hold.recordedAt },
    asks: asks.map(({ askedBy, answeredBy, all: _all, ...ask }) => ({
      ...ask,
      asker: nameOf(askedBy),
      answerer: nameOf(answeredBy),
    })),
  }
}
