import type { CameOfIt } from '../incidents/urgent/vocabulary.ts'
import type { Written } from './written.ts'

interface OfIncident extends Written {
  id: string
  incidentId: string
  establishmentId: string
}

/** What is added to an incident by a record of its own, written once. */
export interface UrgentTables {
  urgentFollowUp: OfIncident & {
    /** What was urgent when it was looked at: 'serious-injury 2' a line, see `keysOf`. */
    seen: string
    incidentVersion: number
    cameOfIt: CameOfIt
    /** Empty unless somebody was told. */
    toldWhom: string
    doneOn: string
    note: string
  }
  referralAnswer: OfIncident & { referredTo: string; referredOn: string; note: string }
}
