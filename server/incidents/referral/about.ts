import type { About } from '../../records/about.ts'
import { establishmentColumn, writtenColumns } from '../../records/columns.ts'
import { namedInIncidents } from '../about.ts'

export const referralAnswerAbout: About = {
  keeping: {
    keeping: 'child',
    table: 'referral_answer',
    parts: [],
    keeps: [['incident', 'referral_answer', 'incident_id']],
    day: 'recorded_at',
    incidents: ['incident_id'],
    establishment: 'establishment_id',
    knownTo: ['head'],
    hasNumber: false,
  },
  names: namedInIncidents('incident_id'),
  columns: [{ code: 'incidentId', label: 'Incident, by its record' }, establishmentColumn, ...writtenColumns],
  events: { label: 'Who an incident was referred to', seenBy: ['head'], others: [] },
}
