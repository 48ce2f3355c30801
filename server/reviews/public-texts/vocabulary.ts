import type { YesNo } from '../../fields/vocabulary.ts'
import type { NumberDecision, PublicPart } from '../vocabulary.ts'

export interface PublicText {
  part: PublicPart
  /** Empty where nothing is said to the public. */
  words: string
}

export interface Reading {
  part: PublicPart
  /** Could a reader who knows one child recognise them? */
  recognisable: YesNo
}

export interface Decided {
  part: PublicPart
  sentence: string
  decision: NumberDecision
}
