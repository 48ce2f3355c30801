import type { SettingName } from '../settings/vocabulary.ts'

/** How long records are kept, and why (SECURITY PR-07): the years are dated settings. */
export const retentionClasses = [
  {
    value: 'child',
    label: 'Child’s record',
    setting: 'keep-child-records-years',
    from: 'from the birth of the youngest child of the record, as late as the recorded age allows',
  },
  {
    value: 'allegation',
    label: 'Allegation about a member of staff',
    setting: 'keep-allegations-years',
    from: 'from the day the LADO contact was received',
  },
  {
    value: 'scrutiny',
    label: 'Scrutiny and meetings',
    setting: 'keep-scrutiny-years',
    from: 'from the day of the visit, contact or meeting, or on which a sample was drawn or another source’s count was received',
  },
] as const satisfies readonly { value: string; label: string; setting: SettingName; from: string }[]

export type RetentionClass = (typeof retentionClasses)[number]['value']

interface Disposable {
  keeping: RetentionClass
  /** The record's own table, then nothing else: its id column is `id`. */
  table: string
  /** Tables of its parts, with the column that names the record. */
  parts: readonly (readonly [table: string, column: string])[]
  /** Tables of other records with the column that names it: it stays as long as one of them does. */
  keptBy?: readonly (readonly [table: string, column: string])[]
  /** The column with the day or moment that keeping is counted from. */
  day: string
  /**
   * Which officers, beside scrutineer and business manager, may know that such a record exists. A head of another
   * establishment reads no more than its kind and number.
   */
  knownTo: readonly Knower[]
  /** Whether it has a number that people write. */
  hasNumber?: true
}

/** 'told-head': the head of its establishment, once they were told of it. */
export type Knower = 'head' | 'told-head' | 'lado'

/** Why a kind of record is never disposed of here. */
interface Kept {
  keeping: 'kept'
  why: string
  tables: readonly string[]
}

/**
 * Every kind of record that has versions: a kind that does not stand here fails the tests. Parts stand in the order in
 * which they are removed.
 */
export const retention: Record<string, Disposable | Kept> = {
  incident: {
    keeping: 'child',
    knownTo: ['head', 'lado'],
    hasNumber: true,
    table: 'incident',
    day: 'happened_at',
    parts: [
      ['incident_reason', 'incident_id'],
      ['incident_child_warning_sign', 'incident_id'],
      ['incident_child', 'incident_id'],
      ['incident_technique', 'incident_id'],
      ['incident_warning_sign', 'incident_id'],
      ['incident_staff', 'incident_id'],
    ],
    keptBy: [
      ['lado_contact_incident', 'incident_id'],
      ['sampled_record', 'incident_id'],
      ['sampled_record', 'entered_incident_id'],
      ['urgent_follow_up', 'incident_id'],
      ['referral_answer', 'incident_id'],
    ],
  },
  'urgent-follow-up': { keeping: 'child', knownTo: [], table: 'urgent_follow_up', day: 'recorded_at', parts: [] },
  'referral-answer': { keeping: 'child', knownTo: ['head'], table: 'referral_answer', day: 'recorded_at', parts: [] },
  // It goes with the last record that names the child, or when its own time is over.
  'child-join': { keeping: 'child', knownTo: ['head'], table: 'child_join', day: 'recorded_at', parts: [] },
  'lado-contact': {
    keeping: 'allegation',
    knownTo: ['lado'],
    hasNumber: true,
    table: 'lado_contact',
    day: 'received_on',
    parts: [
      ['lado_contact_limb', 'lado_contact_id'],
      ['lado_contact_child', 'lado_contact_id'],
      ['lado_contact_incident', 'lado_contact_id'],
    ],
  },
  visit: {
    keeping: 'scrutiny',
    knownTo: ['head'],
    table: 'visit',
    day: 'visited_on',
    parts: [
      ['visit_purpose', 'visit_id'],
      ['visit_concern', 'visit_id'],
    ],
    keptBy: [
      ['sampled_record', 'visit_id'],
      ['sample_draw', 'visit_id'],
    ],
  },
  // What is noted of it is about the children of its incident: it goes when their record does.
  'sampled-record': {
    keeping: 'child',
    knownTo: ['told-head'],
    table: 'sampled_record',
    day: 'recorded_at',
    parts: [['sampled_record_compared', 'sampled_record_id']],
  },
  'sample-draw': {
    keeping: 'scrutiny',
    knownTo: [],
    table: 'sample_draw',
    day: 'recorded_at',
    parts: [],
    keptBy: [['sampled_record', 'draw_id']],
  },
  contact: { keeping: 'scrutiny', knownTo: [], table: 'contact', day: 'contacted_on', parts: [] },
  'qa-meeting': {
    keeping: 'scrutiny',
    knownTo: ['head', 'lado'],
    table: 'qa_meeting',
    day: 'met_on',
    parts: [
      ['qa_attendance', 'qa_meeting_id'],
      ['qa_agenda_item', 'qa_meeting_id'],
      ['qa_action', 'qa_meeting_id'],
    ],
  },
  'outside-count': { keeping: 'scrutiny', knownTo: ['head'], table: 'outside_count', day: 'received_on', parts: [] },
  'monthly-return': {
    keeping: 'kept',
    why: 'counts only, and who signed them',
    tables: ['monthly_return'],
  },
  establishment: {
    keeping: 'kept',
    why: 'no personal data',
    tables: ['establishment', 'establishment_attribute'],
  },
  'population-year': { keeping: 'kept', why: 'counts only', tables: ['population', 'population_year'] },
  'published-figure': { keeping: 'kept', why: 'published already', tables: ['published_figure'] },
  review: {
    keeping: 'kept',
    why: 'the public record of the scrutiny, without children’s or staff’s pseudonyms',
    tables: [
      'review',
      'review_commentary',
      'review_opinion',
      'review_gap',
      'review_public_text',
      'review_number_decision',
      'review_receipt',
      'review_earlier_version',
      'issued_document',
      'issued_file',
    ],
  },
  database: { keeping: 'kept', why: 'reasons of operators for what was done to the database', tables: [] },
  code: { keeping: 'kept', why: 'lists that numbers are counted by', tables: ['code'] },
  setting: { keeping: 'kept', why: 'what past reviews were counted by', tables: ['setting'] },
  'waiting-setting': {
    keeping: 'kept',
    why: 'what was to rewrite past reviews, and who agreed or refused',
    tables: ['waiting_setting'],
  },
  person: {
    keeping: 'kept',
    why: 'names who did what as long as the history is kept; a disabled account cannot be used',
    tables: ['person'],
  },
}

/** How a kind that may be disposed of is kept; undefined for every other. */
export function disposable(kind: string): Disposable | undefined {
  const rule = Object.hasOwn(retention, kind) ? retention[kind] : undefined
  return rule === undefined || rule.keeping === 'kept' ? undefined : rule
}
