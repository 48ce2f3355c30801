import { write } from '../../../server/database/write.ts'
import { contactKind } from '../../../server/contacts/kind.ts'
import { recordPopulation } from '../../../server/establishments/population/actions.ts'
import { publishedFigureKind } from '../../../server/establishments/published-figures/kind.ts'
import { recordReason } from '../../../server/history/reasons.ts'
import type { Incident } from '../../../server/incidents/sections.ts'
import { incidentKind } from '../../../server/incidents/kind.ts'
import { decideWithdrawal, moveStanding } from '../../../server/incidents/withdrawal/actions.ts'
import { ladoContactKind } from '../../../server/lado-contacts/kind.ts'
import { meetingKind } from '../../../server/qa-meetings/kind.ts'
import { outsideCountKind } from '../../../server/returns/outside-counts/kind.ts'
import { setSetting } from '../../../server/settings/actions.ts'
import { visitKind } from '../../../server/visits/kind.ts'
import { drawSample, linkEntered } from '../../../server/visits/sample/actions.ts'
import { sampledRecordKind } from '../../../server/visits/sample/kind.ts'
import { sampledOnVisit } from '../../../server/visits/sample/queries.ts'
import { reviewYear, snapshotDate } from '../../../reports/period.ts'
import { followUp } from '../../../server/incidents/urgent/actions.ts'
import { answerReferral } from '../../../server/incidents/referral/actions.ts'
import { recordNew } from '../../../server/records/actions.ts'
import { acceptWord } from '../../../server/records/accepted-word-actions.ts'
import { aChild, aChildFromBefore, anIncident } from '../../incidents/incident.ts'
import { signMonth } from '../../returns/signing.ts'
import { joinedChildren } from '../../support/joined-children.ts'
import { aLadoContact } from '../../support/lado-contact.ts'
import { ash, birch } from '../../support/people.ts'
import { aContact, aMeeting, anOutsideCount, aSampledRecord, aVisit } from '../../support/records.ts'
import type { World } from './world.ts'

/** Times that fit a day at noon: written the same day, signed and the child spoken to on the next. */
function onDay(day: string, differs: Partial<Incident> = {}): Incident {
  const next = `${day.slice(0, 8)}${String(Number(day.slice(8)) + 1).padStart(2, '0')}`
  const zone = day.slice(5, 7) >= '04' && day.slice(5, 7) <= '10' ? '+01:00' : 'Z'
  return anIncident({
    happenedAt: `${day}T12:00:00${zone === 'Z' ? '+00:00' : zone}`,
    writtenAt: `${day}T18:00:00${zone === 'Z' ? '+00:00' : zone}`,
    signedAt: `${next}T09:00:00${zone === 'Z' ? '+00:00' : zone}`,
    children: [aChild({ spokenToAt: `${next}T10:00:00${zone === 'Z' ? '+00:00' : zone}` })],
    ...differs,
  })
}

const everythingAnswered = onDay('2019-05-07', {
  ownReference: 'UOF/19/7',
  planned: 'yes',
  authorisedBy: 'Duty governor',
  reasonPrimary: 'fight',
  reasonsOther: ['verbal-threat', 'damage'],
  behaviour: 'Two boys were hitting each other and threw chairs.',
  stepsToAvoid: 'Staff called on them to stop, and cleared the room.',
  description: 'Each was held by the arms; one was put face down and a thumb was bent.',
  durationMinutes: 11,
  techniques: [
    { technique: 'arm-hold', uses: 2 },
    { technique: 'head-hold', uses: 1 },
    { technique: 'thumb-flexion', uses: 1 },
  ],
  handcuffs: 'ratchet',
  painJustification: 'He held a broken chair leg against another child’s neck.',
  effectiveness: 'He let go.',
  children: [
    aChild({
      position: 'prone',
      injury: 'serious',
      warningSigns: ['breathing', 'vomiting'],
      spokenToAt: '2019-05-08T10:00:00+01:00',
      account: 'It hurt for a long time.',
    }),
    aChild({
      pseudonym: 'K-13',
      age: 17,
      ethnicity: 'black',
      position: 'seated',
      injury: 'minor-treated',
      medicalExamination: 'refused',
      debrief: 'declined',
      spokenToAt: null,
    }),
  ],
  staff: [
    { pseudonym: 'S-1', part: 'used-force' },
    { pseudonym: 'S-2', part: 'used-force' },
    { pseudonym: 'S-3', part: 'present' },
  ],
  staffInjuryMinor: 1,
  staffInjuryMinorTreated: 1,
  staffInjurySerious: 1,
  treatment: 'Taken to hospital; a splint for the thumb.',
  bodyCamera: 'partial',
  bodyCameraReason: 'It fell off.',
  cctv: 'blind-spot',
  safeguardingDecision: 'lado-referral',
  decisionReason: 'The injury, and what the child says.',
})

