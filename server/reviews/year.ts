import { parseYear, reviewYear } from '../../reports/period.ts'
import type { Db } from '../database/schema.ts'
import { establishmentFacts } from '../establishments/facts.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'
import { NotFound } from '../http/errors.ts'

/** The establishments that the review of a year is about. */
export async function establishmentsIn(db: Db, year: number): Promise<Vocabulary> {
  const { startsOn: from, endsOn: to, months } = reviewYear(year)
  const facts = await establishmentFacts(db, { from, to, months })
  return facts.map(({ id, name }) => ({ value: id, label: name }))
}

/** The year of an address. @throws NotFound for anything else */
export function yearOf(params: Record<string, string>): number {
  const year = parseYear(params['year'] ?? '')
  if (year === undefined) throw new NotFound('not a year')
  return year
}
