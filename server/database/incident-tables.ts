import type { ChildInIncident, Incident, StaffInIncident, TechniqueUse } from '../incidents/sections.ts'
import type { Reason, Standing, WarningSign } from '../incidents/vocabulary.ts'
import type { SignAnswer } from '../incidents/grave-questions/vocabulary.ts'
import type { RecordTable } from './written.ts'

/** An incident with its lists. */
export interface IncidentTables {
  incident: RecordTable<
    Incident,
    {
      number: string
      year: number
      serial: number
      /** Made of the own reference whenever that is stored (`referenceKeyOf`): no part of the record's content. */
      referenceKey: string | null
      standing: Standing
    }
  >
  incidentChild: Omit<ChildInIncident, 'warningSigns' | 'pseudonym'> & {
    incidentId: string
    place: number
    childId: string
    /** As this record spells it; null where it was recorded before spellings were kept: as it was typed first. */
    pseudonym: string | null
  }
  incidentChildWarningSign: { incidentId: string; place: number; sign: SignAnswer }
  incidentReason: { incidentId: string; reason: Reason }
  incidentStaff: StaffInIncident & {
    incidentId: string
    place: number
    /** Made of the pseudonym whenever that is stored: no part of the record's content. Null only until an upgrade. */
    pseudonymKey: string | null
  }
  incidentTechnique: TechniqueUse & { incidentId: string; place: number }
  incidentWarningSign: { incidentId: string; sign: WarningSign }
}
