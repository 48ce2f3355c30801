import type { Role } from '../../server/access/vocabulary.ts'
import { contactKind } from '../../server/contacts/kind.ts'
import type { Contact } from '../../server/contacts/form.ts'
import type { Db } from '../../server/database/schema.ts'
import type { Act } from '../../server/database/write.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import type { Meeting } from '../../server/qa-meetings/form.ts'
import { meetingKind } from '../../server/qa-meetings/kind.ts'
import type { OutsideCount } from '../../server/returns/outside-counts/form.ts'
import { recordNew } from '../../server/records/actions.ts'
import type { Saved } from '../../server/records/kind.ts'
import { visitKind } from '../../server/visits/kind.ts'
import type { Visit } from '../../server/visits/sections.ts'
import type { Sampled } from '../../server/visits/sample/sections.ts'
import { anIncident } from '../incidents/incident.ts'
import { aLadoContact } from './lado-contact.ts'
import { ash } from './people.ts'

export const aVisit = (differs: Partial<Visit> = {}): Visit => ({
  establishmentId: ash,
  visitedOn: '2019-05-14',
  startedAt: '09:30',
  endedAt: '',
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
  concerns: [
    { concern: 'Cameras are often off.', level: 'high', toldTo: 'Duty governor', toldOn: '2019-05-14' },
  ],
  conflictOfInterest: '',
  privateNotes: 'Ask again about cameras.',
  reportSentOn: null,
  ...differs,
})

/** A record that a healthcare log tells of, found not to be in the records; its visit is the caller's to make. */
export const aSampledRecord = (differs: Partial<Sampled> = {}): Sampled => ({
  visitId: '',
  how: 'outside',
  incidentNumber: '',
  source: 'healthcare-log',
  sourceReference: 'Entry 31',
  sourceOn: '2019-05-02',
  sourcePlace: 'Education',
  comparedWith: ['medical-record'],
  finding: 'not-in-records',
  missing: '',
  note: 'The nurse saw a red mark.',
  told: 'no',
  enteredNumber: '',
  ...differs,
})

export const aContact = (differs: Partial<Contact> = {}): Contact => ({
  kind: 'contact',
  contactedOn: '2019-05-20',
  withRole: 'lado',
  establishmentId: ash,
  way: 'telephone',
  note: 'Two referrals still open.',
  daysUsed: '0.25',
  ...differs,
})

export const anOutsideCount = (differs: Partial<OutsideCount> = {}): OutsideCount => ({
  source: 'ycs',
  establishmentId: ash,
  month: '2019-04',
  count: 3,
  origin: 'Monthly use-of-force return, page 2',
  receivedOn: '2019-05-20',
  explanation: '',
  privateNotes: 'Ask who counted.',
  ...differs,
})

/** A contact as the scrutineer types it. */
export const typedContact = {
  kind: 'contact',
  'contactedOn-day': '20',
  'contactedOn-month': '5',
  'contactedOn-year': '2019',
  withRole: 'lado',
  establishmentId: '',
  way: 'telephone',
  note: 'One',
  daysUsed: '0.25',
}

export const aMeeting = (differs: Partial<Meeting> = {}): Meeting => ({
  year: '2018',
  quarter: 'Q4',
  metOn: '2019-04-16',
  chair: 'Chair of the partnership',
  daysUsed: '0.25',
  attendance: [{ organisation: 'police', establishmentId: null, attendance: 'present' }],
  agenda: [{ title: 'Use of force in the quarter' }],
  minutes: 'Cameras were off too often.',
  minutesApprovedOn: null,
  actions: [
    { action: 'Buy cameras', organisation: 'governor', ownerRole: 'governor', dueOn: null, status: 'open' },
  ],
  ...differs,
})

export interface OneOfEach {
  incident: Saved
  visit: Saved
  ladoContact: Saved
  contact: Saved
  meeting: Saved
}

/** One record of each kind, stored by the application's own acts; the LADO contact is about the incident. */
export async function recordOneOfEach(db: Db, act: Act): Promise<OneOfEach> {
  const incident = await recordNew(db, act, incidentKind, { values: anIncident() })
  const number = incident.title.replace('Incident ', '')
  return {
    incident,
    visit: await recordNew(db, act, visitKind, { values: aVisit() }),
    ladoContact: await recordNew(db, act, ladoContactKind, {
      values: aLadoContact({ incidentNumbers: [number] }),
    }),
    contact: await recordNew(db, act, contactKind, { values: aContact() }),
    meeting: await recordNew(db, act, meetingKind, { values: aMeeting() }),
  }
}

/**
 * Does something while the drafts that there are belong to another office, as if another account did it: whoever corrects what
 * they are correcting already goes on with their own draft.
 */
export async function withDraftsSetAside<Answer>(db: Db, work: () => Promise<Answer>): Promise<Answer> {
  const drafts = await db.selectFrom('draft').select(['id', 'role']).execute()
  const giveTo = (role: Role, ids: string[]) =>
    db.updateTable('draft').set({ role }).where('id', 'in', ids).execute()
  await giveTo(
    'partner',
    drafts.map(({ id }) => id),
  )
  const answer = await work()
  for (const { id, role } of drafts) await giveTo(role, [id])
  return answer
}
