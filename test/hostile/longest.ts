import type { Browser } from '../support/browser.ts'
import { sampleOf } from '../support/extent.ts'
import type { TestPage } from '../support/page.ts'
import { nameOf, standing } from './served-form.ts'
import type { TextForm } from './filling.ts'
import type { World } from './world.ts'

/** What a careless expression goes over again and again: words, one word, numbers with strokes, spaces, and no end. */
export const patterns = ['Aa ', 'A', '1/', ' ', 'Aa-1.'] as const

/** Bytes of text in one request: a form may hold one MiB (SECURITY IN-05), its other fields among it. */
const room = 900_000

/** Text of this pattern that takes so many bytes in a form or an address. */
export const longest = (pattern: string, bytes = room): string =>
  pattern.repeat(Math.floor(bytes / encodeURIComponent(pattern).length))

/** One request, ready to be sent: so that whoever sends it may watch. */
export interface Sending {
  /** 'POST /visits/new: areasSeen' */
  what: string
  /** @returns the status of the answer */
  send: () => Promise<number>
}

/**
 * A form with the longest text that can be sent: in all its fields together, in each alone (in `npm run check` in a few), and
 * while somebody types.
 */
export async function* longestSendings(world: World, form: TextForm): AsyncGenerator<Sending> {
  for (const place of await form.pages(world))
    yield* longestAt(world.browsers[form.who], async () => place(world), form)
}

type Served = Pick<TextForm, 'action' | 'answers' | 'filledByScript'>

/** The same of a form that stands on one page, before this browser. */
export async function* longestAt(
  browser: Browser,
  place: () => Promise<string>,
  form: Served,
): AsyncGenerator<Sending> {
  let nth = 0
  const open = async () => begun(await browser.open(await place()), form, nth++)
  const { names, autosave } = await open()
  if (names.length === 0) return
  for (const [what, typed] of textsFor(names)) {
    const now = await open()
    yield {
      what: `POST ${now.action}: ${what}`,
      send: async () => (await browser.post(now.action, { ...now.base, ...typed })).status,
    }
  }
  if (autosave === undefined) return
  const { base } = await open()
  const body = new URLSearchParams({ ...base, ...inAll(names, 'Aa '), turn: String(nth) }).toString()
  yield {
    what: `POST ${autosave}: while somebody types`,
    send: async () =>
      (await browser.agent.post(autosave).set('Host', 'localhost:3000').type('form').send(body)).status,
  }
  yield {
    what: `GET ${browser.page.path}, with it inside`,
    send: async () => (await browser.open(await place())).status,
  }
}

function begun(page: TestPage, form: Served, nth: number) {
  const found = standing(page, form)
  const given = Object.entries(form.answers?.(nth, page) ?? {}).filter(([name]) => found.names.has(name))
  const names = [...new Set(found.controls.map(nameOf))]
  // What a draft kept of the sending before would make this one too long.
  const emptied = Object.fromEntries(names.map((name) => [name, '']))
  return { ...found, names, base: { ...found.base, ...emptied, ...Object.fromEntries(given) } }
}

const inAll = (names: readonly string[], pattern: string) =>
  Object.fromEntries(names.map((name) => [name, longest(pattern, room / names.length)]))

const textsFor = (names: readonly string[]): [what: string, typed: Record<string, string>][] => [
  ...[patterns[0], patterns[4]].map((pattern): [string, Record<string, string>] => [
    `all ${names.length} fields of ${JSON.stringify(pattern)}`,
    inAll(names, pattern),
  ]),
  ...sampleOf(names).map((name, place): [string, Record<string, string>] => {
    const pattern = patterns[place % patterns.length] ?? 'A'
    return [`${name} of ${JSON.stringify(pattern)}`, { [name]: longest(pattern) }]
  }),
]
