import type { Section } from '../../report.ts'
import { heading } from '../blocks.ts'
import { commentaryOn } from '../commentary.ts'
import type { Year } from '../year.ts'
import { childrenBlocks } from './restraint/children.ts'
import { monthBlocks } from './restraint/months.ts'
import { rateBlocks } from './restraint/rates.ts'
import { reasonBlocks } from './restraint/reasons.ts'
import { techniqueBlocks } from './restraint/techniques.ts'
import { totalBlocks } from './restraint/totals.ts'
import { publishedSeriesBlocks } from './restraint/trend.ts'

/** Chapter 5: how often force was used, why, how, on how many children, and what was published before. */
export function restraintSection(year: Year): Section {
  return {
    id: 'restraint',
    number: '5',
    title: 'Use of restraint',
    startsPage: true,
    blocks: [
      heading('How often'),
      ...totalBlocks(year),
      heading('Rates'),
      ...rateBlocks(year),
      heading('Through the year'),
      ...monthBlocks(year),
      heading('Why and where'),
      ...reasonBlocks(year),
      heading('How'),
      ...techniqueBlocks(year),
      heading('The children'),
      ...childrenBlocks(year),
      heading('Published figures'),
      ...publishedSeriesBlocks(year),
      ...commentaryOn(year.facts, 'restraint'),
    ],
  }
}
