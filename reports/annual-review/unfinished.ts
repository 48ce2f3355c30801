import { monthEnd, monthOf } from '../period.ts'
import type { ReviewYear } from '../period.ts'
import { longDate, monthName, number } from '../wording.ts'
import { monthsAmong } from './gaps.ts'

/** 'April 2018 to March 2019'; of a year that is not over, 'April 2018 to 15 November 2018', as far as the data run. */
export function wordsTo(period: ReviewYear, dataTo: string): string {
  const isRunning = period.startsOn <= dataTo && dataTo < period.endsOn
  return isRunning ? `${monthName(monthOf(period.startsOn))} to ${longDate(dataTo)}` : period.words
}

/** What a draft of an unfinished year says before anything else; undefined once the data run to the year's end. */
export function unfinishedWords(period: ReviewYear, dataTo: string): string | undefined {
  if (dataTo >= period.endsOn) return undefined
  if (dataTo < period.startsOn) return 'This year has not begun.'
  const whole = period.months.filter((month) => monthEnd(month) <= dataTo)
  const part = monthEnd(monthOf(dataTo)) === dataTo ? '' : ` and ${monthName(monthOf(dataTo))} in part`
  const covered =
    whole.length === 0
      ? `none of its 12 months whole,${part}`
      : `${number(whole.length)} of its 12 months, ${monthsAmong(whole, period.months)},${part}`
  return `This year is not over. The data run to ${longDate(dataTo)} and cover ${covered.replace(/,$/, '')}.`
}
