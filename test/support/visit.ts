import type { Visit } from '../../server/visits/visit.ts'
import { ash } from './people.ts'

/** A visit to Ash House, valid by itself. */
export const aVisit = (differs: Partial<Visit> = {}): Visit => ({
  establishmentId: ash,
  visitedOn: '2019-05-14',
  startedAt: '09:30',
  endedAt: '15:00',
  announcement: 'unannounced',
  daysUsed: '1',
  purposes: ['restraint'],
  accompaniedBy: '',
  areasSeen: 'Two living units',
  recordsSeen: 12,
  footageSeen: 'yes',
  childrenSpokenTo: 6,
  childrenInPrivate: 4,
  staffSpokenTo: 5,
  parentsSpokenTo: 0,
  whatChildrenSaid: 'Evenings are long.',
  safeguarded: 'partly',
  safeguardedReason: 'Records lag behind.',
  wellbeing: 'yes',
  wellbeingReason: 'Education is good.',
  goodPractice: '',
  concerns: [],
  conflictOfInterest: '',
  privateNotes: 'Ask again.',
  reportSentOn: null,
  ...differs,
})
