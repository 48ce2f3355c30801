import type { Section } from '../../report.ts'
import { heading, paragraph } from '../blocks.ts'
import type { Year } from '../year.ts'
import { opinionParts, publicOpinions, yearlyTotalBlocks } from './public.ts'

/** One page for members, under the public edition's rule: opinions, and one yearly total for each establishment. */
export function committeeSections(year: Year): Section[] {
  return [
    {
      id: 'committee',
      number: '',
      title: 'For members: the year in brief',
      startsPage: true,
      blocks: [
        paragraph(
          'An independent scrutineer, appointed by the safeguarding partners, looks at how children are kept safe in the secure ' +
            'establishments in Medway and at how force is used on them. For each establishment the scrutineer answers the same question.',
        ),
        ...publicOpinions(year.facts),
        heading('How often force was used'),
        ...yearlyTotalBlocks(year, opinionParts(year.facts)),
        paragraph(
          'The public edition of the review says what the scrutineer found, and how the words are meant.',
        ),
      ],
    },
  ]
}
