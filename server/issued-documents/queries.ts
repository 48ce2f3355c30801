import type { Edition, Report } from '../../reports/report.ts'
import { localDateOf } from '../../reports/clocks.ts'
import type { Db } from '../database/schema.ts'
import { digestOf } from '../history/canonical.ts'
import { Conflict } from '../http/errors.ts'
import { withSeal } from './seal.ts'

export interface IssuedDigest {
  edition: Edition
  /** Of the content as it stands now. */
  contentDigest: string
  /** As it was stored. */
  digest: string
  historyHead: string
  issuedAt: string
}

/** What a subject's versions hold of its issued documents: an edited document no longer has its digest. */
export async function issuedDigests(db: Db, subjectId: string): Promise<IssuedDigest[]> {
  const rows = await db
    .selectFrom('issuedDocument')
    .select(['kind', 'edition', 'content', 'digest', 'historyHead', 'issuedAt'])
    .where('subjectId', '=', subjectId)
    .orderBy('edition')
    .execute()
  return rows.map(({ content, ...row }) => ({ ...row, contentDigest: digestOf(content) }))
}

/**
 * An edition as it was signed, with its record seal: never counted again.
 * @throws Conflict when the stored data is not what was signed
 */
export async function issuedReport(db: Db, subjectId: string, edition: Edition): Promise<Report | undefined> {
  const row = await db
    .selectFrom('issuedDocument')
    .select(['content', 'digest', 'historyHead', 'issuedAt'])
    .where('kind', '=', 'review')
    .where('subjectId', '=', subjectId)
    .where('edition', '=', edition)
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (digestOf(row.content) !== row.digest)
    throw new Conflict('The stored report is not the one that was signed. Do not use it; check the history.')
  return withSeal(JSON.parse(row.content) as Report, {
    digest: row.digest,
    head: row.historyHead,
    signedOn: localDateOf(row.issuedAt),
  })
}
