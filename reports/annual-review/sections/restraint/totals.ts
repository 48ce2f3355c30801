import { countsAs } from '../../../../server/incidents/vocabulary.ts'
import type { Block } from '../../../report.ts'
import { listOf, longDate, plural } from '../../../wording.ts'
import { ownRecords, paragraph } from '../../blocks.ts'
import { countingOf, countTable } from '../../cells.ts'
import { confirmedSentences, inReceived, isNotOpen, isSilent } from '../../gaps.ts'
import { incidentCount, useOfForceIncidents } from '../../measures.ts'
import { refer } from '../../numbering.ts'
import type { Year } from '../../year.ts'

export const totalBlocks = (year: Year): Block[] => [
  paragraph(`${totalSentence(year)} ${refer('incidents-by-kind')} shows what each counts as.`),
  ...confirmedSentences(year).map(paragraph),
  countTable({
    year,
    id: 'incidents-by-kind',
    caption: `Incidents by what they count as, by establishment, ${year.period.words}`,
    header: 'Incidents that count as',
    rows: [
      ...countingOf(countsAs, (incident) => [incident.countsAs]),
      {
        label: 'Use of force: the first two together',
        countOf: ({ incidents }) => useOfForceIncidents(incidents).length,
      },
    ],
    total: { label: 'All incidents', countOf: ({ incidents }) => incidentCount(incidents) },
    notes: [
      'Unit of count: incidents. An incident with two children counts once. The total is of the four kinds.',
    ],
    source: ownRecords(longDate(year.facts.dataTo)),
  }),
]

/** '3 incidents were recorded at Ash House and none at Birch House in April 2018 to March 2019.' */
export function totalSentence({ establishments, period }: Year): string {
  if (establishments.length === 0) return `No establishment was recorded for ${period.words}.`
  const known = establishments.filter((each) => !isSilent(each) && !isNotOpen(each))
  const parts = known.map(
    (each) => `${plural(each.incidents.length, 'incident')} at ${each.name}${inReceived(each)}`,
  )
  const silent = establishments.filter(isSilent).map(({ name }) => name)
  const closed = establishments.filter(isNotOpen).map(({ name }) => name)
  return [
    ...(parts.length === 0 ? [] : [`The records for ${period.words} hold ${listOf(parts)}.`]),
    ...(silent.length === 0 ? [] : [`No records were received from ${listOf(silent)} for ${period.words}.`]),
    ...(closed.length === 0
      ? []
      : [`${listOf(closed)} ${closed.length === 1 ? 'was' : 'were'} not open in ${period.words}.`]),
  ].join(' ')
}
