import { addDays } from '../../reports/clocks.ts'

/**
 * How long each copy of the database is kept after it was made (server/hosting/README.md, “Three copies”): what was taken out
 * of the database stands in them until then. The host's timers and whoever keeps the sticks do it; nothing here can.
 */
export const copiesKept = [
  { where: 'on the server', days: 35, words: 'five weeks' },
  { where: 'on the other machine', days: 366, words: 'a year' },
  { where: 'offline', days: 3653, words: 'ten years' },
] as const

/** By copy, the first local date on which none made up to a local date is kept any more. */
export const goneOn = (day: string): { where: string; on: string }[] =>
  copiesKept.map(({ where, days }) => ({ where, on: addDays(day, days + 1) }))
