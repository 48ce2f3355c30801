import { localDateOf } from '../../reports/clocks.ts'
import { listOf, longDate, plural } from '../../reports/wording.ts'
import type { Review } from './queries.ts'
import type { ChangedRecords } from './since-signed-queries.ts'

/**
 * 'Since this review was signed, 3 records of its year were recorded or changed: 2 incidents and 1 LADO contact. This document
 * does not change: …'; without the kinds for who learns counts only. Nothing of a version that was never signed.
 */
export function sinceSignedNotices(
  { signedAt }: Pick<Review, 'signedAt'>,
  changed: readonly ChangedRecords[],
  saysWhich: boolean,
): string[] {
  if (signedAt === null) return []
  const total = changed.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return ['No record of its year was recorded or changed since this review was signed.']
  const which = saysWhich ? `: ${listOf(changed.map(kindWords))}` : ''
  return [
    `Since this review was signed, ${plural(total, 'record')} of its year ${total === 1 ? 'was' : 'were'} recorded or changed${which}. ` +
      `This document does not change: it says what was known on ${longDate(localDateOf(signedAt))}, also under “What needs an answer now”.`,
  ]
}

const kindNames: Record<string, readonly [one: string, many: string]> = {
  incident: ['incident', 'incidents'],
  visit: ['visit', 'visits'],
  contact: ['contact of the scrutineer', 'contacts of the scrutineer'],
  'lado-contact': ['LADO contact', 'LADO contacts'],
  'outside-count': ['count of another source', 'counts of other sources'],
  'qa-meeting': ['QA meeting', 'QA meetings'],
  'population-year': ['year of month-end populations', 'years of month-end populations'],
}

function kindWords({ kind, count }: ChangedRecords): string {
  const [one, many] = kindNames[kind] ?? ['other record', 'other records']
  return plural(count, one, many)
}
