import { sql, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Db, Tables } from '../../database/schema.ts'
import { graveQuestions, leftOpen, type GraveQuestion } from './vocabulary.ts'

/**
 * Ids of the incidents that leave a grave question open, as `leftOpen` says of each child: read from indexes of what is open. Two of
 * them hold nothing else, and their conditions are these word for word.
 */
export const openIds = sql`(
  select incident_id from incident_child indexed by incident_child_open where signs_looked_by is not null
    and (signs_looked_by = 'not-known' or injury_looked_by = 'not-known' or injury = 'not-recorded'
      or medical_examination in ('offered', 'not-offered', 'not-recorded'))
  union
  select incident_id from incident_child indexed by incident_child_alleges
    where alleges in ('not-asked', 'not-known')
  union
  select incident_id from incident_child_warning_sign indexed by incident_child_sign_not_known
    where sign = 'not-known')`

/** Whether an incident leaves a grave question open; one that is withdrawn is not asked about. */
export const hasOpenQuestion = (eb: ExpressionBuilder<Tables, 'incident'>) =>
  eb.and([eb('incident.standing', '!=', 'withdrawn'), sql<SqlBool>`incident.id in ${openIds}`])

/** The questions that each of these incidents leaves open for some child. */
export async function questionsOf(db: Db, ids: readonly string[]): Promise<Map<string, GraveQuestion[]>> {
  const children = await db
    .selectFrom('incidentChild')
    .select([
      'incidentId',
      'place',
      'injury',
      'medicalExamination',
      'signsLookedBy',
      'injuryLookedBy',
      'alleges',
    ])
    .where('incidentId', 'in', ids)
    .execute()
  const signs = await db
    .selectFrom('incidentChildWarningSign')
    .select(['incidentId', 'place', 'sign'])
    .where('incidentId', 'in', ids)
    .execute()
  return new Map(
    ids.map((id) => {
      const open = new Set(
        children
          .filter(({ incidentId }) => incidentId === id)
          .flatMap((child) =>
            leftOpen({
              ...child,
              warningSigns: signs
                .filter(({ incidentId, place }) => incidentId === id && place === child.place)
                .map(({ sign }) => sign),
            }),
          ),
      )
      return [id, graveQuestions.map(({ value }) => value).filter((question) => open.has(question))]
    }),
  )
}
