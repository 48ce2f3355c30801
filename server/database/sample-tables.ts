import type { DrawAsked } from '../visits/sample/form.ts'
import type { Sampled } from '../visits/sample/sections.ts'
import type { ComparedWith } from '../visits/sample/vocabulary.ts'
import type { RecordTable } from './written.ts'

/** The dip sample of a visit. */
export interface SampleTables {
  sampleDraw: RecordTable<
    DrawAsked,
    {
      visitId: string
      establishmentId: string
      seed: string
      /** How many incidents it was drawn from. */
      among: number
    }
  >
  sampledRecord: RecordTable<
    Omit<Sampled, 'incidentNumber' | 'enteredNumber'>,
    {
      establishmentId: string
      drawId: string | null
      place: number | null
      incidentId: string | null
      /** UTC instant of the finding that stands. */
      checkedAt: string | null
      /** The incident that the establishment entered after it was found not to be in the records. */
      enteredIncidentId: string | null
      linkedAt: string | null
    }
  >
  sampledRecordCompared: { sampledRecordId: string; comparedWith: ComparedWith }
}
