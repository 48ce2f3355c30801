import type { Role } from '../access/vocabulary.ts'

/** Any sign, and any technique of this level: asked for by these words in place of a code. */
export const anySign = 'any'
export const anyPainInducing = 'pain-inducing'

/** How a list can be narrowed by its deadlines. */
export const deadlineFilters = [
  { value: 'missed', label: 'Any missed: done late, or not done' },
  { value: 'written-late', label: 'Record written late' },
  { value: 'signed-late', label: 'Record signed late' },
  { value: 'spoken-to-late', label: 'Child spoken to late, or not spoken to' },
  { value: 'not-supplied', label: 'Time not supplied' },
] as const

export type DeadlineFilter = (typeof deadlineFilters)[number]['value']

/** Urgent incidents of which the scrutineer has not said what came of it, and those that were only asked about. */
export const urgentFilters = [
  { value: 'open', label: 'Nobody has said what came of it' },
  { value: 'asked', label: 'Asked, and waiting for an answer' },
] as const

/** The one word that asks for incidents submitted since the scrutineer last said that they had seen those. */
export const submittedFilter = {
  value: 'since-read',
  label: 'Since you last said that you had seen them',
} as const
export const submittedSinceRead = `submitted=${submittedFilter.value}`

/** The one word that asks for incidents that have a version after the first, whether or not somebody has read it. */
export const changedFilter = {
  value: 'yes',
  label: 'Corrected, added to or withdrawn after it was submitted',
} as const

/** The one word that asks for what is grave by the incident’s own record. */
export const graveFilter = {
  value: 'yes',
  label: 'A serious injury, a warning sign, a child’s allegation or a pain-inducing technique',
} as const

/** What is still to be done about an incident, and who may ask for it: nothing is to be done about a withdrawn one. */
const todoFilters = [
  { value: 'withdrawal', label: 'Decide about a withdrawal', roles: ['scrutineer', 'head'] },
  {
    value: 'decision',
    label: 'Decide whether it is a safeguarding concern',
    roles: ['scrutineer', 'head', 'lado'],
  },
  {
    value: 'child',
    label: 'Speak to a child, or say whether and when it was done',
    roles: ['scrutineer', 'head', 'lado'],
  },
  {
    value: 'signature',
    label: 'Say when the record was written and signed',
    roles: ['scrutineer', 'head', 'lado'],
  },
  { value: 'referral', label: 'Say who it was referred to', roles: ['head'] },
  {
    value: 'contact',
    label: 'Referred, you looked at it, and still no LADO contact is recorded',
    roles: ['scrutineer'],
  },
] as const satisfies readonly { value: string; label: string; roles: readonly Role[] }[]

export type Todo = (typeof todoFilters)[number]['value']

/** What this role may ask for. */
export const todoFiltersFor = (role: Role) =>
  todoFilters.filter(({ roles }) => (roles as readonly Role[]).includes(role))
