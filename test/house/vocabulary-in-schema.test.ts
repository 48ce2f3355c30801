import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as contacts from '../../server/contacts/vocabulary.ts'
import * as establishments from '../../server/establishments/vocabulary.ts'
import type { Vocabulary } from '../../server/fields/vocabulary.ts'
import * as grave from '../../server/incidents/grave-questions/vocabulary.ts'
import * as incidents from '../../server/incidents/vocabulary.ts'
import { cameOfIt } from '../../server/incidents/urgent/vocabulary.ts'
import * as lado from '../../server/lado-contacts/vocabulary.ts'
import * as meetings from '../../server/qa-meetings/vocabulary.ts'
import * as returns from '../../server/returns/vocabulary.ts'
import { sources } from '../../server/returns/outside-counts/vocabulary.ts'
import * as reviews from '../../server/reviews/vocabulary.ts'
import * as visits from '../../server/visits/vocabulary.ts'
import * as samples from '../../server/visits/sample/vocabulary.ts'
import { roles } from '../../server/access/vocabulary.ts'

const schema = readFileSync(join(import.meta.dirname, '..', '..', 'migrations', 'schema.sql'), 'utf8')

/** What a column of a table may hold, as the schema's CHECK lists it. */
function allowed(table: string, column: string): string[] {
  const text = schema.split(`CREATE TABLE ${table} (`)[1]?.split(';')[0] ?? ''
  const list = new RegExp(`\\b${column} in \\(([^)]*)\\)`).exec(text)?.[1] ?? ''
  return list
    .split(',')
    .map((word) => word.trim().replace(/'/g, ''))
    .sort()
}

const lists: [table: string, column: string, list: Vocabulary][] = [
  ['person', 'role', roles],
  ['establishment_attribute', 'type', establishments.establishmentTypes],
  ['establishment_attribute', 'state', establishments.establishmentStates],
  ['establishment_attribute', 'genders', establishments.genderIntakes],
  ['incident', 'counts_as', incidents.countsAs],
  ['incident', 'reason_primary', incidents.reasons],
  ['incident', 'location', incidents.locations],
  ['incident', 'handcuffs', incidents.handcuffs],
  ['incident', 'body_camera', incidents.bodyCamera],
  ['incident', 'cctv', incidents.cctv],
  ['incident', 'safeguarding_decision', incidents.safeguardingDecisions],
  ['incident', 'standing', incidents.standings],
  ['incident_reason', 'reason', incidents.reasons],
  ['incident_child', 'gender', incidents.genders],
  ['incident_child', 'ethnicity', incidents.ethnicities],
  ['incident_child', 'position', incidents.positions],
  ['incident_child', 'injury', incidents.injuries],
  ['incident_child', 'medical_examination', incidents.medicalExaminations],
  ['incident_child', 'debrief', incidents.childDebriefs],
  ['incident_child', 'signs_looked_by', grave.lookers],
  ['incident_child', 'injury_looked_by', grave.lookers],
  ['incident_child', 'alleges', grave.allegationAnswers],
  ['incident_child_warning_sign', 'sign', grave.signAnswers],
  ['incident_warning_sign', 'sign', incidents.warningSigns],
  ['incident_staff', 'part', incidents.staffParts],
  ['urgent_follow_up', 'came_of_it', cameOfIt],
  ['visit', 'announcement', visits.announcements],
  ['visit', 'safeguarded', visits.opinions],
  ['visit', 'wellbeing', visits.opinions],
  ['visit_purpose', 'purpose', visits.visitPurposes],
  ['visit_concern', 'level', visits.concernLevels],
  ['sampled_record', 'how', samples.waysSampled],
  ['sampled_record', 'source', samples.sampleSources],
  ['sampled_record', 'finding', samples.findings],
  ['sampled_record_compared', 'compared_with', samples.comparisons],
  ['contact', 'kind', contacts.contactKinds],
  ['contact', 'with_role', contacts.contactedRoles],
  ['contact', 'way', contacts.contactWays],
  ['lado_contact', 'type', lado.ladoContactTypes],
  ['lado_contact', 'referrer', lado.ladoReferrers],
  ['lado_contact', 'source', lado.ladoSources],
  ['lado_contact', 'category', lado.ladoCategories],
  ['lado_contact', 'threshold', lado.thresholds],
  ['lado_contact', 'staff_position', lado.staffPositions],
  ['lado_contact', 'outcome', lado.ladoOutcomes],
  ['lado_contact_limb', 'limb', lado.harmLimbs],
  ['qa_meeting', 'quarter', meetings.quarters],
  ['qa_attendance', 'organisation', meetings.organisations],
  ['qa_attendance', 'attendance', meetings.attendances],
  ['qa_action', 'status', meetings.actionStatuses],
  ['monthly_return', 'confirmed', returns.confirmations],
  ['outside_count', 'source', sources],
  ['review', 'state', reviews.reviewStates],
  ['review_opinion', 'safeguarded', visits.opinions],
  ['review_commentary', 'section', reviews.commentarySections],
]

describe('a code list', () => {
  it.each(lists)('of %s.%s is the same in the form, the schema and the review', (table, column, list) => {
    expect(allowed(table, column)).toEqual(list.map(({ value }) => value).sort())
  })
})

describe('each reason for force', () => {
  it('stands in one group that the review counts, and is lawful somewhere', () => {
    const groups = incidents.reasonGroups.map(({ value }) => value)
    for (const reason of incidents.reasons) {
      expect(groups).toContain(incidents.reasonGroupOf(reason.value))
      expect(reason.types.length).toBeGreaterThan(0)
    }
  })

  it('for compliance is offered in young offender institutions only', () => {
    for (const type of ['stc', 'sch'] as const) {
      const offered = incidents.reasonsFor(type).map(({ value }) => incidents.reasonGroupOf(value))
      expect(offered).not.toContain('good-order')
    }
    expect(incidents.reasonsFor('yoi').map(({ value }) => value)).toContain('refusal-to-locate')
  })
})
