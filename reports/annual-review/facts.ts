import type {
  EstablishmentState,
  EstablishmentType,
  GenderIntake,
} from '../../server/establishments/vocabulary.ts'
import type {
  BodyCamera,
  Cctv,
  ChildDebrief,
  CountsAs,
  Ethnicity,
  Gender,
  Handcuffs,
  Injury,
  Location,
  MedicalExamination,
  Position,
  Reason,
  SafeguardingDecision,
  TechniqueLevel,
  WarningSign,
} from '../../server/incidents/vocabulary.ts'
import type { Looker, SignAnswer } from '../../server/incidents/grave-questions/vocabulary.ts'
import type {
  LadoCategory,
  LadoContactType,
  LadoOutcome,
  LadoSource,
  StaffPosition,
  Threshold,
} from '../../server/lado-contacts/vocabulary.ts'
import type {
  ActionStatus,
  Attendance,
  Organisation,
  QuarterName,
} from '../../server/qa-meetings/vocabulary.ts'
import type { Announcement, Opinion, VisitPurpose } from '../../server/visits/vocabulary.ts'
import type { ContactedRole, ContactKind } from '../../server/contacts/vocabulary.ts'
import type { CommentarySection, NumberDecision, PublicPart } from '../../server/reviews/vocabulary.ts'
import type { Confidence } from '../../server/establishments/published-figures/vocabulary.ts'
import type { Confirmed } from '../../server/returns/vocabulary.ts'
import type { OutsideSource } from '../../server/returns/outside-counts/vocabulary.ts'
import type { YesNo } from '../../server/fields/vocabulary.ts'
import type { DatedDeadlines, DatedType } from '../in-force.ts'

/**
 * Everything the annual review is built from: plain facts of one review year, loaded once. Local dates are
 * 'YYYY-MM-DD', local date-times ISO with their offset, months 'YYYY-MM', instants ISO in UTC.
 */
export interface ReviewFacts {
  /** The review year by its first April: 2018 is April 2018 to March 2019. */
  year: number
  /** Local date on which the data were drawn. */
  dataTo: string
  /** Which version of the review this is; 1 before the first signature. */
  version: number
  /** The released version that this one replaces; absent where none was released before. `signedOn` is a local date. */
  replaces?: { version: number; signedOn: string; reason: string }
  /** Versions after that one, or before the first release, that were signed and sent back. */
  unreleased?: number[]
  signed?: { by: string; on: string }
  /** Empty unless the records are invented: what the demonstration must say. */
  demonstration: string[]
  settings: ReviewSettings
  establishments: EstablishmentFacts[]
  incidents: IncidentFact[]
  ladoContacts: LadoContactFact[]
  visits: VisitFact[]
  contacts: ContactFact[]
  meetings: MeetingFact[]
  publishedFigures: PublishedFigureFact[]
  /** What other sources counted in the months of the year. */
  outsideCounts: OutsideCountFact[]
  opinions: OpinionFact[]
  commentaries: CommentaryFact[]
  /** Words written for the public: the only ones that a public document carries. */
  publicTexts: PublicTextFact[]
  /** Sentences of them that hold a number, with what was decided. */
  numberDecisions: { part: PublicPart; sentence: string; decision: NumberDecision }[]
  /** What the scrutineer confirmed of months without records. */
  gaps: GapFact[]
  /** The review year before, only where this system holds it: what the summary compares with. */
  lastYear?: LastYearFacts
}

export type LastYearFacts = Pick<ReviewFacts, 'establishments' | 'incidents' | 'ladoContacts'>

/** From the dated settings: the deadlines with their days, the rest as in force at the year's end or, in the year, today. */
export interface ReviewSettings {
  /** Below this average population only counts are shown. Default 20. */
  rollLimit: number
  /** From rollLimit up to this a rate is marked indicative. Default 100. */
  indicativeLimit: number
  /** The scrutineer's days in the year. Default 6. */
  allowanceDays: number
  /** Who receives the review. */
  recipients: string[]
  /** A total in a public document is hidden where fewer children or staff stand behind it. Default 6. */
  smallCountLimit: number
  /** Deadlines by type of establishment since the beginning, oldest first. */
  deadlines: DatedDeadlines[]
}

