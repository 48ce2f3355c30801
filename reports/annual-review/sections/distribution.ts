import type { Section } from '../../report.ts'
import { list, paragraph } from '../blocks.ts'
import type { ReviewFacts } from '../facts.ts'

/** Annex D: who receives the review. The recipients are a setting (DOMAIN.md 4.2). */
export function distributionSection({ settings: { recipients } }: ReviewFacts): Section {
  return {
    id: 'distribution',
    number: 'Annex D',
    title: 'Distribution',
    startsPage: false,
    blocks:
      recipients.length === 0
        ? [paragraph('No recipients have been set.')]
        : [paragraph('When it is released, this review goes to:'), list(recipients)],
  }
}
