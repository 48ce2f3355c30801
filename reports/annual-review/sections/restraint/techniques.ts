import { techniqueLevels } from '../../../../server/incidents/vocabulary.ts'
import type { Block } from '../../../report.ts'
import { longDate, number, plural } from '../../../wording.ts'
import { ownRecords, paragraph } from '../../blocks.ts'
import { countTable } from '../../cells.ts'
import { inReceived, nothingFrom } from '../../gaps.ts'
import { painIncidents, techniqueUses } from '../../measures.ts'
import { refer } from '../../numbering.ts'
import type { Scope, Year } from '../../year.ts'

export const techniqueBlocks = (year: Year): Block[] => [
  paragraph(
    `${year.establishments.map(painSentence).join(' ')} ${refer('technique-uses')} counts uses by level.`,
  ),
  countTable({
    year,
    id: 'technique-uses',
    caption: `Technique uses by level, by establishment, ${year.period.words}`,
    header: 'Level of technique',
    rows: techniqueLevels.map(({ value, label }) => ({
      label,
      countOf: ({ incidents }) => techniqueUses(incidents, value),
    })),
    total: { label: 'All technique uses', countOf: ({ incidents }) => techniqueUses(incidents) },
    notes: [
      'Unit of count: technique uses. One incident may hold several, or none where none was recorded.',
      `Handcuffs stand here where they were recorded as a technique; whether they were used at all is asked apart (${refer('handcuffs')}).`,
    ],
    source: ownRecords(longDate(year.facts.dataTo)),
  }),
  countTable({
    year,
    id: 'pain-inducing',
    caption: `Pain-inducing techniques, by establishment, ${year.period.words}`,
    header: 'Unit of count',
    rows: [
      { label: 'Incidents with one or more uses', countOf: ({ incidents }) => painIncidents(incidents) },
      { label: 'Technique uses', countOf: ({ incidents }) => techniqueUses(incidents, 'pain-inducing') },
    ],
    notes: ['The two units must not be added: the uses happened in the incidents above them.'],
    source: ownRecords(longDate(year.facts.dataTo)),
  }),
]

/** 'At Ash House a pain-inducing technique was used in 2 incidents, 3 times in all.' */
export function painSentence(scope: Scope): string {
  const { name, incidents } = scope
  const nothing = nothingFrom(scope)
  if (nothing !== undefined) return nothing
  const count = painIncidents(incidents)
  if (count === 0) return `At ${name} no use of a pain-inducing technique was recorded${inReceived(scope)}.`
  const uses = techniqueUses(incidents, 'pain-inducing')
  return `At ${name} a pain-inducing technique was used in ${plural(count, 'incident')}, ${uses === 1 ? 'once' : `${number(uses)} times`} in all${inReceived(scope)}.`
}
