import type { Block, Section } from '../../report.ts'
import { plural } from '../../wording.ts'
import { heading, list, paragraph } from '../blocks.ts'
import type { Year } from '../year.ts'

import { opinionBlocks } from './opinion.ts'

/** One page in plain words for children, under the public edition's rule: one yearly total for each establishment. */
export function youngPeopleSections(year: Year): Section[] {
  return [
    {
      id: 'young-people',
      number: '',
      title: 'Checking that you are safe',
      startsPage: true,
      blocks: [...whatScrutinyIs, ...howOften(year), ...whatTheScrutineerThinks(year)],
    },
  ]
}

const whatScrutinyIs: Block[] = [
  heading('What scrutiny is'),
  paragraph(
    'The scrutineer is someone from outside who does not work for the place where you live. The scrutineer visits, listens to ' +
      'children and looks at the records. Staff must write it down each time they use force on a child.',
  ),
  paragraph(
    'You can ask to speak to the scrutineer on a visit. You can always talk to an advocate, who is on your side.',
  ),
]

function howOften({ establishments, period }: Year): Block[] {
  if (establishments.length === 0) return []
  return [
    heading('How often force was used'),
    paragraph(`This is how many times it was written down in ${period.words}:`),
    list(establishments.map(({ name, incidents }) => `${name}: ${plural(incidents.length, 'time')}`)),
  ]
}

const whatTheScrutineerThinks = ({ facts }: Year): Block[] => [
  heading('What the scrutineer thinks'),
  ...opinionBlocks(facts).map((opinion) => ({ ...opinion, question: 'Are children kept safe here?' })),
]
