import { comparisonKey } from '../fields/comparison-key.ts'
import { placesIn } from '../fields/places-in.ts'

/** Everybody that a record names by a pseudonym, whatever part of it does. */
function namedIn(content: unknown): string[] {
  if (Array.isArray(content)) return content.flatMap(namedIn)
  if (content === null || typeof content !== 'object') return []
  return Object.entries(content).flatMap(([name, value]) => {
    if (typeof value === 'string' && /^(pseudonym|staffPseudonym)$/.test(name))
      return value === '' ? [] : [value]
    if (name === 'children' && Array.isArray(value) && value.every((each) => typeof each === 'string'))
      return value
    return namedIn(value)
  })
}

/** The content with everybody but its subject marked wherever they stand, in a list or in the middle of a text. */
export function markThirdParties<Content>(
  content: Content,
  own: string,
): { content: Content; others: string[] } {
  const ownKey = comparisonKey(own)
  const byKey = new Map(namedIn(content).map((each) => [comparisonKey(each), each]))
  const others = [...byKey].flatMap(([key, each]) => (key === ownKey ? [] : [each]))
  return { content: marked(content, others) as Content, others }
}

function marked(value: unknown, others: readonly string[]): unknown {
  if (typeof value === 'string') return others.reduce(markIn, value)
  if (Array.isArray(value)) return value.map((each) => marked(each, others))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, marked(each, others)]))
}

/** Whether a text anywhere in it names somebody by this pseudonym. */
export function namesWhole(value: unknown, pseudonym: string): boolean {
  if (typeof value === 'string') return placesIn(value, pseudonym).length > 0
  return value !== null && typeof value === 'object'
    ? Object.values(value).some((each) => namesWhole(each, pseudonym))
    : false
}

function markIn(text: string, other: string): string {
  const parts: string[] = []
  let at = 0
  for (const { from, to } of placesIn(text, other)) {
    parts.push(text.slice(at, from), `[third party ${text.slice(from, to)}]`)
    at = to
  }
  return [...parts, text.slice(at)].join('')
}
