import { namedInIncidents } from '../../incidents/about.ts'
import type { About } from '../../records/about.ts'
import { establishmentColumn, writtenColumns } from '../../records/columns.ts'

export const sampledRecordAbout: About = {
  // What is noted of it is about the children of its incident: it goes when their record does.
  keeping: {
    keeping: 'child',
    table: 'sampled_record',
    parts: [['sampled_record_compared', 'sampled_record_id']],
    keeps: [
      ['incident', 'sampled_record', 'incident_id'],
      ['incident', 'sampled_record', 'entered_incident_id'],
      ['visit', 'sampled_record', 'visit_id'],
      ['sample-draw', 'sampled_record', 'draw_id'],
    ],
    day: 'recorded_at',
    incidents: ['incident_id', 'entered_incident_id'],
    establishment: 'establishment_id',
    knownTo: ['told-head'],
    hasNumber: false,
  },
  names: namedInIncidents('incident_id', 'entered_incident_id'),
  textsNaming: ['note', 'missing', 'source_reference', 'source_place'],
  columns: [
    establishmentColumn,
    { code: 'drawId', label: 'Draw that it came from, by its record' },
    { code: 'place', label: 'Which of the draw it was' },
    { code: 'checkedAt', label: 'Found at, in UTC' },
    { code: 'enteredNumber', label: 'Incident that was entered after it was found missing' },
    { code: 'linkedAt', label: 'Linked to that incident at, in UTC' },
    ...writtenColumns,
  ],
  events: {
    label: 'Sampled record',
    seenBy: [],
    others: [{ value: 'sampled-record-history', label: 'History of a sampled record', seenBy: [] }],
  },
}

export const sampleDrawAbout: About = {
  keeping: {
    keeping: 'scrutiny',
    table: 'sample_draw',
    parts: [],
    keeps: [['visit', 'sample_draw', 'visit_id']],
    day: 'recorded_at',
    incidents: [],
    establishment: 'establishment_id',
    knownTo: [],
    hasNumber: false,
  },
  names: { child: null, staff: null },
  columns: [
    { code: 'visitId', label: 'Visit that it was drawn for, by its record' },
    establishmentColumn,
    { code: 'fromOn', label: 'First day drawn from' },
    { code: 'toOn', label: 'Last day drawn from' },
    { code: 'seed', label: 'Seed', question: 'By what can the draw be repeated?' },
    { code: 'asked', label: 'Incidents asked for' },
    { code: 'among', label: 'Incidents that it was drawn from' },
    ...writtenColumns,
  ],
  events: { label: 'Draw of a sample', seenBy: [], others: [], after: 'visit-history' },
}
