import { dayDeadline, hourDeadline } from '../clocks.ts'
import type { DeadlineState } from '../clocks.ts'
import { onTime } from '../statistics/on-time.ts'
import type { OnTime } from '../statistics/on-time.ts'
import { days, hours } from '../wording.ts'
import type {
  ChildInIncidentFact,
  EstablishmentFacts,
  IncidentFact,
  RecordDeadlines,
  ReviewFacts,
} from './facts.ts'
import { timesRestrained } from './measures.ts'

export interface RecordCheck {
  label: string
  unit: 'Incidents' | 'Each time a child was restrained'
  onTime: OnTime
}

/** The five questions of chapter 7 for one establishment, under the deadlines of its type (F13). */
export function recordChecks(
  facts: Pick<ReviewFacts, 'settings' | 'dataTo'>,
  {
    incidents,
    facts: { type },
  }: { incidents: readonly IncidentFact[]; facts: Pick<EstablishmentFacts, 'type'> },
): RecordCheck[] {
  const deadlines = facts.settings.deadlines[type]
  const now = `${facts.dataTo}T23:59:59`
  return [
    {
      label: `Record written within ${hours(deadlines.writtenWithinHours)}`,
      unit: 'Incidents',
      onTime: onTime(incidents.map((incident) => writtenState(incident, deadlines, now))),
    },
    {
      label: `Record signed within ${hours(deadlines.signedWithinHours)}`,
      unit: 'Incidents',
      onTime: onTime(incidents.map((incident) => signedState(incident, deadlines, now))),
    },
    {
      label: `Child spoken to within ${days(deadlines.childSpokenToWithinDays)}`,
      unit: 'Each time a child was restrained',
      onTime: onTime(incidents.flatMap((incident) => spokenToStates(incident, deadlines, now))),
    },
    {
      label: 'Recorded by a body-worn camera',
      unit: 'Incidents',
      onTime: onTime(incidents.map(cameraState)),
    },
    {
      label: 'Medical examination done',
      unit: 'Each time a child was restrained',
      onTime: onTime(timesRestrained(incidents).flatMap(examinationStates)),
    },
  ]
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
const spokenToStates = (incident: IncidentFact, deadlines: RecordDeadlines, now: string): DeadlineState[] =>
  incident.children
    .filter(({ debrief }) => debrief !== 'declined')
    .map((child) =>
      dayDeadline({
        startsAt: incident.happenedAt,
        doneAt: child.spokenToAt,
        withinDays: deadlines.childSpokenToWithinDays,
        now,
        knownNotDone: child.debrief === 'not-done',
      }),
    )

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
