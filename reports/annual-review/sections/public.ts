import { commentarySections, opinionPart } from '../../../server/reviews/vocabulary.ts'
import type { PublicPart } from '../../../server/reviews/vocabulary.ts'
import { paragraphsOf } from '../../paragraphs.ts'
import type { Block, OpinionBlock, Section } from '../../report.ts'
import { plural } from '../../wording.ts'
import { heading, paragraph } from '../blocks.ts'
import type { ReviewFacts } from '../facts.ts'
import { sentencesOf } from '../public-numbers.ts'
import { publicTotals } from '../public-totals.ts'
import type { Year } from '../year.ts'
import { definitionsUsedIn } from './definitions.ts'
import { opinionBlocks, opinionSection } from './opinion.ts'
import { publicSeriesBlocks } from './restraint/trend.ts'

/**
 * The public edition: words written for the public, series that are published already, and one yearly total for each
 * establishment. It takes nothing else from the records and no word written for the partners, so that no child can be
 * worked out from it (DOMAIN.md 5.5).
 */
export function publicSections(year: Year): Section[] {
  const sections: Section[] = [
    { ...opinionSection(year.facts), blocks: [paragraph(intention), ...publicOpinions(year.facts)] },
    {
      id: 'summary',
      number: '2',
      title: 'The year in one number for each establishment',
      startsPage: false,
      blocks: [
        ...yearlyTotalBlocks(year, [
          ...opinionParts(year.facts),
          ...commentarySections.map(({ value }) => value),
        ]),
        paragraph(publishedAnyway),
      ],
    },
    {
      id: 'commentary',
      number: '3',
      title: 'What the scrutineer found',
      startsPage: false,
      blocks: publicCommentaries(year.facts),
    },
    {
      id: 'published',
      number: '4',
      title: 'Figures published before',
      startsPage: false,
      blocks: publicSeriesBlocks(year),
    },
  ]
  return [...sections, ...definitionsUsedIn(sections)]
}

const intention =
  'For each establishment the scrutineer answers the same question: yes, partly or no, and why.'

/** @param printed the texts for the public that the document prints */
export const yearlyTotalBlocks = (year: Year, printed: readonly PublicPart[]): Block[] => [
  publicTotals(year, {
    caption: `Incidents in which force was used, by establishment, ${year.period.words}`,
    header: 'Incidents in the year',
    unit:
      'Unit of count: incidents in which force was used, each once, however many children it involved. Guiding holds alone and ' +
      'handcuffs alone are left out.',
  }),
  paragraph(
    `${onlyNumbers(keptSentences(year.facts, printed))} Smaller numbers could point to a child, so they are not given.`,
  ),
]

const publishedAnyway =
  'Figures that others have published already are printed as they published them, small ones too. They stand in a chapter of their own.'

/** Whose document this is: a reader who never heard of scrutiny needs it before anything else. */
const remit =
  'An independent scrutineer is somebody from outside the establishments, appointed by the council, the police and the health ' +
  'service together to look at how children held there are kept safe and how force is used on them. The scrutineer visits, ' +
  'listens to children, reads the records that staff make each time they use force, and says openly what is good and what is not.'

const onlyNumbers = (kept: number): string =>
  kept === 0
    ? 'These are the only numbers from the records in this document.'
    : `These are the only numbers counted from the records in this document. Beside them, ${plural(kept, 'sentence')} written for the public ${kept === 1 ? 'holds' : 'hold'} a number that the scrutineer decided to keep.`

const keptSentences = (
  { publicTexts, numberDecisions }: ReviewFacts,
  printed: readonly PublicPart[],
): number =>
  numberDecisions.filter(
    ({ part, sentence, decision }) =>
      decision === 'kept' &&
      printed.includes(part) &&
      publicTexts.some((text) => text.part === part && sentencesOf(text.words).includes(sentence)),
  ).length

/** The opinions' texts, which every public document prints. */
export const opinionParts = ({ establishments }: ReviewFacts): PublicPart[] =>
  establishments.map(({ id }) => opinionPart(id))

/** The opinion on each establishment with its reason as written for the public, never the partners' one. */
export const publicOpinions = (facts: ReviewFacts): OpinionBlock[] =>
  facts.establishments.flatMap(({ id }, place) => {
    const opinion = opinionBlocks(facts)[place]
    return opinion === undefined ? [] : [{ ...opinion, reason: wordsFor(facts, opinionPart(id)) ?? noReason }]
  })

const noReason = 'No reason was given for the public.'

const wordsFor = ({ publicTexts }: ReviewFacts, part: PublicPart): string | undefined =>
  publicTexts.find((text) => text.part === part)?.words

function publicCommentaries(facts: ReviewFacts): Block[] {
  const blocks = commentarySections.flatMap(({ value, label }): Block[] => {
    const before = value === 'method' ? [paragraph(remit)] : []
    const written = commentary(wordsFor(facts, value))
    return before.length + written.length === 0 ? [] : [heading(label), ...before, ...written]
  })
  const isNothingWritten = commentarySections.every(({ value }) => wordsFor(facts, value) === undefined)
  return isNothingWritten ? [...blocks, paragraph('No text was written for the public.')] : blocks
}

const commentary = (words: string | undefined): Block[] =>
  words === undefined
    ? []
    : [{ type: 'commentary', by: 'Scrutineer, for the public', paragraphs: paragraphsOf(words) }]
