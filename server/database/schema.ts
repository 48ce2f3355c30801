import type { Generated, Kysely, Transaction } from 'kysely'
import type { AccessTables } from './access-tables.ts'
import type { ChildTables } from './child-tables.ts'
import type { IncidentTables } from './incident-tables.ts'
import type { NameTables } from './name-tables.ts'
import type { MonthlyReturnTable } from './return-tables.ts'
import type { SampleTables } from './sample-tables.ts'
import type { SecondAnswerTable } from './second-answer-table.ts'
import type { SettingTable, WaitingSettingTable } from './setting-tables.ts'
import type { UrgentTables } from './urgent-tables.ts'
import type { RecordTable } from './written.ts'
import type { Contact } from '../contacts/form.ts'
import type { Attributes } from '../establishments/form.ts'
import type { PublishedFigure } from '../establishments/published-figures/sections.ts'
import type { Withdrawal } from '../establishments/published-figures/vocabulary.ts'
import type { YesNo } from '../fields/vocabulary.ts'
import type { DocumentKind, FileFormat } from '../issued-documents/vocabulary.ts'
import type { TechniqueLevel } from '../incidents/vocabulary.ts'
import type { LadoContact } from '../lado-contacts/sections.ts'
import type { HarmLimb } from '../lado-contacts/vocabulary.ts'
import type { Attendee, Meeting, MeetingAction } from '../qa-meetings/form.ts'
import type { Organisation } from '../qa-meetings/vocabulary.ts'
import type { OutsideCount } from '../returns/outside-counts/form.ts'
import type { CommentarySection, NumberDecision, PublicPart, ReviewState } from '../reviews/vocabulary.ts'
import type { Visit } from '../visits/sections.ts'
import type { Opinion, VisitPurpose } from '../visits/vocabulary.ts'
import type { AppointedAs, Role } from '../access/vocabulary.ts'

/** The tables as types. The schema itself is migrations/schema.sql; a column's meaning stands there or in DOMAIN.md 2-3. */
export interface Tables
  extends AccessTables, ChildTables, IncidentTables, NameTables, SampleTables, UrgentTables {
  about: { name: string; value: string }
  code: {
    list: 'technique'
    value: string
    label: string
    level: TechniqueLevel
    place: number
    fromOn: string
    toOn: string | null
    /** List and value in one, made by the database. */
    id: string
  }
  contact: RecordTable<Contact, { daysUsed: number }>
  draft: {
    id: string
    personId: string
    /** The office that it was begun in, whatever its writer is later. */
    role: Role
    establishmentId: string | null
    kind: string
    subjectId: string | null
    baseVersion: number | null
    typed: string
    /** JSON, by page of the form: how often it was saved, and by which rendering of it last. */
    saves: Generated<string>
    startedAt: string
    savedAt: string
  }
  establishment: { id: string; code: string; version: number; recordedAt: string }
  establishmentAttribute: Attributes & { establishmentId: string }
  historyEvent: {
    seq: number
    at: string
    whoId: string
    whoRole: string
    act: string
    subject: string
    subjectId: string | null
    establishmentId: string | null
    version: number | null
    details: string
    digest: string | null
    previous: string
    seal: string
  }
  idempotency: { key: string; answer: string; at: string }
  issuedDocument: {
    id: string
    kind: DocumentKind
    subjectId: string
    edition: string
    number: number
    replaces: string | null
    why: string
    content: string
    digest: string
    historyHead: string
    issuedAt: string
  }
  issuedFile: { documentId: string; format: FileFormat; sha256: string; bytes: Buffer }
  ladoContact: RecordTable<
    LadoContact,
    {
      number: string
      year: number
      serial: number
      /** Made of the pseudonym whenever that is stored: no part of the record's content. Null where nobody is named. */
      staffPseudonymKey: string | null
    }
  >
  ladoContactChild: { ladoContactId: string; childId: string; pseudonym: string | null }
  ladoContactIncident: { ladoContactId: string; incidentId: string }
  ladoContactLimb: { ladoContactId: string; limb: HarmLimb }
  person: {
    id: string
    name: string
    email: string
    role: Role
    establishmentId: string | null
    organisation: Organisation | null
    appointedAs: AppointedAs | null
    appointedFrom: string | null
    appointedTo: string | null
    passwordHash: string
    createdAt: string
    disabledAt: string | null
    version: number
  }
  monthlyReturn: MonthlyReturnTable
  outsideCount: RecordTable<OutsideCount>
  population: {
    establishmentId: string
    month: string
    snapshotOn: string
    under18: number
    allHeld: number
    standing: 'provisional' | 'final'
  }
  populationYear: {
    id: string
    establishmentId: string
    year: number
    source: string
    unusual: string | null
    version: number
    recordedAt: string
  }
  publishedFigure: PublishedFigure & {
    id: string
    withdrawal: Withdrawal | null
    joinedInto: string | null
    version: number
    recordedAt: string
  }
  qaAction: MeetingAction & { qaMeetingId: string; place: number }
  qaAgendaItem: { qaMeetingId: string; place: number; title: string }
  qaAttendance: Attendee & { qaMeetingId: string; place: number }
  qaMeeting: RecordTable<Meeting, { year: number; daysUsed: number }>
  recordVersion: {
    subject: string
    subjectId: string
    version: number
    content: string
    reason: string
    digest: string
    seq: number
  }
  review: {
    id: string
    year: number
    state: ReviewState
    signedBy: string | null
    signedAt: string | null
    releasedBy: string | null
    releasedAt: string | null
    version: number
    recordedAt: string
  }
  reviewCommentary: {
    reviewId: string
    section: CommentarySection
    commentary: string
    writtenBy: string
    adoptedAt: string | null
  }
  reviewEarlierVersion: {
    reviewId: string
    number: number
    signedBy: string
    signedAt: string
    releasedBy: string | null
    releasedAt: string | null
    endedBy: string
    endedAt: string
    reason: string
  }
  reviewGap: {
    reviewId: string
    establishmentId: string
    month: string
    words: string
    confirmedBy: string
    confirmedAt: string
  }
  reviewNumberDecision: {
    reviewId: string
    part: PublicPart
    sentence: string
    decision: NumberDecision
    decidedBy: string
    decidedAt: string
  }
  reviewPublicText: {
    reviewId: string
    part: PublicPart
    words: string
    writtenBy: string
    writtenAt: string
    recognisable: YesNo | null
    readBy: string | null
    readAt: string | null
  }
  reviewOpinion: { reviewId: string; establishmentId: string; safeguarded: Opinion; reason: string }
  reviewReceipt: { reviewId: string; number: number; personId: string; acknowledgedAt: string }
  secondAnswer: SecondAnswerTable
  setting: SettingTable
  upgradeStep: { name: string; records: number }
  visit: RecordTable<Visit, { daysUsed: number; startedAt: string | null; endedAt: string | null }>
  visitConcern: Visit['concerns'][number] & { visitId: string; place: number }
  visitPurpose: { visitId: string; purpose: VisitPurpose }
  waitingSetting: WaitingSettingTable
}

export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
