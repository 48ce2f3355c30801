import { knowsEveryReview } from '../../access/scope.ts'
import { Conflict } from '../../http/errors.ts'
import { newFormKey } from '../../http/read.ts'
import { get, page, post, seeOther } from '../../http/route.ts'
import type { Answer, Back, Route, SignedInAsk } from '../../http/route.ts'
import { paths } from '../../paths.ts'
import type { RecordFormPage } from '../../records/page-types.ts'
import { recordView } from '../../records/look-queries.ts'
import { answerForm } from '../../records/small-forms.ts'
import { crumbsTo } from '../crumbs.ts'
import { namesIn } from '../names.ts'
import { reviewTitle } from '../page.ts'
import { findReview, findVersion, reviewContent, type Review } from '../queries.ts'
import { seenIn } from '../seen.ts'
import { yearOf } from '../year.ts'
import { beginCorrectedVersion, sendBack, type Ending } from './actions.ts'
import { correctionForm, sendBackForm, type ReasonForm } from './form.ts'
import { correctedVersionPage, earlierVersionPage, sendingBackPage } from './page.ts'

/** A signed review goes back to its writer, or a released one gets a corrected version: each with a reason. */
export const versionRoutes = (): Route[] => [
  get('/reviews/:year/versions/:number', 'read reviews', showVersion),
  get('/reviews/:year/sending-back', 'send reviews back', (ask) => showSendingBack(ask)),
  post('/reviews/:year/sending-back', 'send reviews back', sendItBack, { reads: 'a form' }),
  get('/reviews/:year/corrected-version', 'sign reviews', (ask) => showCorrection(ask)),
  post('/reviews/:year/corrected-version', 'sign reviews', beginCorrection, { reads: 'a form' }),
]

const reviewIn = (ask: SignedInAsk) => findReview(ask.db, ask.person, yearOf(ask.params))

/** An earlier version; the current one has the review's own address. */
async function showVersion(ask: SignedInAsk): Promise<Answer> {
  const { db, person } = ask
  const review = await reviewIn(ask)
  const { number } = await findVersion(db, person, review, ask.params['number'] ?? '')
  const content = await reviewContent(db, review.id)
  const version = content?.earlier.find((each) => each.number === number)
  if (content === undefined || version === undefined) return seeOther(paths.review(review.year))
  await recordView(db, ask.act, 'review', { id: review.id, establishmentId: null })
  const names = await namesIn(db, content)
  const isInside = knowsEveryReview(person)
  const shown = earlierVersionPage(review, version, { content, names, isInside })
  return page('records/show', shown, {
    title: `${shown.heading}: ${reviewTitle(review.year)}`,
    name: 'review-version',
    breadcrumbs: crumbsTo(review.year, shown.heading),
  })
}

async function showSendingBack(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const review = await reviewIn(ask)
  if (back === undefined && review.state !== 'signed')
    throw new Conflict(
      review.state === 'draft'
        ? 'This review is not signed. There is nothing to send back.'
        : 'This review is released already. The scrutineer can issue a corrected version.',
    )
  const content = sendingBackPage(review, stateOf(ask, back))
  return answerWith(content, back, { review, name: 'review-sending-back' })
}

async function showCorrection(ask: SignedInAsk, back?: Back): Promise<Answer> {
  const review = await reviewIn(ask)
  if (back === undefined && review.state !== 'released')
    throw new Conflict('Only a released review can have a corrected version.')
  const content = correctedVersionPage(review, stateOf(ask, back))
  return answerWith(content, back, { review, name: 'review-corrected-version' })
}

const stateOf = ({ typed, csrf }: SignedInAsk, back: Back | undefined) => ({
  typed,
  problems: back?.problems ?? [],
  csrf,
  key: newFormKey(),
})

function answerWith(
  content: RecordFormPage,
  back: Back | undefined,
  { review, name }: { review: Review; name: string },
): Answer {
  const wording = { title: content.heading, name, breadcrumbs: crumbsTo(review.year, content.heading) }
  return (back?.as ?? page)('records/form', content, wording)
}

const sendItBack = (ask: SignedInAsk): Promise<Answer> =>
  end(ask, sendBackForm, { act: sendBack, again: showSendingBack })

const beginCorrection = (ask: SignedInAsk): Promise<Answer> =>
  end(ask, correctionForm, { act: beginCorrectedVersion, again: showCorrection })

interface EndingBy {
  act: (db: SignedInAsk['db'], act: SignedInAsk['act'], ending: Ending) => Promise<void>
  again: (ask: SignedInAsk, back: Back) => Promise<Answer>
}

async function end(ask: SignedInAsk, form: ReasonForm, { act, again }: EndingBy): Promise<Answer> {
  const { year } = await reviewIn(ask)
  const seen = seenIn(ask, form)
  return answerForm(ask, form, {
    again: (back) => again(ask, back),
    save: async (values) => {
      await act(ask.db, ask.act, { year, seen, ...values })
      return paths.review(year)
    },
  })
}
