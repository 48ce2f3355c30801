import { dayDeadline, hourDeadline, localDateOf } from '../clocks.ts'
import type { DeadlineState } from '../clocks.ts'
import { deadlinesBetween, deadlinesOn } from '../in-force.ts'
import type { RecordDeadlines } from '../in-force.ts'
import { onTime } from '../statistics/on-time.ts'
import type { OnTime } from '../statistics/on-time.ts'
import { days, hours, number } from '../wording.ts'
import type { ChildInIncidentFact, EstablishmentFacts, IncidentFact, ReviewSettings } from './facts.ts'
import { childrenOf } from './measures.ts'

export interface RecordCheck {
  label: string
  unit: 'Incidents' | 'Each time a child was restrained'
  onTime: OnTime
  /** The same as met or not, for each child in what was due and says when: what chance is judged by. */
  answers: { childId: string; isSo: boolean }[]
}

interface State {
  state: DeadlineState
  childIds: string[]
}

const isStated = (state: DeadlineState): boolean => ['met', 'met-late', 'overdue'].includes(state)

/** One question's states, each with the children that it is about. */
function check(label: string, unit: RecordCheck['unit'], states: State[]): RecordCheck {
  const stated = states.filter(({ state }) => isStated(state))
  return {
    label,
    unit,
    onTime: onTime(states.map(({ state }) => state)),
    answers: stated.flatMap(({ state, childIds }) =>
      childIds.map((childId) => ({ childId, isSo: state === 'met' })),
    ),
  }
}

/** Records of one establishment, and the span of time whose questions are asked. */
export interface Checked {
  incidents: readonly IncidentFact[]
  facts: Pick<EstablishmentFacts, 'types'>
  span: { from: string; to: string }
}

/** The five questions of chapter 7 for one establishment, each record under the deadlines of its own day (F13). */
export function recordChecks(
  { settings, dataTo }: { settings: Pick<ReviewSettings, 'deadlines'>; dataTo: string },
  { incidents: recorded, facts: { types }, span }: Checked,
): RecordCheck[] {
  const rules = { deadlines: settings.deadlines, types }
  const now = `${dataTo}T23:59:59`
  const on = ({ happenedAt }: IncidentFact): RecordDeadlines => deadlinesOn(rules, localDateOf(happenedAt))
  const incidents = recorded.map((incident) => asOfDay(incident, dataTo))
  const ofIncidents = (stateOf: (incident: IncidentFact) => DeadlineState): State[] =>
    incidents.map((incident) => ({ state: stateOf(incident), childIds: childrenOf([incident]) }))
  const ofChildren = (statesOf: (child: ChildInIncidentFact, incident: IncidentFact) => DeadlineState[]) =>
    incidents.flatMap((incident) =>
      incident.children.flatMap((child) =>
        statesOf(child, incident).map((state) => ({ state, childIds: [child.childId] })),
      ),
    )
  const within = (words: (count: number) => string, of: (deadlines: RecordDeadlines) => number): string =>
    withinWords(words, [...new Set(deadlinesBetween(rules, span).map(({ deadlines }) => of(deadlines)))])
  return [
    check(
      `Record written within ${within(hours, ({ writtenWithinHours }) => writtenWithinHours)}`,
      'Incidents',
      ofIncidents((incident) => writtenState(incident, on(incident), now)),
    ),
    check(
      `Record signed within ${within(hours, ({ signedWithinHours }) => signedWithinHours)}`,
      'Incidents',
      ofIncidents((incident) => signedState(incident, on(incident), now)),
    ),
    check(
      `Child spoken to within ${within(days, ({ childSpokenToWithinDays }) => childSpokenToWithinDays)}`,
      'Each time a child was restrained',
      ofChildren((child, incident) => spokenToStates(child, incident, { deadlines: on(incident), now })),
    ),
    check('Recorded by a body-worn camera', 'Incidents', ofIncidents(cameraState)),
    check('Medical examination done', 'Each time a child was restrained', ofChildren(examinationStates)),
  ]
}

/** '24 hours'; '24 or 48 hours' where both were in force in the span, each on its days. */
function withinWords(words: (count: number) => string, values: readonly number[]): string {
  const earlier = values.slice(0, -1).map((value) => `${number(value)} or `)
  return `${earlier.join('')}${words(values.at(-1) ?? 0)}`
}

/** A record as it stood on a day: what is dated after it was not done yet. */
function asOfDay(incident: IncidentFact, day: string): IncidentFact {
  const known = (time: string | null): string | null =>
    time === null || localDateOf(time) > day ? null : time
  return {
    ...incident,
    writtenAt: known(incident.writtenAt),
    signedAt: known(incident.signedAt),
    children: incident.children.map((child) => ({ ...child, spokenToAt: known(child.spokenToAt) })),
  }
}

/** Written in time: hours from the incident to the time at which the establishment says it wrote its record. */
const writtenState = (incident: IncidentFact, deadlines: RecordDeadlines, now: string): DeadlineState =>
  hourDeadline({
    startsAt: incident.happenedAt,
    doneAt: incident.writtenAt,
    withinHours: deadlines.writtenWithinHours,
    now,
  })

/** Signed in time: hours from the incident to the time at which the establishment says its record was signed. */
const signedState = (incident: IncidentFact, deadlines: RecordDeadlines, now: string): DeadlineState =>
  hourDeadline({
    startsAt: incident.happenedAt,
    doneAt: incident.signedAt,
    withinHours: deadlines.signedWithinHours,
    now,
  })

/** Child spoken to: days from the incident; a child who declined is not counted as due, since the offer was made. */
function spokenToStates(
  { debrief, spokenToAt }: ChildInIncidentFact,
  { happenedAt }: IncidentFact,
  { deadlines, now }: { deadlines: RecordDeadlines; now: string },
): DeadlineState[] {
  if (debrief === 'declined') return []
  const withinDays = deadlines.childSpokenToWithinDays
  const knownNotDone = debrief === 'not-done'
  return [dayDeadline({ startsAt: happenedAt, doneAt: spokenToAt, withinDays, now, knownNotDone })]
}

/** Camera: met where a body-worn camera recorded the whole incident; in part, not switched on or not worn is not met. */
function cameraState({ bodyCamera }: IncidentFact): DeadlineState {
  if (bodyCamera === 'not-known') return 'not-supplied'
  return bodyCamera === 'yes' ? 'met' : 'overdue'
}

/** Medical examination: met where done; a child who refused is not counted as due, since the offer was made. */
function examinationStates({ medicalExamination }: ChildInIncidentFact): DeadlineState[] {
  switch (medicalExamination) {
    case 'done':
      return ['met']
    case 'refused':
      return []
    case 'offered':
    case 'not-offered':
      return ['overdue']
    case 'not-recorded':
      return ['not-supplied']
  }
}
