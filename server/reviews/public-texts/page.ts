import { instant } from '../../../reports/wording.ts'
import type { Problem, Typed } from '../../fields/field.ts'
import { formOf, viewForm, type Form } from '../../fields/form.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { paths } from '../../paths.ts'
import { errorLinks } from '../../records/page.ts'
import type { RecordCard, RecordFormPage } from '../../records/page-types.ts'
import { reviewTitle } from '../page.ts'
import type { Review, ReviewContent } from '../queries.ts'
import { commentarySections, type PublicPart } from '../vocabulary.ts'
import type { ToDecide } from './counted.ts'
import { nameName, numberName, readingName } from './form.ts'

type Text = ReviewContent['publicTexts'][number]

interface Shown {
  form: Form<Record<string, string>>
  typed: Typed
  problems: readonly Problem[]
  establishments: Vocabulary
  csrf: string
  key: string
}

/** 'Use of restraint', 'Opinion on Ash House' */
export function partLabel(part: PublicPart, establishments: Vocabulary): string {
  const section = commentarySections.find(({ value }) => value === part)
  return section?.label ?? `Opinion on ${labelOf(establishments, part.replace(/^opinion-/, ''))}`
}

/** Each text that somebody else wrote, with the one question that its reader answers. */
export const readingPage = (review: Review, texts: readonly Text[], shown: Shown): RecordFormPage => ({
  ...formPage(review, shown, 'public-texts'),
  heading: 'Read what is written for the public',
  intro:
    texts.length === 0
      ? ['There is no text for the public that somebody else wrote.']
      : [
          'Every reader of the public editions sees these texts. Somebody other than the author reads each one before the review is signed.',
          'A text that is changed after you read it must be read again.',
        ],
  sections: texts.map(({ part, words }) => ({
    legend: partLabel(part, shown.establishments),
    hint: words,
    fields: viewForm(formOf(shown.form, [readingName(part)]), shown.typed, shown.problems),
  })),
  ...(texts.length === 0 ? {} : { submit: 'Save your answers' }),
})

/** Each sentence for the public with a number that stands in no public table, and each that seems to name somebody. */
export const numbersPage = (review: Review, toDecide: ToDecide, shown: Shown): RecordFormPage => ({
  ...formPage(review, shown, 'public-numbers'),
  heading: 'Numbers and names in what is written for the public',
  intro: numbersIntro(toDecide),
  sections: partsOf(toDecide).map(({ part, controls }) => ({
    legend: partLabel(part, shown.establishments),
    fields: viewForm(formOf(shown.form, controls), shown.typed, shown.problems),
  })),
  ...(partsOf(toDecide).length === 0 ? {} : { submit: 'Save your decisions' }),
})

const numbersIntro = ({ sentences, named }: ToDecide): string[] => [
  ...(sentences.length === 0
    ? ['Every number in the texts for the public stands in a public table, or there is none.']
    : [
        'Some sentences below hold a number, or a word for a number, that stands in no public table. Small numbers can point to a child.',
      ]),
  ...(named.length === 0
    ? ['No pseudonym of the records, and nothing that looks like a name, is left to decide on.']
    : [
        'Some sentences name somebody, or seem to. A pseudonym must be taken out: a reader may know whose it is. So must a name, a date of birth or a number of one person.',
      ]),
  ...(sentences.length + named.length === 0
    ? []
    : ['Decide on each before you sign. To change a sentence, write the text again.']),
]

function partsOf({ sentences, named }: ToDecide): { part: PublicPart; controls: string[] }[] {
  const all = [
    ...sentences.map(({ part }, place) => ({ part, control: numberName(place) })),
    ...named.map((each) => ({ part: each.part, control: nameName(each) })),
  ]
  return [...Map.groupBy(all, ({ part }) => part)].map(([part, each]) => ({
    part,
    controls: each.map(({ control }) => control),
  }))
}

const formPage = (
  review: Review,
  { problems, csrf, key }: Shown,
  part: 'public-texts' | 'public-numbers',
): Omit<RecordFormPage, 'heading' | 'sections' | 'submit'> => ({
  caption: reviewTitle(review.year),
  errors: errorLinks(problems),
  hidden: [
    { name: 'key', value: key },
    { name: 'version', value: String(review.version) },
  ],
  action: paths.reviewPart(review.year, part),
  cancel: { text: 'Back to the review', href: paths.review(review.year) },
  csrf,
})

interface About {
  establishments: Vocabulary
  names: ReadonlyMap<string, string>
}

/** What is written for the public, by whom, and whether somebody else has read it. */
export function publicTextsCard(
  review: Review,
  content: ReviewContent,
  { establishments, names }: About,
): RecordCard {
  const parts: PublicPart[] = [
    ...establishments.map(({ value }): PublicPart => `opinion-${value}`),
    ...commentarySections.map(({ value }) => value),
  ]
  return {
    title: 'For the public',
    rows: parts.map((part) => ({
      key: partLabel(part, establishments),
      value: stateOf(
        content.publicTexts.find((text) => text.part === part),
        names,
      ),
    })),
    ...(review.state === 'draft'
      ? { changeHref: paths.reviewPart(review.year, 'public-texts'), changeText: 'Read them' }
      : {}),
  }
}

function stateOf(text: Text | undefined, names: ReadonlyMap<string, string>): string[] {
  if (text === undefined) return ['Nothing is written: the public editions say so']
  const by = (id: string | null) => names.get(id ?? '') ?? 'somebody'
  const written = `Written by ${by(text.writtenBy)} on ${instant(text.writtenAt)}`
  if (text.readAt === null) return [written, 'Not yet read by somebody else']
  const answer = text.recognisable === 'no' ? 'nobody can be recognised' : 'a child could be recognised'
  return [written, `Read by ${by(text.readBy)} on ${instant(text.readAt)}: ${answer}`]
}
