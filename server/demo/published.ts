import { monthOf, shiftMonth } from '../../reports/period.ts'
import { monthName } from '../../reports/wording.ts'
import { loadPublished, shippedFiles } from '../establishments/published-figures/shipped.ts'
import { at, type Happening } from './world.ts'

/**
 * The published figures that ship with the project: those whose period had ended, and whose source names no later time, are loaded
 * before each review is signed.
 */
export const publishedHappenings = (): Happening[] => [loaded('2018-10-24'), loaded('2019-10-25')]

const loaded = (on: string): Happening => ({
  at: at(on, '13:40'),
  who: 'businessManager',
  do: ({ db }, act) =>
    loadPublished(
      db,
      act,
      shippedFiles().map((text) => linesUntil(text, on)),
    ),
})

/** The header, and each line that names no later day or, in the words of its source, no later month. */
function linesUntil(text: string, on: string): string {
  const [header = '', ...lines] = text.split('\n')
  const isOver = (line: string) =>
    [...line.matchAll(/,(\d{4}-\d{2}-\d{2})(?=,)/g)].every(([, day = '']) => day <= on)
  const later = nextMonths(on)
  const isOut = (line: string) => !later.some((month) => line.includes(month))
  return [header, ...lines.filter((line) => isOver(line) && isOut(line))].join('\n')
}

/** 'February 2020' and so on: the months of the ten years after a local date. */
const nextMonths = (on: string): string[] =>
  Array.from({ length: 120 }, (_, place) => monthName(shiftMonth(monthOf(on), place + 1)))
