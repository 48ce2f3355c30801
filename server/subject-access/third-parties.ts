const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

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
  const others = [...new Set(namedIn(content))].filter((each) => !same(each, own))
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
  if (typeof value === 'string') return wholly(pseudonym).test(value)
  return value !== null && typeof value === 'object'
    ? Object.values(value).some((each) => namesWhole(each, pseudonym))
    : false
}

const markIn = (text: string, other: string): string =>
  text.replace(wholly(other), (found) => `[third party ${found}]`)

// A whole pseudonym only: K-1 is not the beginning of K-12.
function wholly(pseudonym: string): RegExp {
  const pattern = pseudonym.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}-])${pattern}(?![\\p{L}\\p{N}])`, 'giu')
}