export interface EstablishmentFacts {
  id: string
  /** The name at the year's end. */
  name: string
  /** 'CKI' */
  code: string
  /** What type it was since the beginning, oldest first. */
  types: DatedType[]
  /** Dated attributes that touch the year, oldest first; the first may start before the year. */
  attributes: {
    from: string
    name: string
    type: EstablishmentType
    operator: string
    places: number
    youngest: number
    oldest: number
    genders: GenderIntake
    state: EstablishmentState
  }[]
  /** Month-end counts of the year that were recorded; a missing month is absent. */
  population: {
    month: string
    snapshotOn: string
    under18: number
    allHeld: number
    standing: 'provisional' | 'final'
  }[]
  /**
   * Months of the year whose return is signed, whether it says that no force was used, and how many incidents it was last
   * signed for; absent where that is not asked for.
   */
  returns: { month: string; confirmed: Confirmed; incidents?: number }[]
  /** Months of the year in which it recorded an incident, withdrawn ones included. */
  recordedIn: string[]
}

/** One incident that counts: submitted, not withdrawn. */
export interface IncidentFact {
  id: string
  /** 'CKI-2018-0042' */
  number: string
  establishmentId: string
  happenedAt: string
  countsAs: CountsAs
  planned: 'yes' | 'no'
  reasonPrimary: Reason
  reasonsOther: Reason[]
  location: Location
  durationMinutes: number | null
  handcuffs: Handcuffs
  bodyCamera: BodyCamera
  cctv: Cctv
  /** The establishment's own times as it states them; null is not supplied, never late. */
  writtenAt: string | null
  signedAt: string | null
  /** The server's time of receipt, UTC. */
  recordedAt: string
  /** How often the record was corrected after it was submitted. */
  corrections: number
  techniques: { name: string; level: TechniqueLevel; uses: number }[]
  /** Every kind of sign, once, on whichever child. */
  warningSigns: WarningSign[]
  /** Those of a record from before signs were asked for each child: not known which child. */
  signsWithoutChild: WarningSign[]
  staffInjuries: { minor: number; minorTreated: number; serious: number }
  safeguardingDecision: SafeguardingDecision
  /** Each member of staff named in it, by pseudonym; empty where none were named. */
  staffIds: string[]
  /** Each child restrained in this incident. */
  children: ChildInIncidentFact[]
}

export interface ChildInIncidentFact {
  childId: string
  age: number
  gender: Gender
  ethnicity: Ethnicity
  position: Position
  injury: Injury
  medicalExamination: MedicalExamination
  /** Empty: the record is from before it was asked for each child. */
  warningSigns: SignAnswer[]
  /** Null: the same. */
  signsLookedBy: Looker | null
  injuryLookedBy: Looker | null
  debrief: ChildDebrief
  spokenToAt: string | null
}

export interface LadoContactFact {
  id: string
  establishmentId: string
  type: LadoContactType
  receivedOn: string
  eventOn: string | null
  source: LadoSource
  category: LadoCategory
  threshold: Threshold
  staffPosition: StaffPosition
  outcome: LadoOutcome
  outcomeOn: string | null
  incidentNumbers: string[]
}

export interface VisitFact {
  establishmentId: string
  visitedOn: string
  announcement: Announcement
  purposes: VisitPurpose[]
  daysUsed: number
  childrenSpokenTo: number
  staffSpokenTo: number
  recordsSeen: number
  safeguarded: Opinion
  wellbeing: Opinion
  concerns: number
}

export interface ContactFact {
  kind: ContactKind
  contactedOn: string
  withRole: ContactedRole
  daysUsed: number
}

export interface MeetingFact {
  year: number
  quarter: QuarterName
  metOn: string
  daysUsed: number
  attendance: { organisation: Organisation; attendance: Attendance }[]
  actions: { text: string; owner: string; dueOn: string | null; status: ActionStatus }[]
  minutesApprovedOn: string | null
}

export interface PublishedFigureFact {
  establishment: string
  /** Our own establishment, where it is one. */
  establishmentId: string | null
  measure: string
  unitOfCount: string
  periodStart: string
  periodEnd: string
  value: number
  qualifier: string
  confidence: Confidence
  sourceTitle: string
  sourceUrl: string
}

/** How much force another source counted in a month; the explanation is empty while nobody has explained a difference. */
export interface OutsideCountFact {
  source: OutsideSource
  establishmentId: string
  month: string
  count: number
  explanation: string
}

/** The scrutineer's overall opinion on one establishment. */
export interface OpinionFact {
  establishmentId: string
  safeguarded: Opinion
  reason: string
}

/** An establishment's month without records, as the scrutineer confirmed it in words. */
export interface GapFact {
  establishmentId: string
  month: string
  words: string
}

export interface PublicTextFact {
  part: PublicPart
  words: string
  /** What somebody else answered who read it: whether a reader could recognise a child; null while nobody has. */
  recognisable: YesNo | null
}

/** Adopted by the scrutineer, or still a draft; a signed review holds only adopted ones. */
export interface CommentaryFact {
  section: CommentarySection
  text: string
  writtenBy: string
  adopted: boolean
}
