import { inForceOn } from '../../reports/in-force.ts'
import type { EstablishmentState, EstablishmentType, GenderIntake } from '../establishments/vocabulary.ts'
import type { TechniqueLevel } from './vocabulary.ts'

/** What was true of an establishment from a day on, until the next. */
export interface EstablishmentPeriod {
  fromOn: string
  name: string
  type: EstablishmentType
  state: EstablishmentState
  genders: GenderIntake
}

export interface Technique {
  value: string
  label: string
  level: TechniqueLevel
  fromOn: string
  /** The last day on which it was taught; null: still. */
  toOn: string | null
}

/** The stored facts that the form of an incident is a function of. */
export interface IncidentFormFacts {
  establishmentId: string
  /** Oldest first, at least one. */
  periods: readonly EstablishmentPeriod[]
  techniques: readonly Technique[]
  /**
   * 'from-before': recorded before the grave questions were asked for each child; 'before-allegations': after that, but
   * before it was asked what the child alleges. Absent where it does not matter.
   */
  record?: 'new' | 'from-before' | 'before-allegations' | 'asked'
  /** What is being corrected, as it stands: what is not touched was judged when it was recorded. */
  stands?: Standing
  /** Comparison keys of those of the typed pseudonyms that earlier records of the establishment hold. */
  knownPseudonyms: ReadonlySet<string>
}

interface Standing {
  happenedAt: string
  reasonPrimary: string
  reasonsOther: readonly string[]
}

/** What was true on a local date; before the first day, what was true first. */
export function periodOn<Period extends { fromOn: string }>(
  periods: readonly Period[],
  day: string,
): Period | undefined {
  return inForceOn(periods, day, ({ fromOn }) => fromOn)
}

/** Whether a technique that is applied so that pain is felt is among these (DOMAIN.md 2.1). */
export const hasPainInducing = (
  uses: readonly { technique: string }[],
  techniques: readonly Technique[],
): boolean =>
  uses.some(({ technique }) =>
    techniques.some((each) => each.value === technique && each.level === 'pain-inducing'),
  )
