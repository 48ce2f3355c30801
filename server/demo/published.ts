import type { Happening } from './world.ts'

/** The published figures that ship with the project, loaded by the business manager before the worked year. */
export const publishedHappenings = (): Happening[] => []