/** Only what must be answered, the rest left open or not known. */
const asShortAsCanBe = onDay('2019-05-20', {
  establishmentId: birch,
  behaviour: '-',
  stepsToAvoid: '-',
  description: '-',
  effectiveness: '-',
  durationMinutes: null,
  techniques: [],
  children: [
    aChild({
      pseudonym: 'M-1',
      gender: 'not-recorded',
      ethnicity: 'not-recorded',
      position: 'not-recorded',
      injury: 'not-recorded',
      medicalExamination: 'not-recorded',
      debrief: 'not-recorded',
      spokenToAt: null,
    }),
  ],
  staff: [{ pseudonym: 'S-9', part: 'present' }],
  handcuffs: 'not-recorded',
  bodyCamera: 'not-known',
  cctv: 'not-known',
  writtenAt: null,
  signedAt: null,
  safeguardingDecision: 'undecided',
  decisionReason: '',
  decidedBy: '',
})

export interface Kept {
  /** Ids. */
  incidents: Record<'full' | 'short' | 'plain', string>
  visit: string
  /** Of long ago: their time to be kept is over. */
  oldVisits: readonly [string, string]
}

/** A spring's records, each as somebody of that office enters it; at the end it is 31 May 2019. */
export async function keepRecords(world: World): Promise<Kept> {
  const incidents = await keepIncidents(world)
  await keepLadoContacts(world, incidents.fullNumber)
  const visits = await keepVisits(world)
  await keepSample(world, visits.visit)
  await keepScrutiny(world)
  await keepFigures(world)
  return { incidents, ...visits }
}

async function keepIncidents(world: World) {
  const { service, people, record, correct, act } = world
  const { head, otherHead, scrutineer } = people
  const { db } = service.parts
  service.at('2019-04-15T09:00:00.000Z')
  await record(head, incidentKind, onDay('2018-06-04', { reasonPrimary: 'self-harm' }))
  await record(head, incidentKind, onDay('2018-12-03', { countsAs: 'guiding', techniques: [] }))
  const ofBirch = onDay('2018-09-10', { establishmentId: birch, countsAs: 'use-of-force' })
  await record(otherHead, incidentKind, ofBirch)
  const plain = await record(head, incidentKind, onDay('2019-04-02'))
  service.at('2019-05-09T09:00:00.000Z')
  const full = await record(head, incidentKind, everythingAnswered)
  // As it was recorded before warning signs were asked for each child: no form takes it any more.
  const before = { warningSigns: ['vomiting' as const], children: [aChildFromBefore()] }
  await recordNew(db, act(head), incidentKind, { values: onDay('2019-05-03', before) })
  const said = { referredTo: 'LADO of the council', referredOn: '2019-05-09', note: 'Their number 12.' }
  await answerReferral(db, act(head), { person: head, incidentId: full.id, answers: said })
  await acceptWord(db, act(head), ash, { key: 'duty governor', what: 'a name' })
  const came = { cameOfIt: 'told', toldWhom: 'LADO', doneOn: '2019-05-09', note: 'By telephone.' } as const
  const of = { person: scrutineer, incidentId: full.id, version: full.version, answers: came }
  await followUp(db, act(scrutineer), of)
  service.at('2019-05-10T09:00:00.000Z')
  const differs = { durationMinutes: 7, bodyCamera: 'not-known' as const }
  await correct(head, incidentKind, { id: plain.id, differs, reason: 'The footage was read again.' })
  const twice = await record(head, incidentKind, onDay('2019-05-06'))
  const doubted = await record(head, incidentKind, onDay('2019-05-08', { cctv: 'not-retained' }))
  service.at('2019-05-13T09:00:00.000Z')
  for (const { id, version } of [twice, doubted])
    await moveStanding(db, act(head), { person: head, id, version, reason: 'It was entered twice.' })
  const decision = {
    person: scrutineer,
    decision: 'agreed' as const,
    reason: 'I have seen both papers.',
    lookedAt: ['record-here' as const],
  }
  service.at('2019-05-14T09:00:00.000Z')
  await decideWithdrawal(db, act(scrutineer), { ...decision, id: twice.id, version: twice.version + 1 })
  service.at('2019-05-22T09:00:00.000Z')
  const short = await record(otherHead, incidentKind, asShortAsCanBe)
  const fullNumber = full.title.replace('Incident ', '')
  return { full: full.id, short: short.id, plain: plain.id, fullNumber }
}

