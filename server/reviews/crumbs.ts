import { reviewYear } from '../../reports/period.ts'
import { paths } from '../paths.ts'

/** The way to a page of one year's review; without a last word, to the review itself. */
export const crumbsTo = (year: number, last?: string): { href?: string; text: string }[] => [
  { href: paths.home(), text: 'Home' },
  { href: paths.reviews(), text: 'Reviews' },
  ...(last === undefined
    ? [{ text: reviewYear(year).words }]
    : [{ href: paths.review(year), text: reviewYear(year).words }, { text: last }]),
]
