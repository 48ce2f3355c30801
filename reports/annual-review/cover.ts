import { reviewYear } from '../period.ts'
import type { Edition, Report } from '../report.ts'
import { listOf, longDate, number } from '../wording.ts'
import type { ReviewFacts } from './facts.ts'

/** The lines under the title. */
export function coverLines(facts: ReviewFacts): Report['cover'] {
  return [
    { label: 'Establishments', text: listOf(facts.establishments.map(({ name }) => name)) || 'None' },
    { label: 'Standing', text: standingOf(facts) },
    { label: 'Version', text: versionWords(facts) },
    { label: 'Data to', text: longDate(facts.dataTo) },
  ]
}

/**
 * '1' · '2, replaces version 1 of 14 May 2019: the population of May was wrong' · '2. Version 1 was never released'. Whoever
 * holds an earlier version can tell from it whether theirs is replaced; no full stop at the end.
 */
export function versionWords({
  version,
  replaces,
  unreleased = [],
}: Pick<ReviewFacts, 'version' | 'replaces' | 'unreleased'>): string {
  const replacing =
    replaces === undefined
      ? ''
      : `, replaces version ${replaces.version} of ${longDate(replaces.signedOn)}: ${withoutStop(replaces.reason)}`
  const many = unreleased.length > 1
  const never =
    unreleased.length === 0
      ? ''
      : `. ${many ? 'Versions' : 'Version'} ${listOf(unreleased.map(number))} ${many ? 'were' : 'was'} never released`
  return `${number(version)}${replacing}${never}`
}

const withoutStop = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/\.$/, '')

function standingOf({ signed, year, dataTo }: ReviewFacts): string {
  if (signed) return `Signed by ${signed.by} on ${longDate(signed.on)}`
  const unfinished = dataTo < reviewYear(year).endsOn ? '. The year is not over' : ''
  return `Draft, not yet signed${unfinished}`
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
      'force was used on them. So that no child can be recognised, its tables give nothing from the records but a yearly total for each ' +
      'establishment. Figures that others have published stand with their source.',
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
