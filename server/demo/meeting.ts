import type { Meeting, MeetingAction } from '../qa-meetings/form.ts'
import type { Attendance, Organisation } from '../qa-meetings/vocabulary.ts'

/** A quality assurance meeting, as its papers tell it. */
export interface ToldMeeting extends Pick<Meeting, 'quarter' | 'metOn' | 'agenda' | 'minutes' | 'actions'> {
  /** The review year, by its first April. */
  year: number
  recordedOn: string
  /** Everyone else was present. */
  away: Partial<Record<Organisation, Attendance>>
  /** Which actions, by place, the next meeting found done. */
  done: readonly number[]
  /** On which later meeting's day another one was found done, by place. */
  doneLater?: readonly (readonly [place: number, on: string])[]
}

/** What every meeting goes through. */
export const agenda = [
  'Actions of the last meeting',
  'Use of force at each establishment',
  'Injuries and warning signs',
  'LADO log',
  'Advocacy and complaints',
  'The scrutineer’s visits',
  'Risks and escalation',
].map((title) => ({ title }))

/** An action that the meeting gives somebody. */
export const action = (
  text: string,
  organisation: Organisation,
  ownerRole: string,
  dueOn: string | null,
): MeetingAction => ({ action: text, organisation, ownerRole, dueOn, status: 'open' })
