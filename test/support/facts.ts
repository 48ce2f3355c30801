import type {
  ContactFact,
  EstablishmentFacts,
  IncidentFact,
  LadoContactFact,
  MeetingFact,
  OpinionFact,
  OutsideCountFact,
  PublishedFigureFact,
  ReviewFacts,
  VisitFact,
  ChildInIncidentFact,
  CommentaryFact,
} from '../../reports/annual-review/facts.ts'

const locally = {
  writtenWithinHours: 24,
  signedWithinHours: 48,
  childSpokenToWithinDays: 5,
  ladoReferralWorkingDays: 1,
}

/** April 2018 to March 2019 at one establishment, Ash House, with nothing recorded but a full set of populations. */
export function aYear(some: Partial<ReviewFacts> = {}): ReviewFacts {
  return {
    year: 2018,
    dataTo: '2019-05-31',
    version: 1,
    demonstration: [],
    settings: {
      rollLimit: 20,
      indicativeLimit: 100,
      allowanceDays: 6,
      smallCountLimit: 6,
      recipients: ['Medway Council', 'Kent Police', 'NHS Kent and Medway'],
      deadlines: [{ from: '2000-01-01', byType: { yoi: locally, stc: locally, sch: locally } }],
    },
    establishments: [anEstablishment()],
    incidents: [],
    ladoContacts: [],
    visits: [],
    contacts: [],
    meetings: [],
    publishedFigures: [],
    outsideCounts: [],
    opinions: [],
    commentaries: [],
    gaps: [],
    publicTexts: [],
    numberDecisions: [],
    ...some,
  }
}

export const yearMonths = [
  '2018-04', '2018-05', '2018-06', '2018-07', '2018-08', '2018-09',
  '2018-10', '2018-11', '2018-12', '2019-01', '2019-02', '2019-03',
] // prettier-ignore

