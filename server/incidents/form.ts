import { form, type Form } from '../fields/form.ts'
import type { YesNo } from '../fields/vocabulary.ts'
import type { RecordForm, Section } from '../fields/sections.ts'
import type { IncidentFormFacts } from './form-facts.ts'
import { forceFields } from './force-form.ts'
import { signsWithoutChild } from './grave-questions/form.ts'
import { childrenField, staffFields, type ChildInIncident, type StaffInIncident } from './people-form.ts'
import { recordFields } from './record-form.ts'
import { incidentRules } from './rules.ts'
import type * as incident from './vocabulary.ts'
import { happeningFields } from './happening-form.ts'

export interface TechniqueUse {
  technique: string
  uses: number
}

/** A restraint incident as it is asked for; every fact that regulation 35(3) wants on the record is among them. */
export interface Incident {
  establishmentId: string
  ownReference: string
  /** Europe/London, with its offset. */
  happenedAt: string
  countsAs: incident.CountsAs
  location: incident.Location
  planned: YesNo
  authorisedBy: string
  reasonPrimary: incident.Reason
  reasonsOther: incident.Reason[]
  behaviour: string
  stepsToAvoid: string
  description: string
  /** Null: not supplied. */
  durationMinutes: number | null
  techniques: TechniqueUse[]
  handcuffs: incident.Handcuffs
  painJustification: string
  effectiveness: string
  children: ChildInIncident[]
  staff: StaffInIncident[]
  staffInjuryMinor: number
  staffInjuryMinorTreated: number
  staffInjurySerious: number
  /** Recorded before each child was asked about: of none in particular. `signsOf` has every sign of an incident. */
  warningSigns: incident.WarningSign[]
  treatment: string
  bodyCamera: incident.BodyCamera
  bodyCameraReason: string
  cctv: incident.Cctv
  /** The establishment's own times as it states them; null is not supplied, never late. */
  writtenAt: string | null
  signedAt: string | null
  safeguardingDecision: incident.SafeguardingDecision
  decisionReason: string
  decidedBy: string
}

/** What is asked about an incident, given the establishment's history and the techniques known (DOMAIN.md 2.3). */
export const incidentForm = (facts: IncidentFormFacts): Form<Incident> =>
  form<Incident>(
    {
      ...happeningFields(facts),
      ...forceFields(facts),
      warningSigns: signsWithoutChild(facts),
      children: childrenField(facts),
      ...staffFields(facts),
      ...recordFields,
    },
    incidentRules(facts),
  )

const sections: Section<Incident>[] = [
  {
    slug: 'what-happened',
    title: 'What happened',
    hint: 'Pseudonyms and roles only: no names of children or staff anywhere in this record.',
    names: [
      'establishmentId',
      'ownReference',
      'happenedAt',
      'countsAs',
      'location',
      'planned',
      'authorisedBy',
      'reasonPrimary',
      'reasonsOther',
      'behaviour',
      'stepsToAvoid',
    ],
  },
  {
    slug: 'force',
    title: 'The force used',
    names: [
      'description',
      'durationMinutes',
      'techniques',
      'handcuffs',
      'painJustification',
      'effectiveness',
    ],
  },
  { slug: 'children', title: 'The children', names: ['warningSigns', 'children'] },
  {
    slug: 'staff',
    title: 'The staff',
    names: ['staff', 'staffInjuryMinor', 'staffInjuryMinorTreated', 'staffInjurySerious'],
  },
  { slug: 'injuries-and-signs', title: 'Treatment', names: ['treatment'] },
  { slug: 'evidence', title: 'Evidence', names: ['bodyCamera', 'bodyCameraReason', 'cctv'] },
  {
    slug: 'record-and-decision',
    title: 'The record and the safeguarding decision',
    names: ['writtenAt', 'signedAt', 'safeguardingDecision', 'decisionReason', 'decidedBy'],
  },
]

/** What is said over the children of a record from before their questions were asked. */
const childrenHints: Partial<Record<NonNullable<IncidentFormFacts['record']>, string>> = {
  'from-before':
    'This record is from before warning signs, and who looked for signs and injuries, were asked for each child, and before it was asked whether the child says that somebody hurt or mistreated them. They stand as not answered. Where your own record does not say, choose “Not known”: it is never counted as “None seen”.',
  'before-allegations':
    'This record is from before it was asked whether the child says that somebody hurt or mistreated them. It stands as not answered. Where your own record does not say, choose “Not known”: it is never counted as “No”.',
}

export const incidentRecordForm = (facts: IncidentFormFacts): RecordForm<Incident> => ({
  form: incidentForm(facts),
  sections: sections.map((section) => {
    const hint = section.slug === 'children' ? childrenHints[facts.record ?? 'asked'] : undefined
    return hint === undefined ? section : { ...section, hint }
  }),
})
