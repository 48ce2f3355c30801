import type { Edition, Report } from '../report.ts'
import { listOf, longDate, number } from '../wording.ts'
import type { ReviewFacts } from './facts.ts'

/** The lines under the title. */
export function coverLines(facts: ReviewFacts): Report['cover'] {
  return [
    { label: 'Establishments', text: listOf(facts.establishments.map(({ name }) => name)) || 'None' },
    { label: 'Standing', text: standingOf(facts) },
    { label: 'Version', text: number(facts.version) },
    { label: 'Data to', text: longDate(facts.dataTo) },
  ]
}

function standingOf({ signed }: ReviewFacts): string {
  return signed ? `Signed by ${signed.by} on ${longDate(signed.on)}` : 'Draft, not yet signed'
}

interface EditionWords {
  label: string
  marking: string
  statement: string
}

/** What each edition is called, how it is marked, and what it is and for whom. */
export const editionWords: Record<Edition, EditionWords> = {
  partners: {
    label: 'Partners’ edition',
    marking: 'OFFICIAL-SENSITIVE',
    statement:
      'The independent scrutineer’s yearly review of how children held in Medway’s secure establishments were kept safe and how ' +
      'force was used on them. This edition is for the safeguarding partners and the bodies listed at its end. It holds small ' +
      'numbers that could point to a child: do not publish it or pass it on.',
  },
  public: {
    label: 'Public edition',
    marking: 'OFFICIAL',
    statement:
      'The independent scrutineer’s yearly review of how children held in Medway’s secure establishments were kept safe and how ' +
      'force was used on them. So that no child can be recognised, this edition gives one yearly total for each establishment ' +
      'and no smaller numbers.',
  },
  'young-people': {
    label: 'Young people’s edition',
    marking: 'OFFICIAL',
    statement:
      'For children and young people: what someone from outside found out about how you are kept safe.',
  },
  committee: {
    label: 'Committee edition',
    marking: 'OFFICIAL',
    statement:
      'One page for members: what the independent scrutineer found this year in Medway’s secure establishments for children.',
  },
}
