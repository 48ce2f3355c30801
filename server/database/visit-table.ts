import type { YesNoNotRecorded } from '../fields/vocabulary.ts'
import type { Announcement, Opinion } from '../visits/vocabulary.ts'
import type { Written } from './written.ts'

export interface VisitTable extends Written {
  id: string
  establishmentId: string
  visitedOn: string
  startedAt: string | null
  endedAt: string | null
  announcement: Announcement
  daysUsed: number
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
  conflictOfInterest: string
  privateNotes: string
  reportSentOn: string | null
}
