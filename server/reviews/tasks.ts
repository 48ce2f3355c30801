import { localDateOf } from '../../reports/clocks.ts'
import { reviewYear } from '../../reports/period.ts'
import { longDate } from '../../reports/wording.ts'
import { paths } from '../paths.ts'
import {
  reviewsToAcknowledge,
  reviewsToRelease,
  reviewsToSignOn,
  type WaitingReview,
} from './waiting-queries.ts'
import { countedWhole, type Task, type TaskKind } from '../home/task.ts'

/** 'the review of 2018-19', 'version 2 of the review of 2018-19' */
const called = ({ year, number }: { year: number; number: number }, the = 'the '): string =>
  number === 1
    ? `${the}review of ${reviewYear(year).label}`
    : `version ${number} of the review of ${reviewYear(year).label}`

/** For the scrutineer: drafts of years that are over, and what was sent back or is to be corrected. */
export const signatureTasks: TaskKind = {
  slug: 'reviews-to-sign',
  one: 'review waits for your signature',
  many: 'reviews wait for your signature',
  open: countedWhole(
    ({ db, today }) => reviewsToSignOn(db, today),
    (review) => ({ href: paths.review(review.year), dueOn: null, ...signatureWords(review) }),
  ),
}

function signatureWords(review: WaitingReview): Pick<Task, 'text' | 'note'> {
  const { year, before } = review
  if (before === undefined)
    return { text: `Read and sign ${called(review)}`, note: `The year ${reviewYear(year).words}` }
  const since = longDate(localDateOf(before.endedAt))
  return before.releasedAt === null
    ? {
        text: `Change and sign again the review of ${reviewYear(year).label}`,
        note: `Version ${before.number} was sent back on ${since}`,
      }
    : { text: `Prepare and sign ${called(review)}`, note: `Corrected version, begun on ${since}` }
}

/** For a partner. */
export const receiptTasks: TaskKind = {
  slug: 'reviews-to-acknowledge',
  one: 'released review waits for you to say that it arrived',
  many: 'released reviews wait for you to say that they arrived',
  open: countedWhole(
    ({ db, person }) => reviewsToAcknowledge(db, person),
    (review) => ({
      text: `Read ${called(review)} and say that it arrived`,
      href: paths.review(review.year),
      dueOn: null,
    }),
  ),
}

/** For the business manager. */
export const releaseTasks: TaskKind = {
  slug: 'reviews-to-release',
  one: 'signed review is to be released',
  many: 'signed reviews are to be released',
  open: countedWhole(
    ({ db }) => reviewsToRelease(db),
    (review) => ({
      text: `Release the signed ${called(review, '')}`,
      href: paths.review(review.year),
      dueOn: null,
      note: 'The scrutineer has signed it',
    }),
  ),
}
