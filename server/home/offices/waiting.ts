import { plural } from '../../../reports/wording.ts'
import type { Office } from '../../access/appointments/queries.ts'
import type { Person } from '../../access/person.ts'
import type { Role } from '../../access/vocabulary.ts'
import type { Db } from '../../database/schema.ts'
import { openAsks } from '../../disposal/queries.ts'
import { countAskedWithdrawals } from '../../incidents/withdrawal/queries.ts'
import { reviewsToRelease, reviewsToSignOn } from '../../reviews/waiting-queries.ts'
import { openWaiting } from '../../settings/waiting/queries.ts'

/** An office with what waits for it. */
export interface WaitingOffice extends Office {
  waiting: string[]
  /** Whether that is all that waits, and not only what the viewer may know of. */
  isWhole: boolean
  /** Drafts that somebody left who no longer holds it: how many wait for the next holder. */
  drafts: number
}

interface Viewing {
  db: Db
  person: Person
  /** Local date. */
  today: string
}

/** What waits for the consent of an office, in words: counts only, of what the viewer may know of. */
export async function withQueue(
  { db, person: viewer, today }: Viewing,
  office: Office,
  drafts: number,
): Promise<WaitingOffice> {
  const isWhole = viewer.role === 'scrutineer' || viewer.role === 'business-manager'
  const withdrawals = office.role === 'scrutineer' ? [await askedWithdrawals(db, viewer)] : []
  const counts = [...withdrawals, ...(isWhole ? await inside(db, office.role, today) : [])]
  const waiting = counts.filter(([count]) => count > 0).map(([count, one, many]) => plural(count, one, many))
  return { ...office, waiting, isWhole, drafts }
}

type Count = readonly [count: number, one: string, many: string]

const askedWithdrawals = async (db: Db, viewer: Person): Promise<Count> => [
  await countAskedWithdrawals(db, viewer),
  'withdrawal to decide',
  'withdrawals to decide',
]

/** Of a review that is not released, and of disposals, only the two offices know that work on them. */
async function inside(db: Db, role: Role, today: string): Promise<Count[]> {
  switch (role) {
    case 'scrutineer':
      return [
        [(await reviewsToSignOn(db, today)).length, 'review to sign', 'reviews to sign'],
        [(await openWaiting(db)).length, 'setting to agree to', 'settings to agree to'],
        await secondAnswers(db, role),
      ]
    case 'business-manager':
      return [
        [(await reviewsToRelease(db)).length, 'review to release', 'reviews to release'],
        await secondAnswers(db, role),
      ]
    case 'head':
    case 'lado':
    case 'partner':
      return []
  }
}

const secondAnswers = async (db: Db, role: Role): Promise<Count> => [
  (await openAsks(db)).filter(({ askedAs }) => askedAs !== role).length,
  'disposal or legal hold to confirm',
  'disposals or legal holds to confirm',
]
