import { number } from '../../reports/wording.ts'
import type { RecordRow } from './page-types.ts'

/** The last row of a card that lists only the latest: how many more there are, and the page on which all of them stand. */
export const moreRow = (more: number, href: string): RecordRow[] =>
  more === 0 ? [] : [{ key: 'All of them', value: [`And ${number(more)} more`], href }]
