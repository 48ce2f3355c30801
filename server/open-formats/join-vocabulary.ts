import { yesNo } from '../fields/vocabulary.ts'
import type { Told } from './vocabulary.ts'

/** What is stored of two children whose pseudonyms read the same, beside the pseudonyms and where they stand. */
export const joinParts: readonly Told[] = [
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
]
