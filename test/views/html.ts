/**
 * One spelling for HTML that means the same: white space between and inside texts, and the order of attributes.
 * A line a tag or text.
 */
export function normalised(html: string): string {
  return html
    .split(/(<[^>]*>)/)
    .map((piece) =>
      piece.startsWith('<') ? normalisedTag(piece) : unescaped(piece).replace(/\s+/g, ' ').trim(),
    )
    .filter((piece) => piece !== '')
    .join('\n')
}

function normalisedTag(tag: string): string {
  const [, name = '', rest = ''] = /^<(\/?[\w-]+)([^]*?)\/?>$/.exec(tag) ?? []
  const attributes = [...rest.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)].map(
    ([, key = '', value = '']) => `${key}="${unescaped(value).replace(/\s+/g, ' ').trim()}"`,
  )
  return `<${[name, ...attributes.sort()].join(' ')}>`
}

const characters: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&#x3D;': '=',
  '&#x60;': '`',
}

function unescaped(text: string): string {
  return text.replace(/&#?\w+;/g, (entity) => characters[entity] ?? entity)
}