async function keepLadoContacts({ service, people, record, correct }: World, number: string) {
  const { lado } = people
  service.at('2019-05-20T15:00:00.000Z')
  const consultation = {
    type: 'consultation',
    referrer: 'establishment',
    source: 'staff',
    staffPseudonym: '',
    limbs: [],
    category: 'conduct',
    threshold: 'advice',
    eventOn: null,
    children: [],
  } as const
  await record(lado, ladoContactKind, aLadoContact({ ...consultation, limbs: [], children: [] }))
  const linked = { incidentNumbers: [number], eventOn: '2019-05-07', children: ['K-12', 'K-13'] }
  const referral = await record(
    lado,
    ladoContactKind,
    aLadoContact({ ...linked, limbs: ['harmed', 'offence', 'risk'] }),
  )
  await record(lado, ladoContactKind, aLadoContact({ establishmentId: birch, shared: 'yes' }))
  service.at('2019-05-29T15:00:00.000Z')
  const outcome = {
    outcome: 'substantiated',
    outcomeOn: '2019-05-29',
    strategyOn: '2019-05-21',
    shared: 'yes',
  } as const
  await correct(lado, ladoContactKind, { id: referral.id, differs: outcome, reason: 'It was decided.' })
}

async function keepVisits({ service, people, record, correct }: World) {
  const { scrutineer } = people
  service.at('2019-05-16T17:00:00.000Z')
  const old = { concerns: [], privateNotes: '' }
  const first = await record(scrutineer, visitKind, aVisit({ ...old, visitedOn: '1930-05-14' }))
  const second = await record(scrutineer, visitKind, aVisit({ ...old, visitedOn: '1931-05-14' }))
  const { id } = await record(scrutineer, visitKind, aVisit({ endedAt: '12:30', parentsSpokenTo: 1 }))
  const remote = {
    announcement: 'remote',
    purposes: ['lado-log', 'complaints'],
    concerns: [],
    startedAt: '',
  } as const
  await record(
    scrutineer,
    visitKind,
    aVisit({
      establishmentId: birch,
      ...remote,
      purposes: [...remote.purposes],
      concerns: [],
      visitedOn: '2018-11-12',
    }),
  )
  service.at('2019-05-24T17:00:00.000Z')
  await correct(scrutineer, visitKind, {
    id,
    differs: { reportSentOn: '2019-05-24' },
    reason: 'The report is out.',
  })
  return { visit: id, oldVisits: [first.id, second.id] as const }
}

async function keepSample({ service, people, act, record, correct }: World, visit: string) {
  const { scrutineer, head } = people
  const { db } = service.parts
  service.at('2019-05-24T18:00:00.000Z')
  await drawSample(db, act(scrutineer), scrutineer, {
    visitId: visit,
    fromOn: '2019-04-01',
    toOn: '2019-05-31',
    asked: 2,
  })
  const [drawn] = await sampledOnVisit(db, scrutineer, visit)
  const found = {
    comparedWith: ['footage' as const],
    finding: 'small-differences' as const,
    note: 'Ten minutes apart.',
  }
  await correct(scrutineer, sampledRecordKind, { id: drawn?.id ?? '', differs: found, reason: '' })
  const outside = await record(scrutineer, sampledRecordKind, aSampledRecord({ visitId: visit, told: 'yes' }))
  service.at('2019-05-27T09:00:00.000Z')
  const entered = await record(head, incidentKind, onDay('2019-05-02', { location: 'education' }))
  const number = entered.title.replace('Incident ', '')
  const link = { id: outside.id, version: outside.version, number }
  if ((await linkEntered(db, act(scrutineer), scrutineer, link)) !== null) throw new Error('Not linked')
}

