import type { ReferralAnswers } from '../incidents/referral/form.ts'
import type { FollowUpAnswers } from '../incidents/urgent/form.ts'
import type { Written } from './written.ts'

interface OfIncident extends Written {
  id: string
  incidentId: string
  establishmentId: string
}

/** What is added to an incident by a record of its own, written once. */
export interface UrgentTables {
  urgentFollowUp: OfIncident &
    FollowUpAnswers & {
      /** What was urgent when it was looked at: 'serious-injury 2' a line, see `keysOf`. */
      seen: string
      incidentVersion: number
    }
  referralAnswer: OfIncident & ReferralAnswers
}
