import { recordForm, type RecordForm } from '../fields/sections.ts'
import { ladoContactRules } from './rules.ts'
import { ladoContactSections, type LadoContact, type LadoFormFacts } from './sections.ts'

export const ladoContactForm = (facts: LadoFormFacts): RecordForm<LadoContact> =>
  recordForm(ladoContactSections(facts), ladoContactRules(facts))
