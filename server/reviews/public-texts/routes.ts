import type { Typed } from '../../fields/field.ts'
import type { Form } from '../../fields/form.ts'
import { Conflict } from '../../http/errors.ts'
import { newFormKey } from '../../http/read.ts'
import { get, page, post } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import type { RecordFormPage } from '../../records/page-types.ts'
import { answerForm } from '../../records/small-forms.ts'
import { crumbsTo } from '../crumbs.ts'
import { findReview, numberDecisionsOn, publicTextsOn, type Review } from '../queries.ts'
import { seenIn } from '../seen.ts'
import { establishmentsIn, yearOf } from '../year.ts'
import { decideNumbers, readPublicTexts } from './actions.ts'
import { publicTextsToDecide } from './counted.ts'
import {
  decisionsIn,
  noNamesIn,
  numberName,
  numbersForm,
  readingForm,
  readingName,
  readingsIn,
} from './form.ts'
import { numbersPage, readingPage } from './page.ts'

/** What is checked of the texts for the public before a review is signed: its numbers, and whom it lets a reader recognise. */
export const publicTextRoutes = (): Route[] => [
  get('/reviews/:year/public-texts', 'read texts for the public', showReading),
  post('/reviews/:year/public-texts', 'read texts for the public', saveReading, { reads: 'a form' }),
  get('/reviews/:year/public-numbers', 'sign reviews', showNumbers),
  post('/reviews/:year/public-numbers', 'sign reviews', saveNumbers, { reads: 'a form' }),
]

async function draftIn(ask: SignedInAsk): Promise<Review> {
  const review = await findReview(ask.db, ask.person, yearOf(ask.params))
  if (review.state !== 'draft')
    throw new Conflict('This review is signed. A signed review can no longer be changed.')
  return review
}

interface Shown extends Back {
  typed: Typed
}

async function othersTexts(ask: SignedInAsk) {
  const review = await draftIn(ask)
  const texts = (await publicTextsOn(ask.db, review.id)).filter(
    ({ writtenBy }) => writtenBy !== ask.person.id,
  )
  return { review, texts, form: readingForm(texts.map(({ part }) => part)) }
}

async function showReading(ask: SignedInAsk): Promise<Answer> {
  const parts = await othersTexts(ask)
  const typed = Object.fromEntries(
    parts.texts.map(({ part, recognisable }) => [readingName(part), recognisable ?? '']),
  )
  return readingAnswer(ask, parts, { typed, problems: [], as: page })
}

async function readingAnswer(
  ask: SignedInAsk,
  { review, texts, form }: Awaited<ReturnType<typeof othersTexts>>,
  shown: Shown,
): Promise<Answer> {
  const around = await aroundOf(ask, review, form, shown)
  return answerWith(readingPage(review, texts, around), review, shown, 'review-public-texts')
}

const aroundOf = async (
  { db, csrf }: SignedInAsk,
  { year }: Review,
  form: Form<Record<string, string>>,
  shown: Shown,
) => ({ ...shown, form, csrf, key: newFormKey(), establishments: await establishmentsIn(db, year) })

function answerWith(content: RecordFormPage, { year }: Review, { as }: Shown, name: string): Answer {
  const wording = { title: content.heading, name, breadcrumbs: crumbsTo(year, content.heading) }
  return as('records/form', content, wording)
}

async function saveReading(ask: SignedInAsk): Promise<Answer> {
  const parts = await othersTexts(ask)
  const { review, texts, form } = parts
  const seen = seenIn(ask, form)
  return answerForm(ask, form, {
    again: (back) => readingAnswer(ask, parts, { typed: ask.typed, ...back }),
    save: async (answers) => {
      const readings = readingsIn(
        texts.map(({ part }) => part),
        answers,
      )
      await readPublicTexts(ask.db, ask.act, { year: review.year, seen, readings })
      return paths.review(review.year)
    },
  })
}

async function numbersFor(ask: SignedInAsk) {
  const review = await draftIn(ask)
  const { count, demonstration } = ask.parts
  const toDecide = await count(publicTextsToDecide, { year: review.year, now: ask.now, demonstration })
  return { review, toDecide, form: numbersForm(toDecide) }
}

async function showNumbers(ask: SignedInAsk): Promise<Answer> {
  const parts = await numbersFor(ask)
  const decided = await numberDecisionsOn(ask.db, parts.review.id)
  const typed = Object.fromEntries(
    parts.toDecide.sentences.map(({ part, sentence }, place) => [
      numberName(place),
      decided.find((each) => each.part === part && each.sentence === sentence)?.decision ?? '',
    ]),
  )
  return numbersAnswer(ask, parts, { typed, problems: [], as: page })
}

async function numbersAnswer(
  ask: SignedInAsk,
  { review, toDecide, form }: Awaited<ReturnType<typeof numbersFor>>,
  shown: Shown,
): Promise<Answer> {
  const around = await aroundOf(ask, review, form, shown)
  return answerWith(numbersPage(review, toDecide, around), review, shown, 'review-public-numbers')
}

async function saveNumbers(ask: SignedInAsk): Promise<Answer> {
  const parts = await numbersFor(ask)
  const { review, toDecide, form } = parts
  const seen = seenIn(ask, form)
  return answerForm(ask, form, {
    again: (back) => numbersAnswer(ask, parts, { typed: ask.typed, ...back }),
    save: async (answers) => {
      const decisions = decisionsIn(toDecide.sentences, answers)
      const noNames = noNamesIn(toDecide.named, answers)
      await decideNumbers(ask.db, ask.act, { year: review.year, seen, decisions, noNames })
      return paths.review(review.year)
    },
  })
}
