import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const refused = `begin select raise(abort, 'only a demonstration has a clock of its own'); end`
const isNone = `not exists (select 1 from about where name = 'demonstration')`

const statements = [
  `create trigger about_clock before insert on about when new.name = 'clock' and ${isNone} ${refused}`,
  `create trigger about_clock_renamed before update on about when new.name = 'clock' and old.name <> 'clock' ${refused}`,
  // What made it one stays, or it would keep its clock as a database of real records.
  `create trigger about_demonstration_stays before delete on about when old.name = 'demonstration'
    begin select raise(abort, 'a demonstration stays one'); end`,
  `create trigger about_demonstration_named before update on about when old.name = 'demonstration' and new.name <> old.name
    begin select raise(abort, 'a demonstration stays one'); end`,
]

export const demonstrationClock: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
