import { longDate } from '../../../reports/wording.ts'
import { labelOf } from '../../fields/vocabulary.ts'
import { incidentTitle } from '../../incidents/naming.ts'
import { sampleSources, type SampleSource } from './vocabulary.ts'

/** 'Incident UOF/18/0042 (CKI-2018-0042)'; for what is in no record here, where it comes from and of which day. */
export function whichRecord({ incidentNumber, ownReference = '', source, sourceOn }: Which): string {
  if (incidentNumber !== '') return incidentTitle({ ownReference, number: incidentNumber })
  const from = source === null ? 'Another source' : labelOf(sampleSources, source)
  return sourceOn === null ? from : `${from}, ${longDate(sourceOn)}`
}

export interface Which {
  incidentNumber: string
  source: SampleSource | null
  sourceOn: string | null
  ownReference?: string
}

/** What its page is called. */
export const sampledTitle = (which: Which): string => {
  const words = whichRecord(which)
  return `Sampled: ${words.charAt(0).toLowerCase()}${words.slice(1)}`
}
