import { buildAnnualReview } from '../../../reports/annual-review/build.ts'
import { figuresOf, numberSentences } from '../../../reports/annual-review/public-numbers.ts'
import type { NumberSentence } from '../../../reports/annual-review/public-numbers.ts'
import type { Counting } from '../../counting/counting.ts'
import { loadReviewFacts, type Wanted } from '../load-facts.ts'
import { namedIn } from './named-queries.ts'
import type { Named } from './named.ts'

export interface ToDecide {
  /** With a number that is in no public table, those decided on included. */
  sentences: NumberSentence[]
  /** Who is named, or seems to be; what was accepted as no name is left out. */
  named: Named[]
}

/** What the scrutineer decides on in the texts for the public. */
export const publicTextsToDecide: Counting<Wanted, ToDecide> = {
  name: 'numbers and names for the public',
  count: async (db, wanted) => {
    const facts = await loadReviewFacts(db, wanted)
    return {
      sentences: numberSentences(facts.publicTexts, figuresOf(buildAnnualReview(facts, 'public'))),
      named: await namedIn(db, facts.publicTexts, wanted.now),
    }
  },
}
