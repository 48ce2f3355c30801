import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const fixed = ['id', 'name', 'establishment_type', 'value', 'from_on', 'reason', 'recorded_at', 'recorded_by']

const statements = [
  // A value dated in the past that would alter what was signed or released: it holds nowhere until the scrutineer agrees.
  `create table waiting_setting (
    id text primary key,
    name text not null,
    establishment_type text not null check (establishment_type in ('', 'yoi', 'stc', 'sch')),
    value text not null,
    from_on text not null check (from_on glob '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason text not null,
    answer text check (answer in ('agreed', 'refused', 'taken-back')),
    answer_reason text,
    answered_by text,
    answered_at text,
    -- The setting that an agreement made.
    setting_id text references setting (id),
    version integer not null check (version between 1 and 2),
    recorded_at text not null,
    recorded_by text not null,
    check ((answer is null) = (answer_reason is null)),
    check ((answer is null) = (answered_by is null)),
    check ((answer is null) = (answered_at is null)),
    check ((answer is not null and answer = 'agreed') = (setting_id is not null))
  ) strict`,
  `create trigger waiting_setting_fixed before update on waiting_setting
    when old.answer is not null or ${fixed.map((column) => `new.${column} is not old.${column}`).join(' or ')}
    begin select raise(abort, 'this is set once and never changes'); end`,
]

export const waitingSettings: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
