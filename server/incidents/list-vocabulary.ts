/** Any sign, and any technique of this level: asked for by these words in place of a code. */
export const anySign = 'any'
export const anyPainInducing = 'pain-inducing'

/** How a list can be narrowed by its deadlines. */
export const deadlineFilters = [
  { value: 'missed', label: 'Missed: done late, or not done' },
  { value: 'not-supplied', label: 'Time not supplied' },
] as const

/** The one word that asks for urgent incidents of which the scrutineer has not said what came of them. */
export const urgentFilter = { value: 'open', label: 'Nobody has said what came of it' } as const