const lastYearMonths = yearMonths.map((month) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`)

/** A young offender institution, open all year with each month's nil return signed, that held 150 at every month's end, 140 of them under 18. */
export function anEstablishment(some: Partial<EstablishmentFacts> = {}): EstablishmentFacts {
  return {
    id: 'ash',
    name: 'Ash House',
    code: 'ASH',
    types: [{ from: '2007-04-01', type: 'yoi' }],
    attributes: [anAttribute()],
    population: yearMonths.map((month) => aPopulation(month)),
    returns: [...lastYearMonths, ...yearMonths].map((month) => ({ month, confirmed: 'nil' })),
    recordedIn: [],
    ...some,
  }
}

export function anAttribute(
  some: Partial<EstablishmentFacts['attributes'][number]> = {},
): EstablishmentFacts['attributes'][number] {
  return {
    from: '2007-04-01',
    name: 'Ash House',
    type: 'yoi',
    operator: 'HM Prison and Probation Service',
    places: 196,
    youngest: 15,
    oldest: 18,
    genders: 'boys',
    state: 'open',
    ...some,
  }
}

export function aPopulation(
  month: string,
  some: Partial<EstablishmentFacts['population'][number]> = {},
): EstablishmentFacts['population'][number] {
  return { month, snapshotOn: `${month}-28`, under18: 140, allHeld: 150, standing: 'final', ...some }
}

let made = 0

/** One restrictive physical intervention with one child, recorded and signed in time. */
export function anIncidentFact(some: Partial<IncidentFact> = {}): IncidentFact {
  made += 1
  return {
    id: `incident-${made}`,
    number: `ASH-2018-${String(made).padStart(4, '0')}`,
    establishmentId: 'ash',
    happenedAt: '2018-06-04T14:35:00.000+01:00',
    countsAs: 'rpi',
    planned: 'no',
    reasonPrimary: 'fight',
    reasonsOther: [],
    location: 'living-unit',
    durationMinutes: 4,
    handcuffs: 'none',
    bodyCamera: 'yes',
    cctv: 'yes',
    writtenAt: '2018-06-04T18:00:00.000+01:00',
    signedAt: '2018-06-05T09:00:00.000+01:00',
    recordedAt: '2018-06-06T08:00:00.000Z',
    corrections: 0,
    techniques: [],
    warningSigns: [],
    signsWithoutChild: [],
    staffInjuries: { minor: 0, minorTreated: 0, serious: 0 },
    safeguardingDecision: 'no-concern',
    staffIds: [],
    children: [aChildFact()],
    ...some,
  }
}

export function aChildFact(some: Partial<ChildInIncidentFact> = {}): ChildInIncidentFact {
  return {
    childId: 'child-1',
    age: 16,
    gender: 'boy',
    ethnicity: 'white',
    position: 'standing',
    warningSigns: ['none-seen'],
    signsLookedBy: 'staff',
    injury: 'none',
    injuryLookedBy: 'healthcare',
    medicalExamination: 'done',
    debrief: 'done',
    spokenToAt: '2018-06-05T10:00:00.000+01:00',
    ...some,
  }
}

export function aLadoContactFact(some: Partial<LadoContactFact> = {}): LadoContactFact {
  made += 1
  return {
    id: `lado-${made}`,
    establishmentId: 'ash',
    type: 'referral',
    receivedOn: '2018-06-06',
    eventOn: '2018-06-04',
    source: 'child',
    category: 'physical-in-restraint',
    threshold: 'yes',
    staffPosition: 'moved',
    outcome: 'unsubstantiated',
    outcomeOn: '2018-07-02',
    incidentNumbers: [],
    ...some,
  }
}

export function aVisitFact(some: Partial<VisitFact> = {}): VisitFact {
  return {
    establishmentId: 'ash',
    visitedOn: '2018-07-10',
    announcement: 'announced',
    purposes: ['restraint'],
    daysUsed: 0.5,
    childrenSpokenTo: 4,
    staffSpokenTo: 3,
    recordsSeen: 10,
    safeguarded: 'yes',
    wellbeing: 'yes',
    concerns: 0,
    ...some,
  }
}

export function aContactFact(some: Partial<ContactFact> = {}): ContactFact {
  return { kind: 'contact', contactedOn: '2018-09-03', withRole: 'lado', daysUsed: 0.25, ...some }
}

export function aMeetingFact(some: Partial<MeetingFact> = {}): MeetingFact {
  return {
    year: 2018,
    quarter: 'Q1',
    metOn: '2018-07-17',
    daysUsed: 0.25,
    attendance: [{ organisation: 'police', attendance: 'present' }],
    actions: [],
    minutesApprovedOn: '2018-10-16',
    ...some,
  }
}

export function aPublishedFigure(some: Partial<PublishedFigureFact> = {}): PublishedFigureFact {
  return {
    establishment: 'Medway STC',
    establishmentId: null,
    measure: 'restrictive physical interventions',
    unitOfCount: 'incidents',
    periodStart: '2014-01-01',
    periodEnd: '2014-12-31',
    value: 166,
    qualifier: 'provisional from April 2014',
    confidence: 'A',
    sourceTitle: 'Written answer 2096, 16 June 2015',
    sourceUrl: 'https://www.theyworkforyou.com/wrans/?id=2015-06-11.2096.h',
    ...some,
  }
}

export function anOutsideCountFact(some: Partial<OutsideCountFact> = {}): OutsideCountFact {
  return { source: 'ycs', establishmentId: 'ash', month: '2018-06', count: 2, explanation: '', ...some }
}

export function anOpinionFact(some: Partial<OpinionFact> = {}): OpinionFact {
  return { establishmentId: 'ash', safeguarded: 'partly', reason: 'Records are late too often.', ...some }
}

export function aCommentaryFact(some: Partial<CommentaryFact> = {}): CommentaryFact {
  return {
    section: 'restraint',
    text: 'Force was used less in winter.\n\nThe reasons given were clear.',
    writtenBy: 'Scrutineer',
    adopted: true,
    ...some,
  }
}
