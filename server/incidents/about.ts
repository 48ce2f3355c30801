import type { About, NamedIn } from '../records/about.ts'
import { numberColumns, writtenColumns, yearColumn } from '../records/columns.ts'
import type { SubjectKind } from '../subject-access/vocabulary.ts'
import type { Incident } from './sections.ts'
import { standings } from './vocabulary.ts'

/** Whom incidents are about that these columns of a record name: what is added to one is about everybody in it. */
export const namedInIncidents = (...by: readonly string[]): Record<SubjectKind, NamedIn> => ({
  child: { columns: ['child_id'], through: { table: 'incident_child', column: 'incident_id', by } },
  staff: { columns: ['pseudonym_key'], through: { table: 'incident_staff', column: 'incident_id', by } },
})

export const incidentAbout: About = {
  keeping: {
    keeping: 'child',
    table: 'incident',
    parts: [
      ['incident_reason', 'incident_id'],
      ['incident_child_warning_sign', 'incident_id'],
      ['incident_child', 'incident_id'],
      ['incident_technique', 'incident_id'],
      ['incident_warning_sign', 'incident_id'],
      ['incident_staff', 'incident_id'],
    ],
    keeps: [],
    day: 'happened_at',
    incidents: ['id'],
    establishment: 'establishment_id',
    knownTo: ['head', 'lado'],
    hasNumber: true,
  },
  names: namedInIncidents('id'),
  columns: [
    ...numberColumns,
    yearColumn,
    { code: 'standing', label: 'Standing', codes: standings },
    ...writtenColumns,
  ],
  events: {
    label: 'Incident',
    seenBy: ['head'],
    others: [
      { value: 'incident-changes', label: 'Changes after submission', seenBy: [] },
      { value: 'incident-submissions', label: 'Incidents submitted', seenBy: [] },
      { value: 'incident-history', label: 'History of an incident', seenBy: ['head'] },
    ],
  },
}

/** Answers in people's own words, and who they are about among staff: no number of the review is made of them. */
export const uncountedAnswers = [
  'ownReference',
  'authorisedBy',
  'behaviour',
  'stepsToAvoid',
  'description',
  'effectiveness',
  'painJustification',
  'staff',
  'treatment',
  'bodyCameraReason',
  'decisionReason',
  'decidedBy',
] as const satisfies readonly (keyof Incident)[]
