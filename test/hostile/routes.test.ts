import { beforeAll, describe, expect, it } from 'vitest'
import { routesIn } from '../../server/app.ts'
import type { Role } from '../../server/access/vocabulary.ts'
import { recordNew } from '../../server/records/actions.ts'
import { beginReview } from '../../server/reviews/actions.ts'
import { startApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { fill, met, type World } from './filling.ts'
import { doors, forms, savedWhileTyping, wordless } from './forms.ts'
import { everyKind, exampleOf } from './kinds.ts'
import { strings } from './texts.ts'

let world: World
let acts: string[]
const filled = new Set<string>()

beforeAll(async () => {
  const app = await startApp()
  // Nobody types ten thousand forms in five minutes; the limits have their own tests.
  app.parts.limiter = { count: () => undefined }
  const { people } = app
  const browsers: Record<Role, Browser> = {
    scrutineer: await app.signedIn(people.scrutineer),
    head: await app.signedIn(people.head),
    lado: await app.signedIn(people.lado),
    partner: await app.signedIn(people.partner),
    'business-manager': await app.signedIn(people.businessManager),
  }
  const records: Record<string, string> = {}
  for (const kind of everyKind)
    records[kind.name] = (await recordNew(app.parts.db, app.act(), kind, { values: exampleOf(kind) })).id
  await beginReview(app.parts.db, app.act(), 2018)
  world = { app, browsers, records }
  acts = routesIn(app.app)
    .filter(({ method }) => method === 'POST')
    .map(({ path }) => path)
})

/** The act that an address leads to. */
const actOf = (address: string) =>
  acts.find((path) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`).test(address.split('?')[0] ?? ''))

describe('every act', () => {
  it('is declared with the form that fills it, or with why nobody types into it', () => {
    const declared = [...Object.keys(forms), ...savedWhileTyping, ...doors, ...Object.keys(wordless)]
    expect(
      acts.filter((path) => !declared.includes(path)),
      'declare these in test/hostile/forms.ts: where their form stands, or why nobody types into them',
    ).toEqual([])
    expect(declared.filter((path) => !acts.includes(path)), 'declared and not there').toEqual([])
  })
})

describe('naughty strings', { timeout: 120_000 }, () => {
  it.each(Object.keys(forms))('typed into %s are kept exactly or refused with a message', async (path) => {
    for (const form of [forms[path] ?? []].flat())
      for (const address of await fill(world, form)) filled.add(actOf(address) ?? '')
    expect([...filled]).toContain(path)
  })

  it('went to every act that saves while somebody types', () => {
    expect(savedWhileTyping.filter((path) => !filled.has(path))).toEqual([])
  })

  it('were all typed into fields of one line and of several', () => {
    for (const kind of ['line', 'lines'] as const) {
      const own = met[kind]
      expect(strings.filter((text) => text.trim() !== '' && !own?.has(text) && !own?.has(text.trim()))).toEqual([])
    }
  })
})
