import { yesNo } from '../fields/vocabulary.ts'
import { numberDecisions } from '../reviews/vocabulary.ts'
import type { Told } from './vocabulary.ts'

const part: Told = {
  code: 'part',
  label: 'Which part',
  question: 'A section, or the opinion on an establishment: “opinion-” and its id',
}

/** What a review holds that is written for the public, and what was confirmed and decided before it was signed. */
export const publicReviewParts: readonly Told[] = [
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
