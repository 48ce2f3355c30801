import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** What is noted beside an incident, and its columns that hold texts. */
const noted = [
  {
    table: 'referral_answer',
    subject: 'referral-answer',
    texts: ['referred_to', 'note'],
    fixed: ['id', 'incident_id', 'establishment_id', 'referred_on', 'version', 'recorded_at', 'recorded_by'],
  },
  {
    table: 'urgent_follow_up',
    subject: 'urgent-follow-up',
    texts: ['told_whom', 'note'],
    fixed: [
      ...['id', 'incident_id', 'establishment_id', 'seen', 'incident_version', 'came_of_it', 'done_on'],
      ...['version', 'recorded_at', 'recorded_by'],
    ],
  },
]

const changes = (columns: readonly string[]) =>
  columns.map((column) => `new.${column} is not old.${column}`).join(' or ')

/** Its texts change only in the act whose event, the last of the history, says that a name in it was masked. */
const statements = noted.flatMap(({ table, subject, texts, fixed }) => [
  `drop trigger ${table}_fixed`,
  `create trigger ${table}_fixed before update on ${table}
    when ${changes(fixed)} or (${changes(texts)}) and not exists (
      select 1 from history_event
      where seq = (select max(seq) from history_event)
        and subject = '${subject}' and subject_id = old.id and act = 'name masked')
    begin select raise(abort, 'this is set once and never changes'); end`,
])

export const maskedNotes: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
