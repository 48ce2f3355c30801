import { monthOf } from '../../reports/period.ts'
import { childrenOfKeys } from '../children/actions.ts'
import { childMeant } from '../children/pseudonym.ts'
import type { Tx } from '../database/schema.ts'
import type { Act } from '../database/write.ts'
import { comparisonKey } from '../fields/comparison-key.ts'
import { canonical } from '../history/canonical.ts'
import { record } from '../history/record.ts'
import type { Incident } from '../incidents/sections.ts'
import { painInducingTechniques } from '../incidents/queries.ts'
import type { Standing } from '../incidents/vocabulary.ts'
import { restatementSubject, type Restatement } from './vocabulary.ts'

/** What of an incident a return is counted from. */
export type Countable = Pick<Incident, 'happenedAt' | 'countsAs' | 'techniques'> & {
  standing: Standing
  children: readonly Pick<Incident['children'][number], 'pseudonym' | 'injury'>[]
}

interface Changing {
  number: string
  establishmentId: string
  /** Undefined for an incident that was not there. */
  before: Countable | undefined
  after: Countable
}

/**
 * Writes down which signed months an incident restates, in the act's own transaction: one event for each return, which says
 * how and by which number (SECURITY B3). A month that nobody has signed yet is not restated.
 */
export async function restateReturns(tx: Tx, act: Act, changing: Changing): Promise<void> {
  const { establishmentId, number: incident, before, after } = changing
  const months = [...new Set([before, after].flatMap((each) => each && monthOf(each.happenedAt)))]
  const signed = await tx
    .selectFrom('monthlyReturn')
    .select(['id', 'month'])
    .where('establishmentId', '=', establishmentId)
    .where(
      'month',
      'in',
      months.flatMap((month) => month ?? []),
    )
    .orderBy('month')
    .execute()
  if (signed.length === 0) return
  const pain = await painInducingTechniques(tx)
  const who = await childrenIn(tx, establishmentId, [before, after])
  for (const { id: subjectId, month } of signed) {
    const how = restatementOf(
      countedIn(month, before, { pain, who }),
      countedIn(month, after, { pain, who }),
      changing,
    )
    if (how === undefined) continue
    const details = { how, incident }
    await record(tx, act, {
      act: 'restated',
      subject: restatementSubject,
      subjectId,
      establishmentId,
      details,
    })
  }
}

/** Tells children apart as the database does: by the key, and where some are kept apart under one, by their spelling. */
async function childrenIn(
  tx: Tx,
  establishmentId: string,
  incidents: readonly (Countable | undefined)[],
): Promise<(pseudonym: string) => string> {
  const pseudonyms = incidents.flatMap((each) => each?.children.map(({ pseudonym }) => pseudonym) ?? [])
  const known = await childrenOfKeys(tx, establishmentId, pseudonyms)
  return (pseudonym) => childMeant(known, pseudonym)?.id ?? comparisonKey(pseudonym)
}

/**
 * The answers that the month's figures are made of, children as the database tells them apart and in no order; undefined
 * where the incident counts nothing in that month.
 */
function countedIn(
  month: string,
  incident: Countable | undefined,
  { pain, who }: { pain: ReadonlySet<string>; who: (pseudonym: string) => string },
): string | undefined {
  if (incident === undefined || incident.standing === 'withdrawn') return undefined
  if (monthOf(incident.happenedAt) !== month) return undefined
  return canonical({
    countsAs: incident.countsAs,
    children: incident.children
      .map(({ pseudonym, injury }) => canonical({ child: who(pseudonym), injury }))
      .sort(),
    techniques: incident.techniques
      .filter(({ technique }) => pain.has(technique))
      .map(({ technique, uses }) => ({ technique, uses })),
  })
}

function restatementOf(
  was: string | undefined,
  is: string | undefined,
  { before, after }: Changing,
): Restatement | undefined {
  if (was === is) return undefined
  if (before === undefined) return 'entered'
  if (was !== undefined && is !== undefined) return 'corrected'
  const hasMoved = monthOf(before.happenedAt) !== monthOf(after.happenedAt)
  if (is === undefined) return hasMoved ? 'moved-out' : 'withdrawn'
  return hasMoved ? 'moved-in' : 'put-back'
}
