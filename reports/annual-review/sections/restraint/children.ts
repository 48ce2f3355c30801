import type { Block } from '../../../report.ts'
import { concentration, distinctChildren } from '../../../statistics/concentration.ts'
import { longDate, number, plural } from '../../../wording.ts'
import { ownRecords, paragraph } from '../../blocks.ts'
import { countTable } from '../../cells.ts'
import { inReceived, nothingFrom } from '../../gaps.ts'
import { childrenOf, timesRestrained } from '../../measures.ts'
import { refer } from '../../numbering.ts'
import type { Scope, Year } from '../../year.ts'

export const childrenBlocks = (year: Year): Block[] => [
  paragraph(
    `${year.establishments.map(concentrationSentence).join(' ')} ${refer('children-restrained')} gives both units of count.`,
  ),
  countTable({
    year,
    id: 'children-restrained',
    caption: `Children restrained, by establishment, ${year.period.words}`,
    header: 'Unit of count',
    rows: [
      { label: 'Incidents', countOf: ({ incidents }) => incidents.length },
      {
        label: 'Each time a child was restrained',
        countOf: ({ incidents }) => timesRestrained(incidents).length,
      },
      { label: 'Children restrained', countOf: (scope) => distinctChildren(childIds(scope)) },
      {
        label: 'Children restrained more than once',
        countOf: (scope) => concentration(childIds(scope)).repeated.of,
      },
      {
        label: 'Most times that one child was restrained',
        countOf: (scope) => concentration(childIds(scope)).most,
      },
    ],
    notes: [
      'Of all incidents, guiding holds alone and handcuffs alone included: the children of a monthly return are only those on whom force was used.',
      'A child is one pseudonym. A child held at two establishments counts once at each, and once in all where the pseudonym is the same.',
    ],
    source: ownRecords(longDate(year.facts.dataTo)),
  }),
]

export const childIds = ({ incidents }: Scope): string[] => childrenOf(incidents)

/** How far restraint falls on few children, in words; right for none, one and many. */
export function concentrationSentence(scope: Scope): string {
  const nothing = nothingFrom(scope)
  if (nothing !== undefined) return nothing
  const { involvements, children, childrenForHalf, most, repeated } = concentration(childIds(scope))
  if (involvements === 0) return `At ${scope.name} no child was recorded as restrained${inReceived(scope)}.`
  const start = `At ${scope.name} ${plural(children, 'child', 'children')} ${children === 1 ? 'was' : 'were'} restrained, ${times(involvements)} in all${inReceived(scope)}`
  if (children === 1) return `${start}.`
  if (repeated.of === 0) return `${start}, none of them more than once.`
  return (
    `${start}; ${number(repeated.of)} of them more than once. ` +
    `${number(childrenForHalf)} of the ${number(children)} children ${childrenForHalf === 1 ? 'accounts' : 'account'} for at least half of the times, ` +
    `and the child restrained most often was restrained ${times(most)}.`
  )
}

const times = (count: number): string => (count === 1 ? 'once' : `${number(count)} times`)
