/**
 * Every text in a report or a part of one: each is printed, or is a name that readers never see. What a property is called, and
 * a yes or no of how it is drawn, is none.
 */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
