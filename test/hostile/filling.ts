import type { HTMLElement } from 'node-html-parser'
import { expect } from 'vitest'
import type { Db } from '../../server/database/schema.ts'
import type { TestPage } from '../support/page.ts'
import type { Browser } from '../support/browser.ts'
import type { Role } from '../../server/access/vocabulary.ts'
import { flagged, isCode, isOf, isSecret, nameOf, standing, textsIn, type Standing } from './served-form.ts'
import {
  groupAt,
  groups,
  isOurs,
  mixed,
  oneOfEach,
  stringAt,
  strings,
  typedAs,
  unwritables,
} from './texts.ts'
import { sampleOf } from '../support/extent.ts'
import type { World } from './world.ts'

type Times = 'every group' | 'every string' | 'every class'
type Place = (world: World) => Promise<string> | string

export interface TextForm {
  who: Role
  /** The pages that the form stands on, made ready; asked again after each time that it was heard. */
  pages: (world: World) => Promise<Place[]> | Place[]
  /** Part of its action, where its page has several forms. */
  action?: string
  /** What else must be answered, and how, the nth time; the rest is sent as it stands on the page. */
  answers?: (nth: number, page: TestPage) => Record<string, string>
  /** Hidden controls that a script fills with text. */
  filledByScript?: string[]
  /** How often: a group of strings for each field of several lines, or once for every string. */
  times?: Times
  /** The same for fields that take no words, if it is another. */
  refusals?: Times
  /** The texts that stand after it was heard; the last version’s, if nothing else is said. */
  kept?: (world: World, page: TestPage) => Promise<string[]>
}

/** What was tried, by kind of control: so that a test can say that nothing was left out. */
export const met: Record<string, Set<string>> = { line: new Set(), lines: new Set() }

/** What is known of a form while it is filled. */
interface Filling {
  world: World
  form: TextForm
  browser: Browser
  now: Standing
  open: () => Promise<Standing>
  /** Controls that took plain words, and whether the form was heard with them. */
  free: string[]
  isHeard: boolean
}

const probe = 'Łódź, 1'

/** Fills one form, page after page, with hostile text; @returns where it was sent. */
export async function fill(world: World, form: TextForm): Promise<Set<string>> {
  const sentTo = new Set<string>()
  for (const place of await form.pages(world)) {
    const filling = await begin(world, form, place)
    if (filling.now.controls.length === 0) continue
    sentTo.add(filling.now.action)
    await fillFree(filling)
    await fillStrict(filling)
    await fillUnwritable(filling)
    if (filling.now.autosave !== undefined) {
      sentTo.add(filling.now.autosave)
      await saveWhileTyping(filling, filling.now.autosave)
    }
  }
  return sentTo
}

async function begin(world: World, form: TextForm, place: Place): Promise<Filling> {
  const browser = world.browsers[form.who]
  let nth = 0
  const open = async () => {
    const page = await browser.open(await place(world))
    expect(page.status, page.path).toBe(200)
    isOurs(page.html, page.path)
    const found = standing(page, form)
    const given = Object.entries(form.answers?.(nth++, page) ?? {}).filter(([name]) => found.names.has(name))
    return { ...found, base: { ...found.base, ...Object.fromEntries(given) } }
  }
  const now = await open()
  const filling = { world, form, browser, now, open, free: [] as string[], isHeard: true }
  await findFree(filling)
  return filling
}

const rounds: Record<Times, number> = {
  'every group': groups.length,
  'every string': strings.length,
  'every class': oneOfEach,
}

/** Which controls take words, found by typing some into each. */
async function findFree(filling: Filling): Promise<void> {
  for (const name of filling.now.controls.map(nameOf)) {
    const page = await send(filling, { [name]: probe })
    if (!flagged(page).some((each) => isOf(each, name))) filling.free.push(name)
    if (page.status === 200) filling.now = await filling.open()
  }
  const page = await send(filling, calm(filling))
  filling.isHeard = page.status === 200
  if (filling.isHeard) filling.now = await filling.open()
}

const calm = ({ free }: Pick<Filling, 'free'>) => Object.fromEntries(free.map((name) => [name, probe]))

let used = 0

/** The round's text for each control. */
function textsFor(
  filling: Filling,
  names: readonly string[],
  times: Times = 'every group',
): (round: number) => Record<string, string> {
  const starts = new Map(names.map((name) => [name, (used += rounds[times])]))
  const controls = filling.now.controls.filter((control) => names.includes(nameOf(control)))
  return (round) =>
    Object.fromEntries(
      controls.map((control, place) => {
        const name = nameOf(control)
        const start = starts.get(name) ?? 0
        if (control.tagName === 'TEXTAREA')
          return [
            name,
            remember('lines', times === 'every class' ? mixed(start + round) : groupAt(round + place)),
          ]
        const own =
          times === 'every string' ? strings[(round + place * 37) % strings.length] : stringAt(round + start)
        return [name, remember('line', own ?? '')]
      }),
    )
}

function remember(kind: keyof typeof met, text: string): string {
  for (const each of kind === 'lines' ? text.split('\n') : [text]) met[kind]?.add(each)
  return text
}

