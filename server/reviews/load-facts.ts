import type { LastYearFacts, ReviewFacts } from '../../reports/annual-review/facts.ts'
import { localDateOf } from '../../reports/clocks.ts'
import { reviewYear } from '../../reports/period.ts'
import { namesOf } from '../access/queries.ts'
import { contactFacts } from '../contacts/facts.ts'
import type { Db } from '../database/schema.ts'
import { establishmentFacts } from '../establishments/facts.ts'
import { publishedFigureFacts } from '../establishments/published-figures/facts.ts'
import { incidentFacts } from '../incidents/facts.ts'
import { ladoContactFacts } from '../lado-contacts/facts.ts'
import { meetingFacts } from '../qa-meetings/facts.ts'
import { allowanceOf, reviewSettingsOn } from '../settings/queries.ts'
import { visitFacts } from '../visits/facts.ts'
import { outsideCountFacts } from './outside-count-queries.ts'
import {
  commentariesOn,
  gapsOn,
  numberDecisionsOn,
  opinionsOn,
  publicTextsOn,
  reviewOfYear,
} from './queries.ts'
import { withSignedFigures } from './signed-figure-queries.ts'
import { versionFacts } from './versions/facts.ts'
import { earlierVersionsOf } from './versions/queries.ts'

export interface Wanted {
  /** The review year by its first April. */
  year: number
  /** UTC instant on which the data are drawn. */
  now: string
  /** What a demonstration says of itself; empty for real records. */
  demonstration: string[]
}

/** Everything the annual review is built from, whether or not a review of the year was begun. */
export async function loadReviewFacts(db: Db, { year, now, demonstration }: Wanted): Promise<ReviewFacts> {
  const { startsOn: from, endsOn: to } = reviewYear(year)
  const lastYear = await lastYearFacts(db, year - 1)
  return {
    year,
    dataTo: localDateOf(now),
    demonstration,
    settings: {
      ...(await reviewSettingsOn(db, to)),
      allowanceDays: await allowanceOf(db, year, localDateOf(now)),
    },
    ...(await yearFacts(db, year)),
    visits: await visitFacts(db, { from, to }),
    contacts: await contactFacts(db, { from, to }),
    meetings: await meetingFacts(db, { from, to }),
    publishedFigures: await publishedFigureFacts(db),
    outsideCounts: await outsideCountFacts(db, reviewYear(year).months),
    ...(await written(db, year)),
    ...(lastYear === undefined ? {} : { lastYear }),
  }
}

async function yearFacts(db: Db, year: number): Promise<LastYearFacts> {
  const { startsOn: from, endsOn: to, months } = reviewYear(year)
  return {
    establishments: await withSignedFigures(db, await establishmentFacts(db, { from, to, months }), months),
    incidents: await incidentFacts(db, { from, to }),
    ladoContacts: await ladoContactFacts(db, { from, to }),
  }
}

// A year in which this system holds neither an incident nor a signed return is no year to compare with.
async function lastYearFacts(db: Db, year: number): Promise<LastYearFacts | undefined> {
  const facts = await yearFacts(db, year)
  const isKnown = facts.incidents.length > 0 || facts.establishments.some(({ returns }) => returns.length > 0)
  return isKnown ? facts : undefined
}

type Written = Pick<
  ReviewFacts,
  | 'version'
  | 'replaces'
  | 'unreleased'
  | 'opinions'
  | 'commentaries'
  | 'gaps'
  | 'publicTexts'
  | 'numberDecisions'
>

const nothingWritten: Written = {
  version: 1,
  opinions: [],
  commentaries: [],
  gaps: [],
  publicTexts: [],
  numberDecisions: [],
}

/** What was written for the review itself, and which version of it this is. */
async function written(db: Db, year: number): Promise<Written> {
  const review = await reviewOfYear(db, year)
  if (review === undefined) return nothingWritten
  const commentaries = await commentariesOn(db, review.id)
  const names = await namesOf(
    db,
    commentaries.map(({ writtenBy }) => writtenBy),
  )
  return {
    ...versionFacts(await earlierVersionsOf(db, review.id), review.number),
    opinions: await opinionsOn(db, review.id),
    publicTexts: (await publicTextsOn(db, review.id)).map(({ part, words, recognisable }) => ({
      part,
      words,
      recognisable,
    })),
    numberDecisions: (await numberDecisionsOn(db, review.id)).map(({ part, sentence, decision }) => ({
      part,
      sentence,
      decision,
    })),
    gaps: (await gapsOn(db, review.id)).map(({ establishmentId, month, words }) => ({
      establishmentId,
      month,
      words,
    })),
    commentaries: commentaries.map(({ section, commentary, writtenBy, adoptedAt }) => ({
      section,
      text: commentary,
      writtenBy: names.get(writtenBy) ?? '',
      adopted: adoptedAt !== null,
    })),
  }
}
