import { addDays } from '../../reports/clocks.ts'
import { grantCard } from '../access/grants/page.ts'
import { grantsSince, passkeyRoles } from '../access/grants/queries.ts'
import { isTestDue, recoverySheetCard } from '../access/recovery-sheet/page.ts'
import { lastEnvelopeTest } from '../access/recovery-sheet/queries.ts'
import { holdAndDisposals } from '../disposal/watched.ts'
import { ownChoices } from '../establishments/published-figures/queries.ts'
import { firstSince, lastBackup, lastCheck, lastRestoreTest } from '../history/queries.ts'
import type { SignedInAsk } from '../http/route.ts'
import { kindsInWords } from '../kinds.ts'
import type { RecordCard } from '../records/page-types.ts'
import { copiesCard, wrongCopies } from '../backups/card.ts'
import { disposalCard, isToBeSeen } from '../disposal/card.ts'

// The scrutineer works six days a year: what others did to accounts must still stand there at the next one.
const daysWatched = 366
export const watchedSince = (today: string): string => addDays(today, -daysWatched)

/** Cards about the service itself: all of them stand on Administration, and on the home page those that somebody must see. */
export interface Machinery {
  all: RecordCard[]
  toBeSeen: RecordCard[]
}

type Looker = Pick<SignedInAsk, 'db' | 'person' | 'now' | 'today'>

export async function machineryFor(looker: Looker): Promise<Machinery> {
  switch (looker.person.role) {
    case 'scrutineer':
      return scrutineersMachinery(looker)
    case 'business-manager':
      return managersMachinery(looker)
    case 'head':
    case 'lado':
    case 'partner':
      return { all: [], toBeSeen: [] }
  }
}

/** An end of the legal hold and what was destroyed, and who was given a role (SECURITY B9, PR-08). */
async function scrutineersMachinery({ db, now, today }: Looker): Promise<Machinery> {
  const held = await holdAndDisposals(db, now)
  const grants = await grantsSince(db, await firstSince(db, watchedSince(today)))
  const disposal = disposalCard(held, kindsInWords)
  const granted = grantCard(grants, {
    passkeyRoles: await passkeyRoles(db, today),
    houses: await ownChoices(db),
  })
  return {
    all: [disposal, granted],
    toBeSeen: [
      ...(isToBeSeen(held, watchedSince(today)) ? [disposal] : []),
      ...(grants.length === 0 ? [] : [granted]),
    ],
  }
}

async function managersMachinery({ db, now, today }: Looker): Promise<Machinery> {
  const copies = {
    backup: await lastBackup(db),
    restoreTest: await lastRestoreTest(db),
    check: await lastCheck(db),
  }
  const testedOn = await lastEnvelopeTest(db)
  const sheet = recoverySheetCard(testedOn, today)
  const whole = copiesCard(copies, now)
  return {
    all: [whole, sheet],
    toBeSeen: [...wrongCopies(whole), ...(isTestDue(testedOn, today) ? [sheet] : [])],
  }
}
