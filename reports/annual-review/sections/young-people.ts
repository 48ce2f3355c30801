import type { Block, Section } from '../../report.ts'
import { heading, paragraph } from '../blocks.ts'
import { publicTotals } from '../public-totals.ts'
import type { Year } from '../year.ts'
import { publicOpinions } from './public.ts'

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

const howOften = (year: Year): Block[] =>
  year.establishments.length === 0
    ? []
    : [
        heading('How often force was used'),
        publicTotals(year, {
          caption: `How many times it was written down in ${year.period.words} that force was used`,
          header: 'Times',
          unit: 'Guiding a child by the arm, and handcuffs alone, are not counted here.',
        }),
      ]

const whatTheScrutineerThinks = ({ facts }: Year): Block[] => [
  heading('What the scrutineer thinks'),
  ...publicOpinions(facts).map((opinion) => ({ ...opinion, question: 'Are children kept safe here?' })),
]
