import type { YesNo } from '../fields/vocabulary.ts'
import type * as incident from '../incidents/vocabulary.ts'
import type { Written } from './written.ts'

export interface IncidentTable extends Written {
  id: string
  number: string
  establishmentId: string
  year: number
  serial: number
  ownReference: string
  /** Made of the own reference whenever that is stored (`referenceKeyOf`): no part of the record's content. */
  referenceKey: string | null
  happenedAt: string
  writtenAt: string | null
  signedAt: string | null
  countsAs: incident.CountsAs
  planned: YesNo
  authorisedBy: string
  reasonPrimary: incident.Reason
  location: incident.Location
  durationMinutes: number | null
  behaviour: string
  stepsToAvoid: string
  description: string
  effectiveness: string
  handcuffs: incident.Handcuffs
  painJustification: string
  staffInjuryMinor: number
  staffInjuryMinorTreated: number
  staffInjurySerious: number
  treatment: string
  bodyCamera: incident.BodyCamera
  bodyCameraReason: string
  cctv: incident.Cctv
  safeguardingDecision: incident.SafeguardingDecision
  decisionReason: string
  decidedBy: string
  standing: incident.Standing
}
