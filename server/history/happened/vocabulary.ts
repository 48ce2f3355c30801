import type { Role } from '../../access/vocabulary.ts'

interface Subject {
  /** As events name it. */
  value: string
  label: string
  /** Roles that read its events on the page of what happened; the scrutineer reads all. */
  seenBy: readonly Role[]
  /** Where its record stands, for a link. */
  base?: string
  /** The roles that may open it, where not everybody who reads of it may. */
  opensFor?: readonly Role[]
}

/**
 * Everything that an event can be about. A head reads events of the own establishment only, the business manager none
 * about an incident, a LADO contact, a visit or the scrutineer's own log (SECURITY AC-06, AU-08). What does not stand
 * here only the scrutineer reads.
 */
export const subjects: readonly Subject[] = [
  { value: 'incident', label: 'Incident', seenBy: ['head'], base: '/incidents' },
  { value: 'incident-changes', label: 'Changes after submission', seenBy: [] },
  { value: 'other-changes', label: 'Changes to other records', seenBy: [] },
  { value: 'incident-history', label: 'History of an incident', seenBy: ['head'] },
  { value: 'urgent-follow-up', label: 'What came of an urgent incident', seenBy: [] },
  { value: 'referral-answer', label: 'Who an incident was referred to', seenBy: ['head'] },
  { value: 'child-join', label: 'Pseudonyms that read the same', seenBy: ['head'], base: '/children/joins' },
  { value: 'lado-contact', label: 'LADO contact', seenBy: ['head'], base: '/lado-contacts' },
  { value: 'lado-contact-history', label: 'History of a LADO contact', seenBy: ['head'] },
  { value: 'visit', label: 'Visit', seenBy: ['head'], base: '/visits' },
  { value: 'visit-history', label: 'History of a visit', seenBy: ['head'] },
  { value: 'sample-draw', label: 'Draw of a sample', seenBy: [] },
  { value: 'sampled-record', label: 'Sampled record', seenBy: [], base: '/sampled-records' },
  { value: 'sampled-record-history', label: 'History of a sampled record', seenBy: [] },
  { value: 'contact', label: 'Contact', seenBy: [], base: '/contacts' },
  { value: 'contact-history', label: 'History of a contact', seenBy: [] },
  { value: 'monthly-return', label: 'Monthly return', seenBy: ['head', 'business-manager'] },
  {
    value: 'monthly-return-history',
    label: 'History of a monthly return',
    seenBy: ['head', 'business-manager'],
  },
  {
    value: 'monthly-return-restatement',
    label: 'Signed month',
    seenBy: ['head', 'business-manager'],
  },
  {
    value: 'outside-count',
    label: 'Count of another source',
    seenBy: ['head', 'business-manager'],
    base: '/outside-counts',
  },
  {
    value: 'outside-count-history',
    label: 'History of a count of another source',
    seenBy: ['head', 'business-manager'],
  },
  { value: 'qa-meeting', label: 'QA meeting', seenBy: ['business-manager'], base: '/qa-meetings' },
  { value: 'qa-meeting-history', label: 'History of a QA meeting', seenBy: ['business-manager'] },
  {
    value: 'establishment',
    label: 'Establishment',
    seenBy: ['head', 'business-manager'],
    base: '/establishments',
  },
  {
    value: 'establishment-history',
    label: 'History of an establishment',
    seenBy: ['head', 'business-manager'],
  },
  { value: 'population-year', label: 'Population of a year', seenBy: ['head', 'business-manager'] },
  {
    value: 'population-year-history',
    label: 'History of a year’s population',
    seenBy: ['head', 'business-manager'],
  },
  {
    value: 'published-figure',
    label: 'Published figure',
    seenBy: ['business-manager'],
    base: '/published-figures',
  },
  { value: 'published-figure-history', label: 'History of a published figure', seenBy: ['business-manager'] },
  { value: 'published-figure-import', label: 'Import of published figures', seenBy: ['business-manager'] },
  { value: 'review', label: 'Review', seenBy: ['business-manager'] },
  { value: 'review-history', label: 'History of a review', seenBy: ['business-manager'] },
  { value: 'setting', label: 'Setting', seenBy: ['business-manager'], base: '/settings/changes' },
  { value: 'code', label: 'Code of a list', seenBy: ['business-manager'] },
  {
    value: 'waiting-setting',
    label: 'Setting that needs the scrutineer',
    seenBy: ['business-manager'],
    base: '/settings/waiting',
  },
  {
    value: 'person',
    label: 'Account',
    seenBy: ['business-manager'],
    base: '/people',
    opensFor: ['business-manager'],
  },
  { value: 'person-history', label: 'History of an account', seenBy: ['business-manager'] },
  {
    value: 'session',
    label: 'Sign-in',
    seenBy: ['business-manager'],
    base: '/people',
    opensFor: ['business-manager'],
  },
  { value: 'history', label: 'Activity log', seenBy: ['business-manager'] },
  { value: 'database', label: 'Database and backups', seenBy: ['business-manager'] },
  { value: 'recovery-sheet', label: 'Sealed envelopes', seenBy: ['business-manager'] },
  { value: 'accepted-word', label: 'Accepted as no name', seenBy: ['head'] },
  { value: 'legal-hold', label: 'Legal hold', seenBy: ['business-manager'] },
  { value: 'subject-access', label: 'Subject access', seenBy: ['business-manager'] },
]

/** The subjects whose events a role reads; null: all of them, known or not. */
export const subjectsFor = (role: Role): readonly Subject[] | null =>
  role === 'scrutineer' ? null : subjects.filter(({ seenBy }) => seenBy.includes(role))
