import type { Share } from '../wording.ts'
import { timesOf } from './children.ts'

export interface Concentration {
  /** Times that a child was restrained: child × incident. */
  involvements: number
  /** Different children. */
  children: number
  /** The fewest children whose involvements make up at least half. */
  childrenForHalf: number
  /** Involvements of the child restrained most often. */
  most: number
  /** Children restrained more than once, of all restrained. */
  repeated: Share
}

/**
 * Repeat measures (DOMAIN.md 5.1, N2): takes one child id for each involvement, in any order. The unit is the
 * involvement, so that an incident with two children belongs to both.
 */
export function concentration(childIds: readonly string[]): Concentration {
  const perChild = [...timesOf(childIds).values()].toSorted((one, other) => other - one)
  return {
    involvements: childIds.length,
    children: perChild.length,
    childrenForHalf: howManyForHalf(perChild, childIds.length),
    most: perChild[0] ?? 0,
    repeated: { of: perChild.filter((times) => times > 1).length, outOf: perChild.length },
  }
}

/** How many different children. */
export const distinctChildren = (childIds: readonly string[]): number => new Set(childIds).size

/** Takes the children most often restrained first. */
function howManyForHalf(perChild: readonly number[], involvements: number): number {
  let children = 0
  let reached = 0
  for (const times of perChild) {
    if (reached * 2 >= involvements) break
    children += 1
    reached += times
  }
  return children
}
