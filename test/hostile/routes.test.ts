import { beforeAll, describe, expect, it } from 'vitest'
import { routesIn } from '../../server/app.ts'
import { permissions, type Permission } from '../../server/access/permissions.ts'
import type { Role } from '../../server/access/vocabulary.ts'
import type { Browser } from '../support/browser.ts'
import { ash } from '../support/people.ts'
import { fill, met } from './filling.ts'
import { nameOf, textControlsIn } from './served-form.ts'
import { doorForms } from './doors.ts'
import { wordless } from './wordless.ts'
import { forms, savedWhileTyping } from './forms.ts'
import { everyKind } from './kinds.ts'
import { isOurs, oneOfEach, stringAt, strings } from './texts.ts'
import { aWorld, type World } from './world.ts'

/*
 * What is covered. Every act of the router stands in `forms.ts` with the form that fills it, or with why nobody types into
 * it; a new one fails. The places to type are found on the served pages: a new one in a known form is filled without being
 * named, and one that leads to an act without a driver fails. Each place gets strings of all twelve classes (`texts.ts`),
 * and all 485 go through fields of one line, of several lines, of lists (`strings.test.ts`), of numbers and days, and
 * through every search box. Each time: kept exactly in the record, its history and what is saved while somebody types, or
 * refused with a message beside the field and shown again exactly; no other status; and no page holds an element or an
 * attribute that is not ours. Afterwards every page is opened with all of it inside, by every role that may.
 */

let world: World
let acts: string[]
const filled = new Set<string>()
const doors = Object.keys(doorForms)

beforeAll(async () => {
  world = await aWorld()
  acts = routesIn(world.app.app)
    .filter(({ method }) => method === 'POST')
    .map(({ path }) => path)
})

/** The act that an address leads to. */
const actOf = (address: string) =>
  acts.find((path) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(address.split('?')[0] ?? ''))

const shorter = (text = '') => [text, text.trim(), text.slice(0, 100), text.trim().slice(0, 100)]
const some = Array.from({ length: 4 * oneOfEach }, (_each, place) => stringAt(place))

const mayOpen = (permission: Permission | 'anyone' | undefined): Role =>
  permission === undefined || permission === 'anyone' ? 'scrutineer' : permissions[permission][0]

/** Every page that a role may open: without an object of its own, or of the records and drafts that are there. */
function addressesFor({ app, records }: World, role: Role): string[] {
  const ids: Record<string, string> = {
    '/people': app.people.partner.id,
    '/reviews': '2018',
    '/establishments': ash,
    '/returns': ash,
  }
  for (const kind of everyKind) ids[kind.base] ??= records[kind.name] ?? ''
  const left = /:(draft|section|token|kind|name|edition)|replacement|done|released|signed|acknowledg|decision/
  return routesIn(app.app)
    .filter(({ method, route }) => method === 'GET' && route !== undefined)
    .filter(
      ({ route }) =>
        route?.allow === 'anyone' || permissions[route?.allow ?? 'see home'].some((each) => each === role),
    )
    .map(({ path }) =>
      path
        .replace(/^(\/[a-z-]+)\/:\w+/, (_all, base: string) => `${base}/${ids[base]}`)
        .replace(':year', '2018')
        .replace(':month', '2019-05'),
    )
    .filter((path) => !left.test(path) && !path.includes('undefined') && !/\.(pdf|xlsx)$/.test(path))
}

/** Puts strings into every filter of a page, and all of them into its boxes for text; @returns how many boxes. */
async function searchAt(browser: Browser, path: string): Promise<number> {
  const form = (await browser.open(path)).html.querySelector('form[method=get]')
  if (form === null) return 0
  const names = form.querySelectorAll('input,select').map(nameOf)
  const boxes = textControlsIn(form).map(nameOf)
  for (const place of (boxes.length > 0 ? strings : some).keys()) {
    const query = Object.fromEntries(
      names.map((name, nth) => [name, strings[(place + nth * 37) % strings.length] ?? '']),
    )
    const page = await browser.open(`${path}?${new URLSearchParams(query).toString()}`)
    expect(page.status, page.path).toBe(200)
    isOurs(page.html, page.path)
    // What cannot be a day is not looked for, nor more than a hundred characters.
    for (const name of boxes)
      expect(['', ...shorter(query[name])], page.path).toContain(page.value(name) ?? '')
  }
  return boxes.length
}

describe('every act', () => {
  it('is declared with the form that fills it, or with why nobody types into it', () => {
    const declared = [...Object.keys(forms), ...savedWhileTyping, ...doors, ...Object.keys(wordless)]
    expect(
      acts.filter((path) => !declared.includes(path)),
      'declare these in test/hostile/forms.ts: where their form stands, or why nobody types into them',
    ).toEqual([])
    expect(
      declared.filter((path) => !acts.includes(path)),
      'declared and not there',
    ).toEqual([])
  })
})

describe('naughty strings', { timeout: 300_000 }, () => {
  it.each(Object.keys(forms))('typed into %s are kept exactly or refused with a message', async (path) => {
    for (const form of [forms[path] ?? []].flat())
      for (const address of await fill(world, form)) filled.add(actOf(address) ?? '')
    expect([...filled]).toContain(path)
  })

  it('are no search that fails, or finds by anything but the text', async () => {
    const pages = routesIn(world.app.app).filter(
      ({ method, path, route }) => method === 'GET' && route !== undefined && !path.includes(':'),
    )
    let boxes = 0
    for (const { path, route } of pages) boxes += await searchAt(world.browsers[mayOpen(route?.allow)], path)
    expect(boxes, 'search boxes').toBeGreaterThan(0)
  })

  it('do nothing on any page that holds them, and no page has a place to type that was not filled', async () => {
    const seen = new Set<string>()
    let opened = 0
    for (const [role, browser] of Object.entries(world.browsers)) {
      for (const address of addressesFor(world, role as Role)) {
        const page = await browser.open(address)
        // Some of them are of a later state than these records are in.
        expect([200, 403, 404, 409], `${role} ${address}`).toContain(page.status)
        opened += page.status === 200 ? 1 : 0
        isOurs(page.html, `${role} ${address}`)
        for (const form of page.html.querySelectorAll('form[method=post]'))
          if (textControlsIn(form).length > 0) seen.add(actOf(form.getAttribute('action') ?? '') ?? '')
      }
    }
    expect(opened).toBeGreaterThan(120)
    expect(
      [...seen].filter((path) => forms[path] === undefined && !doors.includes(path)),
      'give these a form in forms.ts',
    ).toEqual([])
  })

  it('went to every act that saves while somebody types', () => {
    expect(savedWhileTyping.filter((path) => !filled.has(path))).toEqual([])
  })

  it('were all typed into fields of one line and of several', () => {
    for (const kind of ['line', 'lines'] as const) {
      const own = met[kind]
      expect(
        strings.filter((text) => text.trim() !== '' && !own?.has(text) && !own?.has(text.trim())),
      ).toEqual([])
    }
  })
})
