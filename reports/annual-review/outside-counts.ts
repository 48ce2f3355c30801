import { sourceOf, type Measure } from '../../server/returns/outside-counts/vocabulary.ts'
import { monthOf } from '../period.ts'
import type { IncidentFact, OutsideCountFact } from './facts.ts'
import { timesRestrained, useOfForceIncidents } from './measures.ts'
import type { EstablishmentYear, Year } from './year.ts'

/** Another source's count of a month beside what the records give, by the measure that its source can be held against. */
export interface OutsideCompared extends OutsideCountFact {
  establishment: EstablishmentYear
  ours: number
  differs: boolean
}

export const outsideCompared = ({
  facts,
  establishments,
}: Pick<Year, 'facts' | 'establishments'>): OutsideCompared[] =>
  establishments.flatMap((establishment) =>
    facts.outsideCounts
      .filter(({ establishmentId }) => establishmentId === establishment.facts.id)
      .map((count) => comparedWith(establishment, count)),
  )

function comparedWith(establishment: EstablishmentYear, count: OutsideCountFact): OutsideCompared {
  const { measure, compared } = sourceOf(count.source)
  const own = establishment.incidents.filter(({ happenedAt }) => monthOf(happenedAt) === count.month)
  const ours = ourCount[measure](own)
  // Most force is never complained about: fewer complaints than uses of force differ from nothing.
  const differs = compared === 'at-most' ? count.count > ours : count.count !== ours
  return { ...count, establishment, ours, differs }
}

const ourCount: Record<Measure, (incidents: readonly IncidentFact[]) => number> = {
  incidents: (incidents) => incidents.length,
  'uses-of-force': (incidents) => useOfForceIncidents(incidents).length,
  'hurt-or-examined': (incidents) =>
    timesRestrained(incidents).filter(
      ({ injury, medicalExamination }) =>
        (injury !== 'none' && injury !== 'not-recorded') || medicalExamination === 'done',
    ).length,
}

export const isUnexplained = ({ differs, explanation }: OutsideCompared): boolean =>
  differs && explanation === ''
