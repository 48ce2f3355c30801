import { reviewYear } from '../../../reports/period.ts'
import { known } from '../../fields/field.ts'
import { form, type Form } from '../../fields/form.ts'
import { reasonText } from '../../fields/reason.ts'
import { text } from '../../fields/text.ts'
import type { RecordForm } from '../../fields/sections.ts'
import { monthField, type MonthCount } from './month-field.ts'

/** A review year's counts of one establishment: months that nobody counted are absent. */
export interface PopulationYear {
  establishmentId: string
  year: number
  source: string
  /** Why a count is far above the places or the month before; null and absent where nobody was asked. */
  unusual?: string | null
  months: MonthCount[]
}

type MonthName = `month-${string}`

/** The form's answers: one a month, null where nobody counted. */
export type PopulationAnswers = Record<MonthName, MonthCount | null> & {
  source: string
  unusual: string
  reason: string
}

export const monthKey = (month: string): MonthName => `month-${month}`

/** What is asked about a review year: twelve months, where it is known from, and why it is corrected where it is. */
export function populationForm(year: number, isCorrection: boolean): Form<PopulationAnswers> {
  const months = reviewYear(year).months.map((month) => [monthKey(month), monthField(month)])
  return form<PopulationAnswers>({
    ...Object.fromEntries(months),
    source: text({
      question: 'Where are the counts from?',
      label: 'Source',
      hint: 'For example, the daily roll. Leave empty if it is the establishment’s own roll',
      max: 500,
    }),
    unusual: reasonText({
      question: 'If far more were held than there are places, or than the month before, why?',
      label: 'Why so many were held',
      hint: 'Leave empty if no count is far above. The scrutineer is shown it. No names of people',
      max: 1000,
      rows: 3,
    }),
    reason: isCorrection
      ? reasonText({
          question: 'Why are you correcting the counts?',
          hint: 'For example, “March is final now”. No names of people',
          missing: 'Say why you are correcting the counts',
          max: 1000,
          rows: 3,
        })
      : known('Reason', '', ''),
  } as Form<PopulationAnswers>['fields'])
}

/** The questions whose answers are kept in each version, in order. */
export const populationRecordForm = (year: number): RecordForm<PopulationAnswers> => {
  const { fields } = populationForm(year, false)
  const { reason: _reason, ...kept } = fields
  return { form: { fields: kept as Form<PopulationAnswers>['fields'], rules: [] }, sections: [] }
}

/** A year as it is kept → as it is asked. */
export function answersOf({ year, source, unusual, months }: PopulationYear): PopulationAnswers {
  const counted = new Map(months.map((each) => [each.month, each]))
  const all = reviewYear(year).months.map((month) => [monthKey(month), counted.get(month) ?? null])
  return { ...Object.fromEntries(all), source, unusual: unusual ?? '', reason: '' } as PopulationAnswers
}

/** As it is asked → the months that were counted. */
export const countedIn = (year: number, answers: PopulationAnswers): MonthCount[] =>
  reviewYear(year).months.flatMap((month) => answers[monthKey(month)] ?? [])
