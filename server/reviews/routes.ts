import { reviewYear, reviewYearOf } from '../../reports/period.ts'
import { may } from '../access/permissions.ts'
import type { Vocabulary } from '../fields/vocabulary.ts'
import { newFormKey } from '../http/read.ts'
import { get, page, post } from '../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../http/route.ts'
import { maskingsOf } from '../names/queries.ts'
import { paths } from '../paths.ts'
import { recordLook, recordView } from '../records/look-queries.ts'
import { versionsOf } from '../records/queries.ts'
import { answerForm, formAnswer } from '../records/small-forms.ts'
import { beginReview } from './actions.ts'
import { crumbsTo } from './crumbs.ts'
import { beginForm } from './form.ts'
import { fileRoutes } from './file-routes.ts'
import { gapRoutes } from './gaps/routes.ts'
import { reviewHistoryPage } from './history-page.ts'
import { issueRoutes } from './issue-routes.ts'
import { missingFrom } from './counted.ts'
import { namesIn } from './names.ts'
import { overviewPage } from './overview-page.ts'
import { beginPage, reviewListPage, reviewTitle } from './page.ts'
import { findReview, listReviews, reviewContent, type Review, type ReviewContent } from './queries.ts'
import { changedSinceSigned } from './since-signed-queries.ts'
import { signedOpinions } from './signed-opinions.ts'
import { establishmentsIn, yearOf } from './year.ts'
import { publicTextRoutes } from './public-texts/routes.ts'
import { receiptsIn } from './versions/contents.ts'
import { versionRoutes } from './versions/routes.ts'
import { writingRoutes } from './writing-routes.ts'

export const reviewRoutes = (): Route[] => [
  get('/reviews', 'read reviews', showReviews),
  get('/reviews/new', 'sign reviews', showBegin),
  post('/reviews', 'sign reviews', begin, { reads: 'a form' }),
  get('/reviews/:year', 'read reviews', showReview),
  get('/reviews/:year/history', 'write commentary', showHistory, { costly: 'history' }),
  ...writingRoutes(),
  ...gapRoutes(),
  ...publicTextRoutes(),
  ...issueRoutes(),
  ...versionRoutes(),
  ...fileRoutes(),
]

async function showReviews({ db, person }: SignedInAsk): Promise<Answer> {
  const content = reviewListPage(await listReviews(db, person), may(person.role, 'sign reviews'))
  return page('records/list', content, {
    title: 'Reviews',
    name: 'reviews',
    breadcrumbs: [{ href: paths.home(), text: 'Home' }, { text: 'Reviews' }],
  })
}

/** How many years back a review can still be begun. */
const yearsBack = 20

// The year must be over or running: a review of the future has nothing to say.
async function openYears({ db, person, today }: SignedInAsk): Promise<Vocabulary> {
  const begun = new Set((await listReviews(db, person)).map(({ year }) => year))
  const latest = reviewYearOf(today)
  const years = Array.from({ length: yearsBack }, (_, back) => latest - back)
  return years
    .filter((year) => !begun.has(year))
    .map((year) => ({ value: String(year), label: reviewYear(year).words }))
}

async function showBegin(ask: SignedInAsk): Promise<Answer> {
  return beginAnswer(ask, await openYears(ask))
}

async function begin(ask: SignedInAsk): Promise<Answer> {
  const years = await openYears(ask)
  return answerForm(ask, beginForm(years), {
    again: (back) => beginAnswer(ask, years, back),
    save: async ({ year }) => paths.review(await beginReview(ask.db, ask.act, Number(year))),
  })
}

function beginAnswer(ask: SignedInAsk, years: Vocabulary, back?: Back): Answer {
  const state = { typed: ask.typed, problems: back?.problems ?? [], csrf: ask.csrf, key: newFormKey() }
  const content = beginPage(beginForm(years), state)
  const crumbs = [
    { href: paths.home(), text: 'Home' },
    { href: paths.reviews(), text: 'Reviews' },
  ]
  return formAnswer(content, { name: 'review-begin', crumbs }, back)
}

async function showReview(ask: SignedInAsk): Promise<Answer> {
  const { db, person } = ask
  const review = await findReview(db, person, yearOf(ask.params))
  const content = await contentOf(ask, review)
  const receipt = receiptsIn(content, review.number).find(({ personId }) => personId === person.id)
  const overview = overviewPage({
    review,
    role: person.role,
    content,
    establishments: await establishmentsIn(db, review.year),
    names: await namesIn(db, content),
    missing: await missingFor(ask, review),
    changed: await changedIn(ask, review),
    signedOpinions: await opinionsFor(ask, review),
    acknowledgedAt: receipt?.acknowledgedAt ?? null,
    csrf: ask.csrf,
    key: newFormKey(),
  })
  return page('records/show', overview, {
    title: overview.heading,
    name: 'review',
    breadcrumbs: crumbsTo(review.year),
  })
}

async function changedIn({ parts }: SignedInAsk, { id, year, state, signedAt }: Review) {
  return state === 'draft' ? [] : parts.count(changedSinceSigned, { id, year, signedAt })
}

/** Who writes it sees its own texts; for others the page holds a part of what was signed, and to open it is a look. */
async function opinionsFor({ db, act, person }: SignedInAsk, review: Review) {
  if (may(person.role, 'write commentary')) return []
  const opinions = await signedOpinions(db, review)
  if (opinions.length > 0) await recordLook(db, act, reviewLook, { id: review.id, establishmentId: null })
  return opinions
}

const reviewLook = { name: 'review', viewsAreEvents: true }

async function missingFor(ask: SignedInAsk, { year, state }: Review) {
  if (state !== 'draft' || !may(ask.person.role, 'sign reviews')) return []
  const { count, demonstration } = ask.parts
  return count(missingFrom, { year, now: ask.now, demonstration })
}

async function contentOf({ db }: SignedInAsk, { id }: Review): Promise<ReviewContent> {
  const content = await reviewContent(db, id)
  if (content === undefined) throw new Error('A review that was found has no content')
  return content
}

async function showHistory(ask: SignedInAsk): Promise<Answer> {
  const review = await findReview(ask.db, ask.person, yearOf(ask.params))
  await recordView(ask.db, ask.act, 'review-history', { id: review.id, establishmentId: null })
  const history = reviewHistoryPage(review, {
    versions: await versionsOf(ask.db, 'review', review.id),
    maskings: await maskingsOf(ask.db, 'review', review.id),
    role: ask.person.role,
    establishments: await establishmentsIn(ask.db, review.year),
    names: await namesIn(ask.db, await contentOf(ask, review)),
  })
  return page('records/history', history, {
    title: `History of the ${reviewTitle(review.year)}`,
    name: 'review-history',
    breadcrumbs: crumbsTo(review.year, 'History'),
  })
}
