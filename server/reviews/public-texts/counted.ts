import { buildAnnualReview } from '../../../reports/annual-review/build.ts'
import { figuresOf, numberSentences } from '../../../reports/annual-review/public-numbers.ts'
import type { NumberSentence } from '../../../reports/annual-review/public-numbers.ts'
import type { Counting } from '../../counting/counting.ts'
import { loadReviewFacts, type Wanted } from '../load-facts.ts'

/** The sentences for the public with a number that is in no public table, those decided on included. */
export const sentencesToDecide: Counting<Wanted, NumberSentence[]> = {
  name: 'numbers for the public',
  count: async (db, wanted) => {
    const facts = await loadReviewFacts(db, wanted)
    return numberSentences(facts.publicTexts, figuresOf(buildAnnualReview(facts, 'public')))
  },
}
