import { monthsAfter } from '../../../reports/clocks.ts'
import { longDate } from '../../../reports/wording.ts'
import { paths } from '../../paths.ts'
import type { RecordCard } from '../../records/page-types.ts'

/** The yearly test of the two sealed envelopes, for the business manager. */
export const recoverySheetCard = (testedOn: string | undefined, today: string): RecordCard => ({
  title: 'Recovery sheet',
  rows: [
    { key: 'Sealed envelopes last tested', value: [testedOn === undefined ? 'Never' : longDate(testedOn)] },
    { key: 'Next test', value: [dueInWords(testedOn, today)] },
    { key: 'Test', value: ['Write down a test of the envelopes'], href: paths.recoverySheet() },
  ],
})

/** Then it comes to the home page. */
export const isTestDue = (testedOn: string | undefined, today: string): boolean =>
  testedOn === undefined || nextTest(testedOn) < today

const nextTest = (testedOn: string): string => monthsAfter(testedOn, 12)

function dueInWords(testedOn: string | undefined, today: string): string {
  if (testedOn === undefined) return 'Due now: they have not been tested yet'
  const due = nextTest(testedOn)
  return due < today ? `Overdue: it was due by ${longDate(due)}` : `Due by ${longDate(due)}`
}
