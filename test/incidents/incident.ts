import type { Incident } from '../../server/incidents/sections.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { correctRecord, recordNew } from '../../server/records/actions.ts'
import type { Saved } from '../../server/records/kind.ts'
import type { TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash } from '../support/people.ts'

/** A day and a time as somebody types them. */
export const typedTime = (name: string, day: string, time: string) => {
  const [year = '', month = '', date = ''] =
    day === '' ? [] : day.split('-').map((part) => String(Number(part)))
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year, [`${name}-time`]: time }
}

type Answers = Record<string, string | string[]>

/** The answers of each section, as a head of safeguarding at a young offender institution types them. */
export const typed = {
  'what-happened': {
    ownReference: 'UOF/19/7',
    ...typedTime('happenedAt', '2019-05-31', '14:35'),
    countsAs: 'rpi',
    location: 'living-unit',
    planned: 'no',
    authorisedBy: '',
    reasonPrimary: 'fight',
    reasonsOther: 'verbal-threat',
    behaviour: 'Two children were hitting each other.',
    stepsToAvoid: 'Staff called on them to stop.',
  },
  force: {
    description: 'Each was held by the arms and led away.',
    durationMinutes: '4',
    'techniques-0-technique': 'arm-hold',
    'techniques-0-uses': '2',
    handcuffs: 'none',
    painJustification: '',
    effectiveness: 'Both calmed down in their rooms.',
  },
  children: {
    'children-0-pseudonym': 'K-12',
    'children-0-age': '15',
    'children-0-gender': 'boy',
    'children-0-ethnicity': 'white',
    'children-0-position': 'standing',
    'children-0-warningSigns': 'none-seen',
    'children-0-signsLookedBy': 'staff',
    'children-0-injury': 'minor',
    'children-0-injuryLookedBy': 'healthcare',
    'children-0-medicalExamination': 'done',
    'children-0-debrief': 'done',
    ...typedTime('children-0-spokenToAt', '2019-06-01', '10:00'),
    'children-0-account': 'He started it.',
    'children-0-alleges': 'no',
  },
  staff: {
    'staff-0-pseudonym': 'S-1',
    'staff-0-part': 'used-force',
    staffInjuryMinor: '1',
    staffInjuryMinorTreated: '0',
    staffInjurySerious: '0',
  },
  'injuries-and-signs': { treatment: '' },
  evidence: { bodyCamera: 'yes', bodyCameraReason: '', cctv: 'yes' },
  'record-and-decision': {
    ...typedTime('writtenAt', '2019-05-31', '18:00'),
    ...typedTime('signedAt', '2019-06-02', '15:00'),
    safeguardingDecision: 'no-concern',
    decisionReason: 'Short, and the children agree on what happened.',
    decidedBy: 'Head of safeguarding',
  },
} satisfies Record<string, Answers>

type Changes = Partial<Record<keyof typeof typed, Answers>>

/** Types every section and stops at the check page, or at the first section that comes back. */
export async function typeIncident(browser: Browser, changes: Changes = {}): Promise<void> {
  await browser.open('/incidents/new')
  for (const [section, answers] of Object.entries(typed)) {
    const page = await browser.send({ ...answers, ...changes[section as keyof typeof typed] })
    if (page.status !== 200) return
  }
}

/** Records an incident by hand and gives its address. */
export async function recordByHand(browser: Browser, changes: Changes = {}): Promise<string> {
  await typeIncident(browser, changes)
  await browser.send({})
  return browser.page.path.replace('/recorded', '')
}

/** An incident valid by itself: a test names only what matters. */
export const anIncident = (differs: Partial<Incident> = {}): Incident => ({
  establishmentId: ash,
  ownReference: '',
  happenedAt: '2019-05-31T14:35:00+01:00',
  countsAs: 'rpi',
  location: 'living-unit',
  planned: 'no',
  authorisedBy: '',
  reasonPrimary: 'fight',
  reasonsOther: [],
  behaviour: 'A fight.',
  stepsToAvoid: 'Talking.',
  description: 'Held by the arms.',
  durationMinutes: 4,
  techniques: [{ technique: 'arm-hold', uses: 2 }],
  handcuffs: 'none',
  painJustification: '',
  effectiveness: 'Calm.',
  children: [aChild()],
  staff: [{ pseudonym: 'S-1', part: 'used-force' }],
  staffInjuryMinor: 0,
  staffInjuryMinorTreated: 0,
  staffInjurySerious: 0,
  warningSigns: [],
  treatment: '',
  bodyCamera: 'yes',
  bodyCameraReason: '',
  cctv: 'yes',
  writtenAt: '2019-05-31T18:00:00+01:00',
  signedAt: '2019-06-01T09:00:00+01:00',
  safeguardingDecision: 'no-concern',
  decisionReason: 'Agreed.',
  decidedBy: 'Head of safeguarding',
  ...differs,
})

export const aChild = (
  differs: Partial<Incident['children'][number]> = {},
): Incident['children'][number] => ({
  pseudonym: 'K-12',
  age: 15,
  gender: 'boy',
  ethnicity: 'white',
  position: 'standing',
  warningSigns: ['none-seen'],
  signsLookedBy: 'staff',
  injury: 'none',
  injuryLookedBy: 'healthcare',
  medicalExamination: 'done',
  debrief: 'done',
  spokenToAt: '2019-06-01T10:00:00+01:00',
  account: '',
  alleges: 'no',
  ...differs,
})

/** A child in a record from before the grave questions were asked for each child. */
export const aChildFromBefore = (
  differs: Partial<Incident['children'][number]> = {},
): Incident['children'][number] =>
  aChild({ warningSigns: [], signsLookedBy: null, injuryLookedBy: null, alleges: null, ...differs })

/** Stores an incident by the application's own act, past the form. */
export const stored = (app: TestApp, differs: Partial<Incident> = {}): Promise<Saved> =>
  recordNew(app.parts.db, app.act(), incidentKind, { values: anIncident(differs) })

/** Corrects an incident of Ash House as its head, by the application's own act: it then stands as this. */
export async function corrected(
  app: TestApp,
  id: string,
  differs: Partial<Incident>,
  reason = 'Read again',
): Promise<void> {
  const { db } = app.parts
  const { version } = await db
    .selectFrom('incident')
    .select('version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const person = { ...app.people.head, name: 'Head', organisation: null }
  const act = { ...app.act(), who: { id: person.id, role: 'head' } }
  const values = anIncident(differs)
  await correctRecord(db, act, incidentKind, { id, version, values, reason, person, today: '2019-06-03' })
}
