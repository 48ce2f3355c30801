import type { Block, Section } from '../../report.ts'
import { heading, paragraph } from '../blocks.ts'
import { longDate } from '../../wording.ts'
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
      blocks: [
        ...whoTheScrutineerIs,
        ...howOften(year),
        ...whatTheScrutineerThinks(year),
        ...whoYouCanTalkTo,
      ],
    },
  ]
}

const whoTheScrutineerIs: Block[] = [
  heading('Who the scrutineer is'),
  paragraph(
    'The scrutineer is someone from outside who does not work for the place where you live. The scrutineer visits, listens to ' +
      'children and looks at the records. Staff must write it down each time they use force on a child.',
  ),
]

/** No number of an office: this system holds none for children. Childline's is public and the same everywhere. */
const whoYouCanTalkTo: Block[] = [
  heading('Who you can talk to'),
  paragraph(
    'You can ask to speak to the scrutineer on a visit. You can always talk to an advocate, who is on your side. Ask any member ' +
      'of staff how to reach one.',
  ),
  paragraph('You can ring Childline on 0800 1111. It is free, and you can talk about anything.'),
  paragraph(
    'The council has a person whose job is to look into it when somebody says that staff hurt a child. This person is called the LADO.',
  ),
]

const howOften = (year: Year): Block[] =>
  year.establishments.length === 0
    ? []
    : [
        heading(`How many times staff used force in ${year.isOver ? 'one year' : 'the year so far'}`),
        publicTotals(year, {
          caption: `How many times staff used force in ${year.period.words}, as they wrote it down`,
          header: 'Times',
          unit: 'Guiding a child by the arm, and handcuffs alone, are not counted here.',
          source: `Counted from what staff wrote down, as it was known on ${longDate(year.facts.dataTo)}.`,
        }),
      ]

const whatTheScrutineerThinks = ({ facts }: Year): Block[] => [
  heading('What the scrutineer thinks'),
  ...publicOpinions(facts).map((opinion) => ({
    ...opinion,
    question: `Are children kept safe at ${opinion.establishment}?`,
  })),
]
