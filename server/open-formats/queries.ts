import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'

const batch = 500

/** A version of a record as it is kept, with the act that wrote it. */
export interface KeptVersion {
  seq: number
  id: string
  version: number
  /** The record as JSON, exactly as its digest covers it. */
  content: string
  reason: string
  digest: string
  act: string
  at: string
  whoId: string
  whoRole: string
  isLatest: 0 | 1
}

/**
 * Every version of every record of a kind up to an event, oldest first: what is written meanwhile does not show. What was
 * disposed of is gone and left out.
 */
export async function* versionsOfKind(db: Db, kind: string, upTo: number): AsyncGenerator<KeptVersion[]> {
  const after = (seq: number) => versionsAfter(db, kind, { seq, upTo })
  for (let rows = await after(0); rows.length > 0; rows = await after(rows.at(-1)?.seq ?? 0))
    yield rows.filter(({ content }) => content !== '')
}

async function versionsAfter(
  db: Db,
  kind: string,
  { seq, upTo }: { seq: number; upTo: number },
): Promise<KeptVersion[]> {
  const { rows } = await sql<KeptVersion>`select version.seq, version.subject_id as "id", version.version,
      version.content, version.reason, version.digest, event.act, event.at,
      event.who_id as "whoId", event.who_role as "whoRole",
      not exists (
        select 1 from record_version as later where later.subject = version.subject
          and later.subject_id = version.subject_id and later.version > version.version
          and later.seq <= ${upTo}) as "isLatest"
    from record_version as version join history_event as event on event.seq = version.seq
    where version.subject = ${kind} and version.seq > ${seq} and version.seq <= ${upTo}
    order by version.seq limit ${batch}`.execute(db.withoutPlugins())
  return rows
}

/** What was issued of reviews, the oldest review first. */
export const issuedEditions = (db: Db) =>
  db
    .selectFrom('issuedDocument as document')
    .innerJoin('review', 'review.id', 'document.subjectId')
    .select(['review.id as subjectId', 'review.year', 'document.kind'])
    .select(['document.edition', 'document.number', 'document.content'])
    .where('document.kind', '=', 'review')
    .orderBy('review.year')
    .orderBy('document.edition')
    .orderBy('document.number')
    .execute()
