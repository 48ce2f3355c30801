import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** Why a count is far above the places or the month before; null in every year that nobody was asked about. */
export const unusualPopulations: Migration = {
  async up(db: Kysely<unknown>) {
    await sql.raw('alter table population_year add column unusual text').execute(db)
  },
}
