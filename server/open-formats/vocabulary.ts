import { appointedAs, roles } from '../access/vocabulary.ts'
import { standings as countStandings } from '../establishments/population/vocabulary.ts'
import { establishmentTypes } from '../establishments/vocabulary.ts'
import { yesNo, type Vocabulary } from '../fields/vocabulary.ts'
import { standings, techniqueLevels } from '../incidents/vocabulary.ts'
import { documentKinds, fileFormats } from '../issued-documents/vocabulary.ts'
import { organisations } from '../qa-meetings/vocabulary.ts'
import { confirmations } from '../returns/vocabulary.ts'
import { publicReviewParts } from './public-vocabulary.ts'
import { commentarySections, editions, reviewStates } from '../reviews/vocabulary.ts'
import { legalHold, settings } from '../settings/vocabulary.ts'
import { waitingAnswers } from '../settings/waiting/vocabulary.ts'
import { opinions } from '../visits/vocabulary.ts'

/** What a column holds that no form asks for. */
export interface Told {
  code: string
  label: string
  /** More than the label says. */
  question?: string
  codes?: Vocabulary
  /** Where it is several of the same. */
  parts?: readonly Told[]
}

const establishment: Told = { code: 'establishmentId', label: 'Establishment' }
const year: Told = {
  code: 'year',
  label: 'Review year',
  question: 'By its April: 2018 is April 2018 to March 2019',
}

const stamped: readonly Told[] = [
  { code: 'version', label: 'Version', question: 'How often was it written?' },
  { code: 'recordedAt', label: 'Recorded', question: 'When was it first recorded, in UTC?' },
]

/** What the system sets on a record that people fill in by a form, where nothing else is said of its kind. */
export const written: readonly Told[] = [
  ...stamped,
  { code: 'recordedBy', label: 'Recorded by', question: 'By which account?' },
]

const numbered: readonly Told[] = [
  { code: 'number', label: 'Number, as people write it' },
  { code: 'serial', label: 'The last part of the number' },
]

const receipts: readonly Told[] = [
  { code: 'personId', label: 'The account’s id' },
  { code: 'acknowledgedAt', label: 'When, in UTC' },
]

const reviewParts: readonly Told[] = [
  {
    code: 'opinions',
    label: 'The scrutineer’s opinion on each establishment',
    parts: [
      establishment,
      { code: 'safeguarded', label: 'Are children effectively safeguarded?', codes: opinions },
      { code: 'reason', label: 'Reason for the opinion' },
    ],
  },
  {
    code: 'commentaries',
    label: 'Commentaries on sections',
    parts: [
      { code: 'section', label: 'Section', codes: commentarySections },
      { code: 'commentary', label: 'Commentary' },
      { code: 'writtenBy', label: 'Written by, the account’s id' },
      { code: 'adoptedAt', label: 'Adopted by the scrutineer at, in UTC' },
    ],
  },
  ...publicReviewParts,
  { code: 'receipts', label: 'Who said that the current version arrived', parts: receipts },
  {
    code: 'earlier',
    label: 'Its earlier versions',
    parts: [
      { code: 'number', label: 'Which version' },
      { code: 'signedBy', label: 'Signed by, the account’s id' },
      { code: 'signedAt', label: 'Signed at, in UTC' },
      { code: 'releasedBy', label: 'Released by, the account’s id; empty: never released' },
      { code: 'releasedAt', label: 'Released at, in UTC' },
      { code: 'endedBy', label: 'Sent back, or corrected version begun, by: the account’s id' },
      { code: 'endedAt', label: 'When, in UTC' },
      { code: 'reason', label: 'Why' },
      { code: 'receipts', label: 'Who said that it arrived', parts: receipts },
    ],
  },
  {
    code: 'issued',
    label: 'Its issued documents',
    parts: [
      { code: 'kind', label: 'Kind of document', codes: documentKinds },
      { code: 'edition', label: 'Edition', codes: editions },
      { code: 'digest', label: 'SHA-256 of the document as it was stored when it was signed' },
      { code: 'contentDigest', label: 'SHA-256 of the document as it stands' },
      { code: 'historyHead', label: 'Record seal of the history when it was signed' },
      { code: 'issuedAt', label: 'Signed at, in UTC' },
      { code: 'documentId', label: 'The document' },
      { code: 'number', label: 'Which version of the review' },
      { code: 'replaces', label: 'The earlier document that it replaces' },
      { code: 'why', label: 'Why it replaces that one' },
      {
        code: 'files',
        label: 'Its stored files',
        parts: [
          { code: 'format', label: 'Format', codes: fileFormats },
          { code: 'sha256', label: 'SHA-256 of the file' },
        ],
      },
    ],
  },
]

