import type { ValuesOf } from '../fields/sections.ts'
import { force } from './force-form.ts'
import type { IncidentFormFacts } from './form-facts.ts'
import { happening } from './happening-form.ts'
import { children, staff } from './people-form.ts'
import { evidence, recordAndDecision, treatment } from './record-form.ts'

/** What is asked about an incident, given the establishment's history and the techniques known (DOMAIN.md 2.3). */
export const incidentSections = (facts: IncidentFormFacts) => [
  happening(facts),
  force(facts),
  children(facts),
  staff(facts),
  treatment,
  evidence,
  recordAndDecision,
]

/** A restraint incident as it is asked for; every fact that regulation 35(3) wants on the record is among them. */
export type Incident = ValuesOf<typeof incidentSections>

/** One child restrained in an incident, with the characteristics that the review counts. */
export type ChildInIncident = Incident['children'][number]
export type StaffInIncident = Incident['staff'][number]
export type TechniqueUse = Incident['techniques'][number]
