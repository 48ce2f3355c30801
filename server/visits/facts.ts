import type { VisitFact } from '../../reports/annual-review/facts.ts'
import type { Db } from '../database/schema.ts'
import { visitPurposes, type VisitPurpose } from './vocabulary.ts'

interface Period {
  from: string
  to: string
}

/** The visits of a period, first and last day included, oldest first; two queries however many there are. */
export async function visitFacts(db: Db, period: Period): Promise<VisitFact[]> {
  const visits = await visitsWithin(db, period)
  const purposes = await purposesWithin(db, period)
  return visits.map(({ id, concerns, ...visit }) => ({
    ...visit,
    concerns: concerns ?? 0,
    purposes: inListOrder(purposes.filter((each) => each.visitId === id).map(({ purpose }) => purpose)),
  }))
}

function visitsWithin(db: Db, { from, to }: Period) {
  return db
    .selectFrom('visit')
    .select(['visit.id', 'visit.establishmentId', 'visit.visitedOn', 'visit.announcement', 'visit.daysUsed'])
    .select(['visit.childrenSpokenTo', 'visit.staffSpokenTo', 'visit.recordsSeen'])
    .select(['visit.safeguarded', 'visit.wellbeing'])
    .select((eb) =>
      eb
        .selectFrom('visitConcern')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('visitConcern.visitId', '=', 'visit.id')
        .as('concerns'),
    )
    .where('visit.visitedOn', '>=', from)
    .where('visit.visitedOn', '<=', to)
    .orderBy('visit.visitedOn')
    .orderBy('visit.id')
    .execute()
}

function purposesWithin(db: Db, { from, to }: Period) {
  return db
    .selectFrom('visitPurpose')
    .innerJoin('visit', 'visit.id', 'visitPurpose.visitId')
    .select(['visitPurpose.visitId', 'visitPurpose.purpose'])
    .where('visit.visitedOn', '>=', from)
    .where('visit.visitedOn', '<=', to)
    .orderBy('visitPurpose.visitId')
    .orderBy('visitPurpose.purpose')
    .execute()
}

const inListOrder = (purposes: VisitPurpose[]): VisitPurpose[] =>
  visitPurposes.map(({ value }) => value).filter((value) => purposes.includes(value))
