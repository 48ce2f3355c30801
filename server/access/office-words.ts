import { labelOf } from '../fields/vocabulary.ts'
import { organisations, type Organisation } from '../qa-meetings/vocabulary.ts'
import { roles, type Role } from './vocabulary.ts'

/** An office in the middle of a sentence, without its article: 'head of safeguarding of Ash House', 'LADO'. */
export function officeWords({ role, house }: { role: Role; house?: string }): string {
  const label = labelOf(roles, role)
  const words = role === 'lado' ? label : label.charAt(0).toLowerCase() + label.slice(1)
  return house === undefined ? words : `${words} of ${house}`
}

/** 'partners from Police' */
export const partnerWords = (organisation: Organisation): string =>
  `partners from ${labelOf(organisations, organisation)}`
