import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Person } from '../access/person.ts'
import type { Db } from '../database/schema.ts'
import { readTo } from '../history/read-marks.ts'
import { submissionsSubject } from './changes/vocabulary.ts'
import { deadlineCondition } from './deadline-queries.ts'
import { allegationAnswers } from './grave-questions/vocabulary.ts'
import {
  anyPainInducing,
  anySign,
  changedFilter,
  deadlineFilters,
  graveFilter,
  submittedFilter,
} from './list-vocabulary.ts'
import { among, isGrave, type Condition } from './todo-queries.ts'
import { rankedUrgent } from './urgent/queries.ts'
import { warningSignRows } from './urgent/sign-queries.ts'
import { injuries, positions, warningSigns } from './vocabulary.ts'

/** What a list is narrowed by beyond the incident's own columns. */
export const partFilters = [
  'injury',
  'alleges',
  'technique',
  'sign',
  'position',
  'deadline',
  'urgent',
  'submitted',
  'changed',
  'grave',
  'todo',
] as const

/**
 * The conditions that a list's filters ask for, each from an index of what is looked for to the incidents that have it.
 * A filter that the list does not know, or that this viewer may not use, asks for nothing.
 */
export async function partConditions(
  db: Db,
  viewer: Person,
  filters: Record<string, string>,
  today: string,
): Promise<Condition[]> {
  const { injury, alleges, technique, sign, position, deadline, submitted, changed, grave } = filters
  const urgent = await rankedUrgent(db, viewer, filters)
  const found = [
    known(injuries, injury, (value) => inChildren(sql`injury = ${value}`)),
    known(allegationAnswers, alleges, (value) => inChildren(sql`alleges = ${value}`)),
    known(positions, position, (value) => inChildren(sql`position = ${value}`)),
    signCondition(sign),
    techniqueCondition(technique),
    await deadlinePart(db, deadline, today),
    urgent === undefined ? undefined : among(urgent),
    submitted === submittedFilter.value && viewer.role === 'scrutineer'
      ? submittedAfter((await readTo(db, viewer, submissionsSubject)).to)
      : undefined,
    changed === changedFilter.value ? sql<SqlBool>`incident.version > 1` : undefined,
    grave === graveFilter.value ? isGrave : undefined,
  ]
  return found.filter((each) => each !== undefined)
}

async function deadlinePart(
  db: Db,
  asked: string | undefined,
  today: string,
): Promise<Condition | undefined> {
  const filter = deadlineFilters.find(({ value }) => value === asked)?.value
  return filter === undefined ? undefined : deadlineCondition(db, filter, today)
}

// Of somebody who never read the changes, every incident is new.
const submittedAfter = (seq: number): Condition =>
  seq === 0
    ? sql`true`
    : sql`incident.id in (select subject_id from history_event
        where subject = 'incident' and act = 'recorded' and seq > ${seq})`

function known(
  from: readonly { value: string }[],
  asked: string | undefined,
  condition: (value: string) => Condition,
): Condition | undefined {
  const value = from.find((each) => each.value === asked)?.value
  return value === undefined ? undefined : condition(value)
}

const inChildren = (condition: RawBuilder<unknown>): Condition =>
  sql`incident.id in (select incident_id from incident_child where ${condition})`

const signCondition = (asked: string | undefined): Condition | undefined =>
  asked === anySign
    ? sql`incident.id in (select incident_id from (${warningSignRows}))`
    : known(
        warningSigns,
        asked,
        (value) => sql`incident.id in (select incident_id from (${warningSignRows}) where sign = ${value})`,
      )

// Any text may be asked for: what is no technique is in no incident.
function techniqueCondition(asked: string | undefined): Condition | undefined {
  if (asked === undefined) return undefined
  return asked === anyPainInducing
    ? sql`incident.id in (select used.incident_id from code
        cross join incident_technique as used on used.technique = code.value
        where code.list = 'technique' and code.level = 'pain-inducing')`
    : sql`incident.id in (select incident_id from incident_technique where technique = ${asked})`
}