async function keepScrutiny({ service, people, record }: World) {
  const { scrutineer, businessManager } = people
  service.at('2019-05-28T10:00:00.000Z')
  await record(scrutineer, contactKind, aContact())
  const alone = { kind: 'review', withRole: 'none', way: 'not-applicable', establishmentId: null } as const
  await record(
    scrutineer,
    contactKind,
    aContact({ ...alone, contactedOn: '2019-01-15', note: 'Read the year’s records.' }),
  )
  await record(
    businessManager,
    meetingKind,
    aMeeting({
      attendance: [
        { organisation: 'police', establishmentId: null, attendance: 'present' },
        { organisation: 'head-of-safeguarding', establishmentId: ash, attendance: 'deputy' },
        { organisation: 'nhs', establishmentId: null, attendance: 'apologies' },
      ],
      agenda: [{ title: 'Use of force in the quarter' }, { title: 'Cameras' }],
      minutesApprovedOn: '2019-05-21',
      actions: [
        {
          action: 'Buy cameras',
          organisation: 'governor',
          ownerRole: 'governor',
          dueOn: '2019-06-30',
          status: 'in-progress',
        },
        {
          action: 'Share the log',
          organisation: 'police',
          ownerRole: 'inspector',
          dueOn: null,
          status: 'done',
        },
      ],
    }),
  )
}

async function keepFigures(world: World) {
  const { service, people, act, record } = world
  const { businessManager, head, scrutineer } = people
  const { db } = service.parts
  service.at('2019-05-30T10:00:00.000Z')
  const figure = {
    establishment: 'Ash YOI',
    establishmentId: ash,
    measure: 'use of force',
    unitOfCount: 'incidents',
    periodStart: '2018-06-01',
    periodEnd: '2018-11-30',
    value: 5,
    qualifier: 'provisional',
    confidence: 'B',
    sourceTitle: 'A newspaper',
    sourceUrl: 'https://example.org/a',
  } as const
  await record(businessManager, publishedFigureKind, figure)
  await record(businessManager, publishedFigureKind, {
    ...figure,
    establishment: 'Elm YOI',
    establishmentId: null,
    value: 91,
    confidence: 'A',
    qualifier: '',
  })
  await signMonths(world)
  const mismatch = { month: '2019-05', explanation: 'They count by child.' }
  service.at('2019-06-10T10:00:00.000Z')
  await record(scrutineer, outsideCountKind, anOutsideCount({ ...mismatch, receivedOn: '2019-06-07' }))
  await record(businessManager, outsideCountKind, anOutsideCount({ count: 1, privateNotes: '' }))
  const months = reviewYear(2018).months.map((month, place) => ({
    month,
    snapshotOn: snapshotDate(month),
    under18: 40 + place,
    allHeld: 44 + place,
    standing: place < 9 ? ('final' as const) : ('provisional' as const),
  }))
  const counts = { establishmentId: ash, year: 2018, source: 'The roll', months: months.slice(0, 6) }
  await recordPopulation(db, act(head), { counts, version: 0, reason: '' })
  await recordPopulation(db, act(head), {
    counts: { ...counts, months },
    version: 1,
    reason: 'The year is over.',
  })
  const setting = { establishmentType: '', fromOn: '2019-06-10', reason: 'Agreed by the partners.' } as const
  await setSetting(db, act(businessManager), 'keep-scrutiny-years', { ...setting, value: '13' })
  await setSetting(db, act(businessManager), 'signed-within-hours', {
    ...setting,
    establishmentType: 'yoi',
    value: '72',
  })
  const operator = act({ id: 'operator:Sam', role: 'operator' })
  await joinedChildren(db, operator, { establishmentId: birch })
  const gap = { act: 'restored', details: { backup: 'of 9 June 2019' } }
  await write(db, operator, (tx) => recordReason(tx, operator, gap, 'The disk failed.'))
}

/** Birch had nothing in April; Ash signs May, which an incident of May that comes later then restates. */
async function signMonths({ service, people, act, record }: World) {
  const acting = { parts: service.parts, people, act: () => act({ id: 'system', role: 'system' }) }
  service.at('2019-06-03T09:00:00.000Z')
  await signMonth(acting, { establishmentId: birch, month: '2019-04' })
  await signMonth(acting, { establishmentId: ash, month: '2019-04' })
  await signMonth(acting, { establishmentId: ash, month: '2019-05' })
  service.at('2019-06-04T09:00:00.000Z')
  await record(people.head, incidentKind, onDay('2019-05-29', { ownReference: 'Found in a drawer' }))
  await signMonth(acting, { establishmentId: ash, month: '2019-04' })
}
