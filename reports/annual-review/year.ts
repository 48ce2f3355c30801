import { reviewYear } from '../period.ts'
import type { ReviewYear } from '../period.ts'
import { asOf } from '../statistics/days-open.ts'
import { allTogether } from './all-together.ts'
import { establishmentYear } from './establishment-year.ts'
import type { LadoContactFact, LastYearFacts, ReviewFacts } from './facts.ts'
import { inOrder } from './in-order.ts'
import type { EstablishmentYear, Scope, Span } from './scope.ts'
import { wordsTo } from './unfinished.ts'

export type { EstablishmentYear, Scope } from './scope.ts'

/** The year's facts as the chapters use them: in one fixed order, by establishment and together. */
export interface Year {
  facts: ReviewFacts
  /** Its `words` say where the data stop, while the year is not over. */
  period: ReviewYear
  /** Whether the data run to the end of it. */
  isOver: boolean
  establishments: EstablishmentYear[]
  together: Scope
  /** Undefined where this system holds no year before. */
  last: { establishments: EstablishmentYear[]; together: Scope } | undefined
}

export function yearOf(unordered: ReviewFacts): Year {
  const facts = asKnown(inOrder(unordered))
  const { lastYear, dataTo } = facts
  const whole = reviewYear(facts.year)
  const period = { ...whole, words: wordsTo(whole, dataTo) }
  return {
    facts,
    period,
    isOver: dataTo >= period.endsOn,
    ...scopesOf(facts, { months: period.months, dataTo }),
    last: lastYear && scopesOf(lastYear, { months: reviewYear(facts.year - 1).months, dataTo }),
  }
}

/** The LADO's cases as they stood on the data date: an outcome after it is none yet (DOMAIN.md 5.4). */
function asKnown(facts: ReviewFacts): ReviewFacts {
  const ladoContacts = facts.ladoContacts.map((contact): LadoContactFact => {
    const known = asOf(contact, facts.dataTo)
    return known === contact ? contact : { ...known, outcome: 'open' }
  })
  return { ...facts, ladoContacts }
}

function scopesOf(facts: LastYearFacts, span: Span): Pick<Year, 'establishments' | 'together'> {
  const establishments = facts.establishments.map((each) => establishmentYear(facts, each, span))
  return { establishments, together: allTogether(establishments, span) }
}