/**
 * What the open formats say of columns that no form asks for, by kind of record. A column or a kind that neither a form
 * nor this list explains fails the tests and stops the export.
 */
export const told: Readonly<Record<string, readonly Told[]>> = {
  'sampled-record': [
    establishment,
    { code: 'drawId', label: 'Draw that it came from, by its record' },
    { code: 'place', label: 'Which of the draw it was' },
    { code: 'checkedAt', label: 'Found at, in UTC' },
    { code: 'enteredNumber', label: 'Incident that was entered after it was found missing' },
    { code: 'linkedAt', label: 'Linked to that incident at, in UTC' },
    ...written,
  ],
  'sample-draw': [
    { code: 'visitId', label: 'Visit that it was drawn for, by its record' },
    establishment,
    { code: 'fromOn', label: 'First day drawn from' },
    { code: 'toOn', label: 'Last day drawn from' },
    { code: 'seed', label: 'Seed', question: 'By what can the draw be repeated?' },
    { code: 'asked', label: 'Incidents asked for' },
    { code: 'among', label: 'Incidents that it was drawn from' },
    ...written,
  ],
  'child-join': [
    establishment,
    { code: 'keptId', label: 'The child who stays, by id' },
    { code: 'joinedId', label: 'The other one, by id' },
    {
      code: 'headSees',
      label: 'Shown to the head of safeguarding',
      question: 'Do incidents alone tell of the two?',
      codes: yesNo,
    },
    {
      code: 'months',
      label: 'Signed months in which the number of children changed by it',
      question: 'As JSON: each month with the number as it was and as it is',
    },
    ...written,
  ],
  'urgent-follow-up': [
    { code: 'incidentId', label: 'Incident, by its record' },
    establishment,
    { code: 'incidentVersion', label: 'Version of the incident that was looked at' },
    {
      code: 'seen',
      label: 'What was urgent about it',
      question: 'What had been seen when this was written, a code and which of several a line?',
    },
    ...written,
  ],
  'referral-answer': [{ code: 'incidentId', label: 'Incident, by its record' }, establishment, ...written],
  incident: [...numbered, year, { code: 'standing', label: 'Standing', codes: standings }, ...written],
  'lado-contact': [...numbered, year, ...written],
  database: [
    { code: 'fromSeq', label: 'Last event that the database held' },
    { code: 'fromSeal', label: 'Record seal of that event' },
    { code: 'madeAt', label: 'Backup made at, in UTC' },
    { code: 'replacedSeq', label: 'Last event of the database that was replaced' },
    { code: 'replacedSeal', label: 'Record seal of that event' },
    { code: 'lostAnchors', label: 'Record seals known elsewhere that are not in it' },
    { code: 'lostSeq', label: 'Last event that is lost' },
    { code: 'lostSeal', label: 'Record seal of that event' },
  ],
  establishment: stamped,
  'published-figure': stamped,
  person: [
    { code: 'name', label: 'Name' },
    { code: 'email', label: 'E-mail address' },
    { code: 'role', label: 'Role', codes: roles },
    establishment,
    { code: 'organisation', label: 'Organisation', codes: organisations },
    { code: 'appointedAs', label: 'Appointed as', codes: appointedAs },
    { code: 'appointedFrom', label: 'Appointed from' },
    { code: 'appointedTo', label: 'Appointed until' },
    { code: 'createdAt', label: 'Account made at, in UTC' },
    { code: 'disabledAt', label: 'Account disabled at, in UTC' },
    ...stamped.filter(({ code }) => code === 'version'),
  ],
  'monthly-return': [
    establishment,
    { code: 'month', label: 'Month' },
    { code: 'incidents', label: 'Incidents, as signed' },
    { code: 'usesOfForce', label: 'Uses of force, as signed' },
    { code: 'children', label: 'Children on whom force was used, each counted once, as signed' },
    { code: 'seriousInjuries', label: 'Serious injuries to children, as signed' },
    { code: 'painInducing', label: 'Uses of a pain-inducing technique, as signed' },
    { code: 'openDrafts', label: 'Incidents begun and not submitted when it was signed' },
    { code: 'confirmed', label: 'What the head of safeguarding confirmed', codes: confirmations },
    { code: 'signedBy', label: 'Last signed by, the account’s id' },
    { code: 'signedAt', label: 'Last signed at, in UTC' },
    ...written,
  ],
  review: [
    year,
    { code: 'state', label: 'State', codes: reviewStates },
    { code: 'signedBy', label: 'Signed by, the account’s id' },
    { code: 'signedAt', label: 'Signed at, in UTC' },
    { code: 'releasedBy', label: 'Released by, the account’s id' },
    { code: 'releasedAt', label: 'Released at, in UTC' },
    ...reviewParts,
    ...stamped,
  ],
  'population-year': [
    establishment,
    year,
    { code: 'source', label: 'Where the counts are from; empty: the establishment’s own roll' },
    { code: 'unusual', label: 'Why a count is far above the places or the month before' },
    {
      code: 'months',
      label: 'Children and young people held, by month',
      parts: [
        { code: 'month', label: 'Month' },
        { code: 'snapshotOn', label: 'Counted on' },
        { code: 'under18', label: 'Held and under 18' },
        { code: 'allHeld', label: 'All held' },
        { code: 'standing', label: 'Standing of the count', codes: countStandings },
      ],
    },
    ...stamped,
  ],
  code: [
    { code: 'list', label: 'List' },
    { code: 'value', label: 'Code' },
    { code: 'label', label: 'In words' },
    { code: 'level', label: 'Level of a technique, by which it is counted', codes: techniqueLevels },
    { code: 'place', label: 'Place in the list' },
    { code: 'fromOn', label: 'In use from' },
    { code: 'toOn', label: 'In use until; empty: still' },
  ],
  setting: [
    { code: 'name', label: 'Setting', codes: [...settings, legalHold] },
    { code: 'establishmentType', label: 'For this type only; empty: for all', codes: establishmentTypes },
    { code: 'value', label: 'Value' },
    { code: 'fromOn', label: 'Holds from' },
    { code: 'reason', label: 'Why it was set' },
    ...written.filter(({ code }) => code !== 'version'),
  ],
  'waiting-setting': [
    { code: 'name', label: 'Setting', codes: settings },
    { code: 'establishmentType', label: 'For this type only; empty: for all', codes: establishmentTypes },
    { code: 'value', label: 'Value' },
    { code: 'fromOn', label: 'Would hold from' },
    { code: 'reason', label: 'Why it was set' },
    { code: 'answer', label: 'How it ended', codes: waitingAnswers },
    { code: 'answerReason', label: 'Why it ended so' },
    { code: 'answeredBy', label: 'Ended by, the account’s id' },
    { code: 'answeredAt', label: 'Ended at, in UTC' },
    { code: 'settingId', label: 'The setting that an agreement made, by its id' },
    ...written,
  ],
}
