import { hash } from 'node:crypto'

/** JSON with sorted keys and no spaces: the same content gives the same text, whatever order it was built in. */
export const canonical = (value: unknown): string => textOf(value, isThere)

/**
 * The same for a record's content, with every null left out: an answer that was not given, or was never asked for, is
 * absent from its versions. A kind can therefore gain a nullable column without any earlier version being rewritten.
 */
export const canonicalContent = (content: unknown): string => textOf(content, isAnswered)

const isThere = (value: unknown) => value !== undefined
const isAnswered = (value: unknown) => value !== undefined && value !== null

function textOf(value: unknown, keeps: (value: unknown) => boolean): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((each) => textOf(each, keeps)).join(',')}]`
  const entries = Object.entries(value).filter(([, each]) => keeps(each))
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${textOf(each, keeps)}`).join(',')}}`
}

/** SHA-256 in hexadecimal. */
export const digestOf = (text: string): string => hash('sha256', text, 'hex')
