import type { About } from '../../records/about.ts'
import { establishmentColumn, writtenColumns } from '../../records/columns.ts'
import { namedInIncidents } from '../about.ts'

export const followUpAbout: About = {
  keeping: {
    keeping: 'child',
    table: 'urgent_follow_up',
    parts: [],
    keeps: [['incident', 'urgent_follow_up', 'incident_id']],
    day: 'recorded_at',
    incidents: ['incident_id'],
    establishment: 'establishment_id',
    knownTo: [],
    hasNumber: false,
  },
  names: namedInIncidents('incident_id'),
  columns: [
    { code: 'incidentId', label: 'Incident, by its record' },
    establishmentColumn,
    { code: 'incidentVersion', label: 'Version of the incident that was looked at' },
    {
      code: 'seen',
      label: 'What was urgent about it',
      question: 'What had been seen when this was written, a code and which of several a line?',
    },
    ...writtenColumns,
  ],
  events: { label: 'What came of an urgent incident', seenBy: [], others: [] },
}
