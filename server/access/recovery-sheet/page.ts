import { monthsAfter } from '../../../reports/clocks.ts'
import { longDate } from '../../../reports/wording.ts'
import { paths } from '../../paths.ts'
import type { RecordCard } from '../../records/page-types.ts'

/** The yearly test of the two sealed envelopes, on the business manager's home page. */
export const recoverySheetCard = (testedOn: string | undefined, today: string): RecordCard => ({
  title: 'Recovery sheet',
  rows: [
    { key: 'Sealed envelopes last tested', value: [testedOn === undefined ? 'Never' : longDate(testedOn)] },
    { key: 'Next test', value: [dueInWords(testedOn, today)] },
    { key: 'Test', value: ['Write down a test of the envelopes'], href: paths.recoverySheet() },
  ],
})

function dueInWords(testedOn: string | undefined, today: string): string {
  if (testedOn === undefined) return 'Due now: nobody has tested them yet'
  const due = monthsAfter(testedOn, 12)
  return due < today ? `Overdue: it was due by ${longDate(due)}` : `Due by ${longDate(due)}`
}
