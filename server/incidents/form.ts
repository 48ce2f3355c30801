import { recordForm, type RecordForm } from '../fields/sections.ts'
import type { IncidentFormFacts } from './form-facts.ts'
import { incidentRules } from './rules.ts'
import { incidentSections, type Incident } from './sections.ts'

export const incidentRecordForm = (facts: IncidentFormFacts): RecordForm<Incident> =>
  recordForm(incidentSections(facts), incidentRules(facts))
