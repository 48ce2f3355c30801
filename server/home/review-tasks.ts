import { localDateOf } from '../../reports/clocks.ts'
import { reviewYear } from '../../reports/period.ts'
import { longDate } from '../../reports/wording.ts'
import { paths } from '../paths.ts'
import {
  reviewsToAcknowledge,
  reviewsToRelease,
  reviewsToSign,
  type WaitingReview,
} from '../reviews/waiting.ts'
import type { Looking, Task } from './task.ts'

/** 'the review of 2018-19', 'version 2 of the review of 2018-19' */
const called = ({ year, number }: { year: number; number: number }, the = 'the '): string =>
  number === 1
    ? `${the}review of ${reviewYear(year).label}`
    : `version ${number} of the review of ${reviewYear(year).label}`

/** For the scrutineer: drafts, and what was sent back or is to be corrected. */
export async function signatureTasks({ db }: Looking): Promise<Task[]> {
  return (await reviewsToSign(db)).map((review) => ({
    href: paths.review(review.year),
    dueOn: null,
    ...signatureWords(review),
  }))
}

function signatureWords(review: WaitingReview): Pick<Task, 'text' | 'since' | 'note'> {
  const { year, before } = review
  if (before === undefined)
    return {
      text: `Read and sign ${called(review)}`,
      since: reviewYear(year).endsOn,
      note: `The year ${reviewYear(year).words}`,
    }
  const since = localDateOf(before.endedAt)
  return before.releasedAt === null
    ? {
        text: `Change and sign again the review of ${reviewYear(year).label}`,
        since,
        note: `Version ${before.number} was sent back on ${longDate(since)}`,
      }
    : {
        text: `Prepare and sign ${called(review)}`,
        since,
        note: `Corrected version, begun on ${longDate(since)}`,
      }
}

/** For a partner. */
export async function receiptTasks({ db, person }: Looking): Promise<Task[]> {
  return (await reviewsToAcknowledge(db, person)).map((review) => ({
    text: `Read ${called(review)} and say that it arrived`,
    href: paths.review(review.year),
    dueOn: null,
    since: reviewYear(review.year).endsOn,
  }))
}

/** For the business manager. */
export async function releaseTasks({ db }: Looking): Promise<Task[]> {
  return (await reviewsToRelease(db)).map((review) => ({
    text: `Release the signed ${called(review, '')}`,
    href: paths.review(review.year),
    dueOn: null,
    since: reviewYear(review.year).endsOn,
    note: 'The scrutineer has signed it',
  }))
}
