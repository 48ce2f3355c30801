import type { YesNo } from '../fields/vocabulary.ts'
import type { ComparedWith, Finding, HowSampled, SampleSource } from '../visits/sample/vocabulary.ts'
import type { Written } from './written.ts'

/** The dip sample of a visit. */
export interface SampleTables {
  sampleDraw: Written & {
    id: string
    visitId: string
    establishmentId: string
    fromOn: string
    toOn: string
    seed: string
    asked: number
    /** How many incidents it was drawn from. */
    among: number
  }
  sampledRecord: Written & {
    id: string
    visitId: string
    establishmentId: string
    how: HowSampled
    drawId: string | null
    place: number | null
    incidentId: string | null
    source: SampleSource | null
    sourceReference: string
    sourceOn: string | null
    sourcePlace: string
    finding: Finding
    missing: string
    note: string
    told: YesNo
    /** UTC instant of the finding that stands. */
    checkedAt: string | null
    /** The incident that the establishment entered after it was found not to be in the records. */
    enteredIncidentId: string | null
    linkedAt: string | null
  }
  sampledRecordCompared: { sampledRecordId: string; comparedWith: ComparedWith }
}
