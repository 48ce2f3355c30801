import { plural } from '../../../reports/wording.ts'
import type { Role } from '../../access/vocabulary.ts'
import type { Db } from '../../database/schema.ts'
import { openAsks } from '../../disposal/queries.ts'
import { countAskedWithdrawals } from '../../incidents/withdrawal/queries.ts'
import { reviewsToRelease, reviewsToSign } from '../../reviews/queries.ts'

/**
 * What waits for the consent of an office, in words: counts only, so that everybody may know that something waits and
 * for how many, and nobody of whom it is about.
 */
export async function waitingFor(db: Db, role: Role): Promise<string[]> {
  const counts = await countsFor(db, role)
  return counts.filter(([count]) => count > 0).map(([count, one, many]) => plural(count, one, many))
}

type Count = readonly [count: number, one: string, many: string]

async function countsFor(db: Db, role: Role): Promise<Count[]> {
  switch (role) {
    case 'scrutineer':
      return [
        [await countAskedWithdrawals(db), 'withdrawal to decide', 'withdrawals to decide'],
        [(await reviewsToSign(db)).length, 'review to sign', 'reviews to sign'],
        await secondAnswers(db),
      ]
    case 'business-manager':
      return [
        [(await reviewsToRelease(db)).length, 'review to release', 'reviews to release'],
        await secondAnswers(db),
      ]
    case 'head':
    case 'lado':
    case 'partner':
      return []
  }
}

const secondAnswers = async (db: Db): Promise<Count> => [
  (await openAsks(db)).length,
  'disposal or legal hold to confirm',
  'disposals or legal holds to confirm',
]
