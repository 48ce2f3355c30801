/** Days after which somebody must look: what is done weekly was then missed once (SECURITY DU-08). */
const patience = 8

const day = 86_400_000

/** Whether something that is done weekly was last done too long ago; both instants in ISO. */
export const isTooOld = (at: string, now: string): boolean =>
  Date.parse(now) - Date.parse(at) > patience * day

/** Whole days from one instant to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.floor((Date.parse(to) - Date.parse(from)) / day)
