import { hash } from 'node:crypto'

/** JSON with sorted keys and no spaces: the same content gives the same text, whatever order it was built in. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

/** SHA-256 in hexadecimal. */
export const digestOf = (text: string): string => hash('sha256', text, 'hex')