/** Text where words are taken: kept exactly, or refused with a message beside its control and shown again. */
async function fillFree(filling: Filling): Promise<void> {
  if (filling.free.length === 0) return
  const { times = 'every group' } = filling.form
  const texts = textsFor(filling, filling.free, times)
  for (let round = 0; round < rounds[times]; round += 1) {
    const typed = texts(round)
    const page = await send(filling, typed)
    if (page.status === 200) {
      await heard(filling, page, typed)
      continue
    }
    const refused = filling.free.filter((name) => flagged(page).some((each) => isOf(each, name)))
    if (!filling.isHeard) continue
    expect(refused, `${page.path}: ${page.errors.join('; ')}`).not.toEqual([])
    const rest = Object.fromEntries(Object.entries(typed).filter(([name]) => !refused.includes(name)))
    const again = await send(filling, { ...calm(filling), ...rest })
    expect(again.status, `${again.path}: ${again.errors.join('; ')}`).toBe(200)
    await heard(filling, again, rest)
  }
}

/** Sends the form; what is refused is said with a message, and shown again exactly, but for what is secret. */
async function send({ browser, now, form }: Filling, typed: Record<string, string>): Promise<TestPage> {
  const first = await browser.post(now.action, { ...now.base, ...typed })
  const isDecided = first.status === 422 && !now.action.endsWith('/finds') && (await acceptFinds(browser))
  const page = isDecided ? await browser.post(now.action, { ...now.base, ...typed }) : first
  const what = `${now.action} ${JSON.stringify(typed).slice(0, 400)}`
  expect([200, 422], what).toContain(page.status)
  isOurs(page.html, what)
  if (page.status === 200) return page
  expect(page.errors.length, what).toBeGreaterThan(0)
  for (const control of now.controls)
    if (form.filledByScript?.includes(nameOf(control)) !== true)
      shownAgain(page, control, typed[nameOf(control)])
  return page
}

/** Says of everything that looks like a name that it is none; @returns whether there was anything. */
export async function acceptFinds(browser: Browser): Promise<boolean> {
  let count = 0
  while (browser.page.html.querySelector('form[action$="/finds"]') !== null) {
    await browser.send({}, { action: '/finds', press: ['decision', 'accept'] })
    count += 1
  }
  return count > 0
}

function shownAgain(page: TestPage, control: HTMLElement, text: string | undefined): void {
  if (text === undefined || isCode(control)) return
  const name = nameOf(control)
  expect(page.value(name) ?? '', `${page.path} ${name}`).toBe(isSecret(control) ? '' : text)
}

/** What was heard stands exactly, and the form is opened anew. */
async function heard(filling: Filling, page: TestPage, typed: Record<string, string>): Promise<void> {
  const { world, form } = filling
  const kept = await (form.kept ?? lastVersion)(world, page)
  const secret = filling.now.controls.filter(isSecret).map(nameOf)
  for (const [name, text] of Object.entries(typed)) {
    if (typedAs(text) === '' || secret.includes(name)) continue
    const stands = kept.includes(text) || kept.includes(typedAs(text))
    if (!stands) expect(kept, `${filling.now.action} ${name}`).toContain(typedAs(text))
  }
  filling.now = await filling.open()
}

/** Every text in the newest version of a record, and its reason. */
async function lastVersion({ app }: World): Promise<string[]> {
  const row = await app.parts.db
    .selectFrom('recordVersion')
    .select(['content', 'reason'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return [row.reason, ...textsIn(JSON.parse(row.content))]
}

/** Text where a number, a day or an address is asked for: heard as one, or refused with a message and shown again. */
async function fillStrict(filling: Filling): Promise<void> {
  const { filledByScript = [], times: often = 'every group', refusals: times = often } = filling.form
  const names = filling.now.controls
    .map(nameOf)
    .filter((name) => !filling.free.includes(name) || filledByScript.includes(name))
  if (names.length === 0) return
  const texts = textsFor(filling, names, times)
  for (let round = 0; round < rounds[times]; round += 1) {
    const page = await send(filling, { ...calm(filling), ...texts(round) })
    if (page.status === 200) filling.now = await filling.open()
  }
}

/** NUL is refused in every field, beside it. */
async function fillUnwritable(filling: Filling): Promise<void> {
  for (const name of filling.now.controls.map(nameOf)) {
    if (filling.form.filledByScript?.includes(name)) continue
    const isPassword = filling.now.controls.some((each) => nameOf(each) === name && isSecret(each))
    for (const text of isPassword ? unwritables.slice(0, 1) : sampleOf(unwritables)) {
      const page = await send(filling, { ...calm(filling), [name]: text })
      expect(page.status, `${filling.now.action} ${name} took ${JSON.stringify(text)}`).toBe(422)
      expect(
        flagged(page).some((each) => isOf(each, name)),
        `${name}: ${page.errors.join('; ')}`,
      ).toBe(true)
    }
  }
}

let turn = 0

/** Sent while somebody types: kept exactly, whatever it is, and nothing is refused. */
async function saveWhileTyping(filling: Filling, address: string): Promise<void> {
  const { now, world, browser } = filling
  const { times = 'every group' } = filling.form
  const texts = textsFor(filling, now.controls.map(nameOf), times)
  for (let round = 0; round < rounds[times]; round += 1) {
    const typed = texts(round)
    const body = new URLSearchParams({ ...now.base, ...typed, turn: String((turn += 1)) }).toString()
    const answer = await browser.agent.post(address).set('Host', 'localhost:3000').type('form').send(body)
    expect(answer.status, `${address} ${answer.text.slice(0, 300)}`).toBe(200)
    const kept = await whileTyping(world.app.parts.db)
    for (const text of Object.values(typed)) expect(kept, address).toContain(text)
  }
}

async function whileTyping(db: Db): Promise<string[]> {
  const drafts = await db.selectFrom('draft').select('typed').execute()
  const kept = await db.selectFrom('keptForm').select('typed').execute()
  return [...drafts, ...kept].flatMap(({ typed }) => textsIn(JSON.parse(typed)))
}
