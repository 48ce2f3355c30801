import type { YesNoNotRecorded } from '../fields/vocabulary.ts'
import type { Announcement, ConcernLevel, DayPart, Opinion, VisitPurpose } from './vocabulary.ts'

export interface Concern {
  concern: string
  level: ConcernLevel
  toldTo: string
  toldOn: string | null
}

/** A visit as its form gives it and as its versions are stored. */
export interface Visit {
  establishmentId: string
  visitedOn: string
  startedAt: string
  endedAt: string
  announcement: Announcement
  daysUsed: DayPart
  purposes: VisitPurpose[]
  accompaniedBy: string
  areasSeen: string
  recordsSeen: number
  footageSeen: YesNoNotRecorded
  childrenSpokenTo: number
  childrenInPrivate: number
  staffSpokenTo: number
  parentsSpokenTo: number
  whatChildrenSaid: string
  safeguarded: Opinion
  safeguardedReason: string
  wellbeing: Opinion
  wellbeingReason: string
  goodPractice: string
  concerns: Concern[]
  conflictOfInterest: string
  privateNotes: string
  reportSentOn: string | null
}

/** Whether it ended after midnight: the times have no day of their own. */
export const endsNextDay = ({ startedAt, endedAt }: Pick<Visit, 'startedAt' | 'endedAt'>): boolean =>
  startedAt !== '' && endedAt !== '' && endedAt < startedAt
