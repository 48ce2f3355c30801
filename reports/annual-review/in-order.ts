import type { ReviewFacts } from './facts.ts'

/**
 * The same facts in one fixed order, so that the order in which rows were read never shows in a report.
 * Settings keep theirs: a list of recipients is written in the order that someone chose.
 */
export function inOrder(facts: ReviewFacts): ReviewFacts {
  return {
    ...facts,
    establishments: sorted(facts.establishments, ({ name, id }) => [name, id]).map((establishment) => ({
      ...establishment,
      attributes: sorted(establishment.attributes, ({ from }) => [from]),
      population: sorted(establishment.population, ({ month }) => [month]),
      returns: sorted(establishment.returns, ({ month }) => [month]),
    })),
    incidents: sorted(facts.incidents, ({ happenedAt, number, id }) => [happenedAt, number, id]),
    ladoContacts: sorted(facts.ladoContacts, ({ receivedOn, id }) => [receivedOn, id]),
    visits: sorted(facts.visits, (visit) => [visit.visitedOn, JSON.stringify(visit)]),
    contacts: sorted(facts.contacts, (contact) => [contact.contactedOn, JSON.stringify(contact)]),
    meetings: sorted(facts.meetings, (meeting) => [meeting.metOn, meeting.quarter]),
    outsideCounts: sorted(facts.outsideCounts, ({ month, source, establishmentId }) => [
      month,
      source,
      establishmentId,
    ]),
    publishedFigures: sorted(facts.publishedFigures, (figure) => [
      figure.measure,
      figure.establishment,
      figure.periodStart,
      figure.periodEnd,
      JSON.stringify(figure),
    ]),
  }
}

/** By code units and not by a locale's alphabet: the same on every machine. */
function sorted<Row>(rows: readonly Row[], keysOf: (row: Row) => string[]): Row[] {
  const keyed = rows.map((row) => ({ row, key: keysOf(row).join('\u0000') }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ row }) => row)
}
