import { reviewYear } from '../../reports/period.ts'
import { couldReadReview } from '../access/scope.ts'
import { Conflict, NotFound } from '../http/errors.ts'
import { newFormKey } from '../http/read.ts'
import { get, invalid, page, post, seeOther } from '../http/route.ts'
import type { Answer, Route, SignedInAsk } from '../http/route.ts'
import { paths } from '../paths.ts'
import { seenVersion } from '../records/small-forms.ts'
import { readersOf } from '../records/readers.ts'
import { reviewSettingsOn } from '../settings/queries.ts'
import { acknowledgeReview } from './actions.ts'
import { crumbsTo } from './crumbs.ts'
import { releasedPage, releasePage, signaturePage, signedPage } from './issue-page.ts'
import { missingFrom } from './counted.ts'
import { releaseReview, signReview } from './issuing-actions.ts'
import { findReview, reviewContent, type Review } from './queries.ts'
import { establishmentsIn, yearOf } from './year.ts'

/** Signature, release and receipt: each its own act, by its own person. */
export const issueRoutes = (): Route[] => [
  get('/reviews/:year/signature', 'sign reviews', showSignature, { step: 'fresh' }),
  post('/reviews/:year/signature', 'sign reviews', sign, { step: 'fresh', costly: 'review' }),
  get('/reviews/:year/signed', 'sign reviews', confirmSigned),
  get('/reviews/:year/release', 'release reviews', showRelease, { step: 'fresh' }),
  post('/reviews/:year/release', 'release reviews', release, { step: 'fresh' }),
  get('/reviews/:year/released', 'release reviews', confirmReleased),
  post('/reviews/:year/acknowledgement', 'acknowledge reviews', acknowledge),
]

const reviewIn = (ask: SignedInAsk) => findReview(ask.db, ask.person, yearOf(ask.params))

async function showSignature(ask: SignedInAsk): Promise<Answer> {
  const review = await reviewIn(ask)
  if (review.state !== 'draft') throw new Conflict('This review is signed already.')
  const { isReady: _isReady, ...shown } = await signatureOf(ask, review)
  return page('records/check', shown.content, shown.wording)
}

async function signatureOf(ask: SignedInAsk, review: Review) {
  const { count, demonstration } = ask.parts
  const by = ask.person.name
  const missing = await count(missingFrom, { year: review.year, now: ask.now, demonstration, by })
  const standing = await reviewContent(ask.db, review.id)
  if (standing === undefined) throw new Error('A review that was found has no content')
  const content = signaturePage(review, {
    content: standing,
    establishments: await establishmentsIn(ask.db, review.year),
    missing,
    csrf: ask.csrf,
    key: newFormKey(),
  })
  const wording = {
    title: content.heading,
    name: 'review-signature',
    breadcrumbs: crumbsTo(review.year, 'Sign'),
  }
  return { content, wording, isReady: missing.every(({ level }) => level !== 'stops') }
}

async function sign(ask: SignedInAsk): Promise<Answer> {
  const review = await reviewIn(ask)
  const seen = seenVersion(ask)
  if (review.state === 'draft') {
    const { isReady, content, wording } = await signatureOf(ask, review)
    // The box at the top says what stops it, with links, in place of the list of what is missing.
    if (!isReady)
      return invalid('records/check', { ...content, problems: [], errors: content.problems }, wording)
  }
  const { count, demonstration } = ask.parts
  const signing = { year: review.year, seen, by: ask.person.name, demonstration }
  await signReview(ask.db, count, ask.act, signing)
  return seeOther(paths.reviewPart(review.year, 'signed'))
}

async function confirmSigned(ask: SignedInAsk): Promise<Answer> {
  const review = await reviewIn(ask)
  if (review.state === 'draft') return seeOther(paths.review(review.year))
  const content = signedPage(review, await readersSince(ask, review, 'draft'))
  return page('records/confirmation', content, {
    title: content.panel.title,
    name: 'review-signed',
    breadcrumbs: crumbsTo(review.year, 'Signed'),
  })
}

/** Who can read the review now beside the one who looks, and who could while it stood at this. */
const readersSince = (
  { db, person, today }: SignedInAsk,
  { id, year, state: now }: Review,
  state: Review['state'],
) =>
  readersOf(
    db,
    {
      allow: { read: 'read reviews' },
      load: async (_db, viewer) => {
        await findReview(db, viewer, year)
        if (!couldReadReview(viewer, { state: now }))
          throw new NotFound('this person could not read the review before either')
      },
    },
    {
      id,
      establishmentId: null,
      today,
      writer: person,
      fields: {},
      couldSee: (viewer) => couldReadReview(viewer, { state }),
    },
  )

const recipientsOf = async ({ db }: SignedInAsk, { year }: Review) =>
  (await reviewSettingsOn(db, reviewYear(year).endsOn)).recipients

async function showRelease(ask: SignedInAsk): Promise<Answer> {
  const review = await reviewIn(ask)
  if (review.state !== 'signed')
    throw new Conflict(
      review.state === 'draft' ? 'This review is not signed yet.' : 'This review is released already.',
    )
  const around = { csrf: ask.csrf, key: newFormKey() }
  const content = releasePage(review, await recipientsOf(ask, review), around)
  return page('records/check', content, {
    title: content.heading,
    name: 'review-release',
    breadcrumbs: crumbsTo(review.year, 'Release'),
  })
}

async function release(ask: SignedInAsk): Promise<Answer> {
  const { year } = await reviewIn(ask)
  await releaseReview(ask.db, ask.act, year)
  return seeOther(paths.reviewPart(year, 'released'))
}

async function confirmReleased(ask: SignedInAsk): Promise<Answer> {
  const review = await reviewIn(ask)
  if (review.state !== 'released') return seeOther(paths.review(review.year))
  const content = releasedPage(review, {
    readers: await readersSince(ask, review, 'signed'),
    recipients: await recipientsOf(ask, review),
  })
  return page('records/confirmation', content, {
    title: content.panel.title,
    name: 'review-released',
    breadcrumbs: crumbsTo(review.year, 'Released'),
  })
}

async function acknowledge(ask: SignedInAsk): Promise<Answer> {
  const { year } = await reviewIn(ask)
  const seen = seenVersion(ask)
  await acknowledgeReview(ask.db, ask.act, { year, seen })
  return seeOther(paths.review(year))
}
