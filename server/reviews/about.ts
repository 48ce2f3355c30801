import { yesNo } from '../fields/vocabulary.ts'
import { documentKinds, fileFormats } from '../issued-documents/vocabulary.ts'
import type { About, Column } from '../records/about.ts'
import { establishmentColumn, stampColumns, yearColumn } from '../records/columns.ts'
import { opinions } from '../visits/vocabulary.ts'
import { commentarySections, editions, numberDecisions, reviewStates } from './vocabulary.ts'

const part: Column = {
  code: 'part',
  label: 'Which part',
  question: 'A section, or the opinion on an establishment: “opinion-” and its id',
}

/** What a review holds that is written for the public, and what was confirmed and decided before it was signed. */
const publicParts: readonly Column[] = [
  {
    code: 'gaps',
    label: 'Months without records, as the scrutineer confirmed them',
    parts: [
      { code: 'establishmentId', label: 'Establishment' },
      { code: 'month', label: 'Month' },
      { code: 'words', label: 'What the scrutineer found out' },
      { code: 'confirmedBy', label: 'Confirmed by, the account’s id' },
      { code: 'confirmedAt', label: 'Confirmed at, in UTC' },
    ],
  },
  {
    code: 'publicTexts',
    label: 'Texts for the public',
    parts: [
      part,
      { code: 'words', label: 'The text' },
      { code: 'writtenBy', label: 'Written by, the account’s id' },
      { code: 'writtenAt', label: 'Written at, in UTC' },
      {
        code: 'recognisable',
        label: 'Could a reader who knows one child recognise them?',
        question: 'As somebody other than the author answered',
        codes: yesNo,
      },
      { code: 'readBy', label: 'Read by, the account’s id' },
      { code: 'readAt', label: 'Read at, in UTC' },
    ],
  },
  {
    code: 'numberDecisions',
    label: 'Sentences for the public that hold a number',
    parts: [
      part,
      { code: 'sentence', label: 'The sentence' },
      { code: 'decision', label: 'What was decided', codes: numberDecisions },
      { code: 'decidedBy', label: 'Decided by, the account’s id' },
      { code: 'decidedAt', label: 'Decided at, in UTC' },
    ],
  },
]

const receipts: readonly Column[] = [
  { code: 'personId', label: 'The account’s id' },
  { code: 'acknowledgedAt', label: 'When, in UTC' },
]

const reviewParts: readonly Column[] = [
  {
    code: 'opinions',
    label: 'The scrutineer’s opinion on each establishment',
    parts: [
      establishmentColumn,
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
  ...publicParts,
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

export const reviewAbout: About = {
  keeping: {
    keeping: 'kept',
    why: 'the public record of the scrutiny, without children’s or staff’s pseudonyms',
    tables: [
      'review',
      'review_commentary',
      'review_opinion',
      'review_gap',
      'review_public_text',
      'review_number_decision',
      'review_receipt',
      'review_earlier_version',
      'issued_document',
      'issued_file',
    ],
  },
  names: { child: null, staff: null },
  columns: [
    yearColumn,
    { code: 'state', label: 'State', codes: reviewStates },
    { code: 'signedBy', label: 'Signed by, the account’s id' },
    { code: 'signedAt', label: 'Signed at, in UTC' },
    { code: 'releasedBy', label: 'Released by, the account’s id' },
    { code: 'releasedAt', label: 'Released at, in UTC' },
    ...reviewParts,
    ...stampColumns,
  ],
  events: {
    label: 'Review',
    seenBy: ['business-manager'],
    others: [{ value: 'review-history', label: 'History of a review', seenBy: ['business-manager'] }],
  },
}
