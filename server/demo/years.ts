import type { Case } from './lado-case.ts'
import type { ToldMeeting } from './meeting.ts'
import type { ToldReview } from './review.ts'
import type { ToldVisit } from './visits.ts'
import { cases2017 } from './years/2017-18/lado-cases.ts'
import { meetings2017 } from './years/2017-18/meetings.ts'
import { review2017 } from './years/2017-18/review-words.ts'
import { visits2017 } from './years/2017-18/visits.ts'
import { cases2018 } from './years/2018-19/lado-cases.ts'
import { meetings2018 } from './years/2018-19/meetings.ts'
import { review2018 } from './years/2018-19/review-words.ts'
import { visits2018 } from './years/2018-19/visits.ts'
import { cases2019 } from './years/2019-20/lado-cases.ts'
import { meetings2019 } from './years/2019-20/meetings.ts'
import { visits2019 } from './years/2019-20/visits.ts'

/** What the years tell of each kind, in their order. */
export const cases: readonly Case[] = [...cases2017, ...cases2018, ...cases2019]
export const meetings: readonly ToldMeeting[] = [...meetings2017, ...meetings2018, ...meetings2019]
export const visits: readonly ToldVisit[] = [...visits2017, ...visits2018, ...visits2019]

/** The reviews that were released; that of the last year is not begun. */
export const reviews: readonly ToldReview[] = [review2017, review2018]
