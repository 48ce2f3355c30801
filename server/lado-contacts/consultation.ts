import { good, type Field } from '../fields/field.ts'
import type { Fields } from '../fields/form.ts'
import type { LadoContact } from './form.ts'
import { ladoOutcomes, thresholds } from './vocabulary.ts'

/** The answers of a contact that a consultation may have from before only what applies was asked. */
export type Stands = Pick<LadoContact, 'strategyOn' | 'staffPosition' | 'threshold' | 'outcome'>

/** A consultation asks for advice: what can be true of it beside what it says already. */
const ofConsultation = {
  thresholds: ['no', 'advice', 'undecided'],
  outcomes: ['open', 'no-further-action'],
} as const

/** The answers offered about a contact, which are fewer for a consultation. */
export const offeredFor = (isConsultation: boolean, stands?: Stands) => ({
  thresholds: isConsultation ? among(thresholds, ofConsultation.thresholds, stands?.threshold) : thresholds,
  outcomes: isConsultation ? among(ladoOutcomes, ofConsultation.outcomes, stands?.outcome) : ladoOutcomes,
})

const among = <Term extends { value: string }>(
  all: readonly Term[],
  some: readonly string[],
  stands: string | undefined,
): readonly Term[] => all.filter(({ value }) => some.includes(value) || value === stands)

/** What does not apply to a consultation, unless an answer stands from before: there is no strategy discussion, and no staff identity. */
export function notAskedOf(isConsultation: boolean, stands?: Stands): readonly (keyof LadoContact)[] {
  if (!isConsultation) return []
  return [
    ...((stands?.strategyOn ?? null) === null ? (['strategyOn'] as const) : []),
    ...((stands?.staffPosition ?? 'not-recorded') === 'not-recorded' ? (['staffPosition'] as const) : []),
  ]
}

/** The fields with those that are not asked answered: nothing typed is taken for them. */
export const withoutAsking = (
  fields: Fields<LadoContact>,
  names: readonly (keyof LadoContact)[],
): Fields<LadoContact> => ({
  ...fields,
  ...(names.includes('strategyOn') ? { strategyOn: answered(fields.strategyOn, null) } : {}),
  ...(names.includes('staffPosition')
    ? { staffPosition: answered(fields.staffPosition, 'not-recorded') }
    : {}),
})

const answered = <Value>(field: Field<Value>, value: Value): Field<Value> => ({
  ...field,
  read: () => good(value),
  view: () => null,
})
