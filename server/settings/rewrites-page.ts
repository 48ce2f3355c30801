import { reviewYear } from '../../reports/period.ts'
import { monthName, plural } from '../../reports/wording.ts'
import { labelOf } from '../fields/vocabulary.ts'
import type { RecordCard, RecordRow } from '../records/page-types.ts'
import { reviewStates } from '../reviews/vocabulary.ts'
import type { Judged, Rewrites, RewrittenMonth } from './rewrite-queries.ts'

/** No card lists more months than this. */
const mostMonths = 24

/** What a value dated in the past rewrites: said before it is stored, and to the scrutineer who must agree. */
export function rewritesCard({ incidents, referrals, months, reviews }: Rewrites): RecordCard {
  const [signed, unsigned] = [months.filter(isSigned), months.filter((month) => !isSigned(month))]
  const rows = [
    ...judgedRows('Incidents', incidents),
    ...judgedRows('Referrals to the LADO', referrals),
    ...monthRows('Signed months', signed),
    ...monthRows('Months that nobody has signed', unsigned),
    ...(reviews.length === 0
      ? []
      : [{ key: 'Reviews that would say something else', value: reviews.map(reviewWords) }]),
  ]
  return {
    title: 'What this value rewrites',
    rows: rows.length === 0 ? [{ key: 'Rewritten', value: ['Nothing that is recorded or signed'] }] : rows,
  }
}

const isSigned = (month: RewrittenMonth) => month.isSigned

const judgedRows = (key: string, judged: Judged): RecordRow[] => {
  const value = judgedLines(judged)
  return value.length === 0 ? [] : [{ key, value }]
}

/** '3 late records are late no more'; nothing where none stands otherwise. */
function judgedLines({ lateNoMore, lateNow, otherwise }: Judged): string[] {
  return [
    ...(lateNoMore === 0
      ? []
      : [`${plural(lateNoMore, 'late record is', 'late records are')} no longer late`]),
    ...(lateNow === 0 ? [] : [`${plural(lateNow, 'record becomes', 'records become')} late`]),
    ...(otherwise === 0
      ? []
      : [
          `${plural(otherwise, 'record without a time is', 'records without a time are')} due or not supplied otherwise than now`,
        ]),
  ]
}

const monthRows = (key: string, months: readonly RewrittenMonth[]): RecordRow[] =>
  months.length === 0
    ? []
    : [
        {
          key: `${key}: ${plural(months.length, 'month')}`,
          value: [
            ...months.slice(0, mostMonths).map(monthWords),
            ...(months.length > mostMonths
              ? [`and ${plural(months.length - mostMonths, 'more', 'more')}`]
              : []),
          ],
        },
      ]

/** 'April 2019, Ash House: signed late, then signed on time; 3 records' */
function monthWords({ establishment, month, was, is, records }: RewrittenMonth): string {
  const shown = was === is ? [] : [`${lower(was)}, then ${lower(is)}`]
  const held = records === 0 ? [] : [plural(records, 'record')]
  return `${monthName(month)}, ${establishment}: ${[...shown, ...held].join('; ')}`
}

const lower = (state: string): string => (state === '' ? 'not asked for' : state.toLowerCase())

const reviewWords = ({ year, number, state }: Rewrites['reviews'][number]): string =>
  `Review of ${reviewYear(year).label}, version ${number}: ${labelOf(reviewStates, state).toLowerCase()}`

/** For a line on a home page. */
export const countsInWords = (counts: { lateNoMore?: number; lateNow?: number }): string[] =>
  judgedLines({ lateNoMore: counts.lateNoMore ?? 0, lateNow: counts.lateNow ?? 0, otherwise: 0 })
