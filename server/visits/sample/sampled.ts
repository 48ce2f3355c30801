import type { Tables } from '../../database/schema.ts'
import type { Written } from '../../database/written.ts'
import type { YesNo } from '../../fields/vocabulary.ts'
import type { ComparedWith, Finding, HowSampled, SampleSource } from './vocabulary.ts'

/** A sampled record as its form gives it. */
export interface Sampled {
  visitId: string
  how: HowSampled
  /** 'CKI-2018-0042'; empty where no incident here is what the source tells of. */
  incidentNumber: string
  /** Null unless it came from outside the records. */
  source: SampleSource | null
  sourceReference: string
  sourceOn: string | null
  sourcePlace: string
  comparedWith: ComparedWith[]
  finding: Finding
  /** What was missing, where it could not be checked. */
  missing: string
  note: string
  /** Whether the establishment was told of the finding. */
  told: YesNo
  /** The incident that was entered after it was found not to be in the records: linked, never typed here; empty without one. */
  enteredNumber: string
}

/** A sampled record as its versions are stored: with what only the system sets. */
export type SampledContent = Sampled &
  Written &
  Pick<Tables['sampledRecord'], 'establishmentId' | 'drawId' | 'place' | 'checkedAt' | 'linkedAt'>

/** What a draw is asked for. */
export interface DrawAsked {
  /** Local dates, both included. */
  fromOn: string
  toOn: string
  asked: number
}
