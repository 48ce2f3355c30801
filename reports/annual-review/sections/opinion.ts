import { labelOf } from '../../../server/fields/vocabulary.ts'
import { opinions } from '../../../server/visits/vocabulary.ts'
import type { OpinionBlock, Section } from '../../report.ts'
import { paragraph } from '../blocks.ts'
import type { EstablishmentFacts, ReviewFacts } from '../facts.ts'

/** Chapter 1: the scrutineer's answer for each establishment to the question of DOMAIN.md 3.1. */
export function opinionSection(facts: ReviewFacts): Section {
  return {
    id: 'opinion',
    number: '1',
    title: 'The scrutineer’s overall opinion',
    startsPage: true,
    blocks: [paragraph(intention(facts.establishments.length)), ...opinionBlocks(facts)],
  }
}

const intention = (count: number): string =>
  count === 0
    ? 'No establishment for children was recorded in this year.'
    : 'For each establishment the scrutineer answers one question: yes, partly or no, and why.'

export const opinionBlocks = (facts: ReviewFacts): OpinionBlock[] =>
  facts.establishments.map((establishment) => opinionOn(facts, establishment))

function opinionOn(facts: ReviewFacts, { id, name }: EstablishmentFacts): OpinionBlock {
  const opinion = facts.opinions.find(({ establishmentId }) => establishmentId === id)
  return {
    type: 'opinion',
    establishment: name,
    question: 'Are children effectively safeguarded?',
    word: opinion ? labelOf(opinions, opinion.safeguarded) : 'No opinion yet',
    reason: opinion?.reason ?? `The scrutineer has not yet written an opinion on ${name}.`,
  }
}
