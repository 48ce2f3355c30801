import type { About } from '../records/about.ts'
import { writtenColumns } from '../records/columns.ts'

export const meetingAbout: About = {
  keeping: {
    keeping: 'scrutiny',
    table: 'qa_meeting',
    parts: [
      ['qa_attendance', 'qa_meeting_id'],
      ['qa_agenda_item', 'qa_meeting_id'],
      ['qa_action', 'qa_meeting_id'],
    ],
    keeps: [],
    day: 'met_on',
    incidents: [],
    establishment: null,
    knownTo: ['head', 'lado'],
    hasNumber: false,
  },
  names: { child: null, staff: null },
  columns: writtenColumns,
  events: {
    label: 'QA meeting',
    seenBy: ['business-manager'],
    others: [{ value: 'qa-meeting-history', label: 'History of a QA meeting', seenBy: ['business-manager'] }],
  },
}
