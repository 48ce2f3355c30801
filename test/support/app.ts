import type { Express } from 'express'
import type { Role } from '../../server/access/vocabulary.ts'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { sealWith } from '../../server/keys.ts'
import { partsOver } from '../../server/memory.ts'
import type { Opened } from '../../server/database/open.ts'
import type { Act } from '../../server/database/write.ts'
import type { Parts } from '../../server/parts.ts'
import { arriveAt } from './arriving.ts'
import { copyOf, databaseOf, type Original } from './databases.ts'
import { sheetCode, type People } from './people.ts'
import { Browser } from './browser.ts'
import { agentOf } from './serving.ts'

/** The clock that tests start at, unless they say otherwise: a Monday morning in the worked year's summer after. */
export const testNow = '2019-06-03T09:00:00.000Z'

/** Whether `signedIn` goes by the real forms: set for the tests of `access` (`vitest.config.ts`). */
const byForms = process.env['SIGN_IN'] === 'forms'

export interface TestApp {
  parts: Parts
  app: Express
  people: People
  /** Moves the clock. */
  at: (instant: string) => void
  /** Moves the machine's clock alone: a demonstration has one of its own. */
  machineAt: (instant: string) => void
  /**
   * A browser of somebody who is signed in, by the function that the sign-in forms call last. In the tests of `access` by the
   * forms themselves (`signInAt`).
   */
  signedIn: (person: { email: string }) => Promise<Browser>
  /** Signs somebody in by the real forms: password, then a code of their sheet. */
  signInAt: (browser: Browser, person: { email: string }) => Promise<Browser>
  /** A browser of nobody, at another network address where one is given. */
  stranger: (address?: string) => Browser
  /** An act outside any request, for setting up. */
  act: (key?: string) => Act
}

/** The real application over a migrated database in memory, with a fixed clock and five people in two houses. */
export async function startApp(
  env: Record<string, string> = {},
  { people: hasPeople = true }: { people?: boolean } = {},
): Promise<TestApp> {
  return appOver(await databaseOf(hasPeople), env)
}

type Steps = (app: TestApp) => Promise<unknown>

// As each leaves the database, taken once in a process: a signature draws sixteen files.
const afterSteps = new Map<Steps, Promise<Original>>()

/** The application as these steps leave it at the usual time, with nobody signed in. They are taken once in a process. */
export async function startAppAfter(steps: Steps): Promise<TestApp> {
  const original = afterSteps.get(steps) ?? originalAfter(steps)
  afterSteps.set(steps, original)
  return appOver(copyOf(await original))
}

async function originalAfter(steps: Steps): Promise<Original> {
  const app = await startApp()
  await steps(app)
  const { opened, keys } = app.parts
  await app.parts.db.deleteFrom('session').execute()
  return { content: opened.connection.serialize(), keys, people: app.people }
}

/** The application over a database that somebody else made. */
export function appOver(
  { people = {} as People, ...database }: Pick<Original, 'keys'> & { opened: Opened; people?: People },
  env: Record<string, string> = {},
): TestApp {
  let now = testNow
  let machine: string | undefined
  const config = readConfig({ PORT: '3000', ...env })
  const parts = { ...partsOver(database, config, () => now), machineClock: () => machine ?? now }
  const act = (key?: string): Act => ({
    who: { id: 'system', role: 'system' },
    at: now,
    key: key ?? null,
    newId: parts.newId,
    seal: sealWith(parts.keys.history),
  })
  const app = buildApp(parts)
  const stranger = (address?: string) => {
    const agent = agentOf(app)
    return new Browser(address === undefined ? agent : agent.set('X-Forwarded-For', address))
  }
  return {
    parts,
    app,
    people,
    act,
    stranger,
    at: (instant) => {
      now = instant
    },
    machineAt: (instant) => {
      machine = instant
    },
    signInAt,
    signedIn: (person) => (byForms ? signInAt(stranger(), person) : arriveAt(parts, stranger(), person)),
  }
}

/** A signed-in browser for each role; the head is that of Ash House. */
export async function everyRole({ people, signedIn }: TestApp): Promise<Record<Role, Browser>> {
  return {
    scrutineer: await signedIn(people.scrutineer),
    head: await signedIn(people.head),
    lado: await signedIn(people.lado),
    partner: await signedIn(people.partner),
    'business-manager': await signedIn(people.businessManager),
  }
}

async function signInAt(browser: Browser, { email }: { email: string }): Promise<Browser> {
  await browser.open('/sign-in')
  await browser.send({ email, password: 'correct horse battery' })
  await enterSheetCode(browser)
  return browser
}

/** Answers the second step with the code that the page asks for; leaves any other page as it is. */
export async function enterSheetCode(browser: Browser): Promise<void> {
  if (browser.page.name !== 'second-step' && browser.page.name !== 'confirm') return
  const bySheet = browser.page.link('printed code sheet')
  if (bySheet !== undefined) await browser.open(bySheet)
  const [, number = '0'] = /Code number (\d+)/.exec(browser.page.text) ?? []
  await browser.send({ code: sheetCode(Number(number)) })
}
