/** With fewer, one child's year could make the whole difference: counts and no word about chance (DOMAIN.md 5.4). */
const fewestChildren = 5

export const isEnoughChildren = (children: number): boolean => children >= fewestChildren

/** How often each id stands in a list. */
export function timesOf(ids: readonly string[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1)
  return times
}
