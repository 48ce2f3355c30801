import { buildAnnualReview } from '../../reports/annual-review/build.ts'
import type { ReviewFacts } from '../../reports/annual-review/facts.ts'
import { preflight, type Preflight } from '../../reports/annual-review/preflight.ts'
import { unprintableFindings } from '../../reports/annual-review/unprintable-findings.ts'
import { localDateOf } from '../../reports/clocks.ts'
import type { Edition, Report } from '../../reports/report.ts'
import type { Counting } from '../counting/counting.ts'
import type { Db } from '../database/schema.ts'
import { chainHead, chainStart } from '../history/record.ts'
import { asDraft } from '../issued-documents/seal.ts'
import { loadReviewFacts, type Wanted } from './load-facts.ts'
import { countOpenIncidentDrafts } from './queries.ts'
import { namedFindings } from './public-texts/named-queries.ts'
import { editions } from './vocabulary.ts'

/** An edition from the records as they stand, marked as a draft. */
export const draftReport: Counting<Wanted & { edition: Edition }, Report> = {
  name: 'draft review',
  count: async (db, { edition, ...wanted }) =>
    asDraft(buildAnnualReview(await loadReviewFacts(db, wanted), edition)),
}

/** What is missing before the review can be signed, from the facts as they stand. */
export const missingFrom: Counting<Wanted & { by?: string }, Preflight[]> = {
  name: 'missing before signature',
  count: async (db, { by = '', ...wanted }) => {
    const facts = await loadReviewFacts(db, wanted)
    return (await withMissing(db, facts, { wanted, by })).missing
  },
}

/** Every edition as it would be signed now, and all that stands in the way: what is missing, and what no paper can print. */
async function withMissing(
  db: Db,
  facts: ReviewFacts,
  { wanted: { year, now }, by }: { wanted: Wanted; by: string },
): Promise<Pick<ToSign, 'reports' | 'missing'>> {
  const signed = { ...facts, signed: { by, on: localDateOf(now) } }
  const reports = editions.map(({ value }) => ({
    edition: value,
    report: buildAnnualReview(signed, value),
  }))
  const unprintable = await unprintableFindings(
    facts,
    reports.map(({ report }) => report),
  )
  const missing = [
    ...unprintable,
    ...(await namedFindings(db, facts, now)),
    ...preflight(facts, await countOpenIncidentDrafts(db, year)),
  ]
  return { reports, missing }
}

export interface ToSign {
  reports: { edition: Edition; report: Report }[]
  missing: Preflight[]
  /** The history's last event when this was counted, and its record seal; 0 and '' before the first. */
  seq: number
  head: string
}

/** Every edition as it would be signed at this moment, and what is still missing. */
export const editionsToSign: Counting<Wanted & { by: string }, ToSign> = {
  name: 'editions to sign',
  count: async (db, { by, ...wanted }) => {
    const { seq, seal: head } = (await chainHead(db)) ?? chainStart
    const facts = await loadReviewFacts(db, wanted)
    return { ...(await withMissing(db, facts, { wanted, by })), seq, head }
  },
}
