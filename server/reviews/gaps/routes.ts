import { formOf, typeForm, viewForm } from '../../fields/form.ts'
import type { Problem, Typed } from '../../fields/field.ts'
import { labelOf, type Vocabulary } from '../../fields/vocabulary.ts'
import { Conflict } from '../../http/errors.ts'
import { newFormKey } from '../../http/read.ts'
import { get, page, post } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import { errorLinks } from '../../records/page.ts'
import type { RecordFormPage } from '../../records/page-types.ts'
import { answerForm } from '../../records/small-forms.ts'
import { crumbsTo } from '../crumbs.ts'
import { reviewTitle } from '../page.ts'
import { findReview, gapsOn, type Review } from '../queries.ts'
import { seenIn } from '../seen.ts'
import { establishmentsIn, yearOf } from '../year.ts'
import { confirmGaps } from './actions.ts'
import { openGaps } from './counted.ts'
import { commonName, gapName, gapsForm, gapsIn, type OpenGap } from './form.ts'

/** The months of a review for which no records were received, each confirmed in words that the review prints. */
export const gapRoutes = (): Route[] => [
  get('/reviews/:year/gaps', 'sign reviews', showGaps),
  post('/reviews/:year/gaps', 'sign reviews', saveGaps, { reads: 'a form' }),
]

async function partsFor(ask: SignedInAsk) {
  const review = await findReview(ask.db, ask.person, yearOf(ask.params))
  if (review.state !== 'draft')
    throw new Conflict('This review is signed. A signed review can no longer be changed.')
  const { count, demonstration } = ask.parts
  const gaps = await count(openGaps, { year: review.year, now: ask.now, demonstration })
  const establishments = await establishmentsIn(ask.db, review.year)
  return { review, gaps, establishments, form: gapsForm(gaps, establishments) }
}

async function showGaps(ask: SignedInAsk): Promise<Answer> {
  const parts = await partsFor(ask)
  const confirmed = await gapsOn(ask.db, parts.review.id)
  const values = Object.fromEntries([
    ...Object.keys(parts.form.fields).map((name) => [name, '']),
    ...confirmed.map((gap) => [gapName(gap), gap.words]),
  ]) as Record<string, string>
  return gapsAnswer(ask, parts, typeForm(parts.form, values))
}

function gapsAnswer(
  ask: SignedInAsk,
  { review, gaps, establishments, form }: Awaited<ReturnType<typeof partsFor>>,
  typed: Typed,
  { problems, as }: Back = { problems: [], as: page },
): Answer {
  const legends = sectionsOf(gaps, establishments)
  const sections = legends.map(({ legend, names }) => ({
    legend,
    fields: viewForm(formOf(form, names), typed, problems),
  }))
  const content = gapsPage(review, { sections, problems, csrf: ask.csrf })
  return as('records/form', content, {
    title: content.heading,
    name: 'review-gaps',
    breadcrumbs: crumbsTo(review.year, 'Months without records'),
  })
}

const sectionsOf = (gaps: readonly OpenGap[], establishments: Vocabulary) =>
  [...Map.groupBy(gaps, ({ establishmentId }) => establishmentId)].map(([id, own]) => ({
    legend: labelOf(establishments, id),
    names: [commonName(id), ...own.map(gapName)],
  }))

interface Shown {
  sections: RecordFormPage['sections']
  problems: readonly Problem[]
  csrf: string
}

const gapsPage = (review: Review, { sections, problems, csrf }: Shown): RecordFormPage => ({
  heading: 'Months without records',
  caption: reviewTitle(review.year),
  errors: errorLinks(problems),
  intro:
    sections.length === 0
      ? ['Records or a signed nil return were received for every month in which an establishment was open.']
      : [
          'For these months there is neither an incident nor a signed nil return. The review says “no records received” and works out no rate and no change.',
          'Find out why, and confirm each month in words. The partners’ edition prints them beside the totals.',
        ],
  sections,
  hidden: [
    { name: 'key', value: newFormKey() },
    { name: 'version', value: String(review.version) },
  ],
  action: paths.reviewPart(review.year, 'gaps'),
  submit: 'Confirm these months',
  cancel: { text: 'Back to the review', href: paths.review(review.year) },
  csrf,
})

async function saveGaps(ask: SignedInAsk): Promise<Answer> {
  const parts = await partsFor(ask)
  const { review, gaps, form } = parts
  const seen = seenIn(ask, form)
  return answerForm(ask, form, {
    again: (back) => gapsAnswer(ask, parts, ask.typed, back),
    save: async (words) => {
      await confirmGaps(ask.db, ask.act, { year: review.year, seen, gaps: gapsIn(gaps, words) })
      return paths.review(review.year)
    },
  })
}
