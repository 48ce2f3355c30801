import { instant, plural } from '../../reports/wording.ts'

/** A name that was masked is no version: every version has it masked since. */
export interface Masking {
  at: string
  who: string
  answers: number
}

/** What a record’s history says of it. */
export const maskingWords = ({ at, who, answers }: Masking) =>
  `A name was masked in ${plural(answers, 'answer')} on ${instant(at)}, confirmed by ${who}.`
