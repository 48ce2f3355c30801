import type { ChildInIncident, Incident } from '../incidents/sections.ts'
import type { SafeguardingDecision, WarningSign } from '../incidents/vocabulary.ts'
import type { House } from './calibration.ts'

/** An incident that the example must be able to show: drawn like every other, then changed in what makes it so. */
export interface Special {
  /** What LADO contacts and corrections refer to. */
  name: string
  house: House
  month: string
  /** Where it is known on which day of the month it happened. */
  day?: number
  /** The day on which its copy came, where that is known: it was written, signed and talked about within a day then. */
  receivedOn?: string
  incident?: Partial<Incident>
  /** Of the first child. */
  child?: Partial<ChildInIncident>
  /** What only the drawn incident can tell. */
  change?: (drawn: Incident) => Incident
}

/** The drawn incident with what makes it special. */
export function madeSpecial({ incident: changes, child, change }: Special, drawn: Incident): Incident {
  const [first, ...others] = drawn.children
  const children = first === undefined ? [] : [{ ...first, ...child }, ...others]
  const special = { ...drawn, ...changes, children }
  return change === undefined ? special : change(special)
}

/** Healthcare looked at the child, and nothing was left open. */
export const seen: Partial<ChildInIncident> = {
  medicalExamination: 'done',
  warningSigns: ['none-seen'],
  signsLookedBy: 'healthcare',
  injuryLookedBy: 'healthcare',
}
const decidedBy = 'Head of safeguarding'

export const decided = (
  safeguardingDecision: SafeguardingDecision,
  decisionReason: string,
): Partial<Incident> => ({
  safeguardingDecision,
  decisionReason,
  decidedBy,
})

export const undecided: Partial<Incident> = {
  safeguardingDecision: 'undecided',
  decisionReason: '',
  decidedBy: '',
}

const headHold = [
  { technique: 'figure-of-four', uses: 1 },
  { technique: 'head-hold', uses: 1 },
]

export const breathing =
  'Holds were released at once. The nurse checked breathing and oxygen level, then again after an hour.'

/** An incident with a warning sign during a head hold. */
export function sign(house: House, month: string, warningSigns: WarningSign[], treatment: string): Special {
  const reason =
    'A warning sign: healthcare and the restraint coordinator reviewed the footage together within a day.'
  const incident = { treatment, cctv: 'yes', techniques: headHold, ...decided('internal', reason) } as const
  return { name: `${house} sign in ${month}`, house, month, incident, child: { ...seen, warningSigns } }
}

/** What a child who complains of an arm says. */
export const complained = {
  ...seen,
  debrief: 'done',
  account: 'He bent my arm after I had stopped. I told the advocate.',
  alleges: 'yes',
} as const satisfies Partial<ChildInIncident>
