import { ladoOutcomes, thresholds } from './vocabulary.ts'

/** The answers of a contact that a consultation may have from before only what applies was asked. */
export interface Stands {
  strategyOn: string | null
  staffPosition: string
  threshold: string
  outcome: string
}

/** Whether it is a consultation, and the answers that stand of one that is recorded. */
interface AsFar {
  isConsultation?: boolean
  stands?: Stands
}

/** A consultation asks for advice: what can be true of it beside what it says already. */
const ofConsultation = {
  thresholds: ['no', 'advice', 'undecided'],
  outcomes: ['open', 'no-further-action'],
} as const

/** The answers offered about a contact, which are fewer for a consultation. */
export const offeredFor = ({ isConsultation = false, stands }: AsFar) => ({
  thresholds: isConsultation ? among(thresholds, ofConsultation.thresholds, stands?.threshold) : thresholds,
  outcomes: isConsultation ? among(ladoOutcomes, ofConsultation.outcomes, stands?.outcome) : ladoOutcomes,
})

const among = <Term extends { value: string }>(
  all: readonly Term[],
  some: readonly string[],
  stands: string | undefined,
): readonly Term[] => all.filter(({ value }) => some.includes(value) || value === stands)

/** A consultation has no strategy discussion, unless one stands from before. */
export const asksStrategy = ({ isConsultation = false, stands }: AsFar): boolean =>
  !isConsultation || (stands?.strategyOn ?? null) !== null

/** Nor has it a member of staff whose position could be told, unless it stands from before. */
export const asksPosition = ({ isConsultation = false, stands }: AsFar): boolean =>
  !isConsultation || (stands?.staffPosition ?? 'not-recorded') !== 'not-recorded'
