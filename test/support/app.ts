import supertest from 'supertest'
import type { Express } from 'express'
import { buildApp } from '../../server/app.ts'
import { readConfig } from '../../server/config.ts'
import { sealWith } from '../../server/keys.ts'
import { memoryParts } from '../../server/memory.ts'
import type { Act } from '../../server/database/write.ts'
import type { Parts } from '../../server/parts.ts'
import { peopleOf, type People } from './people.ts'
import { Browser } from './browser.ts'

/** The clock that tests start at, unless they say otherwise: a Monday morning in the worked year's summer after. */
export const testNow = '2019-06-03T09:00:00.000Z'

export interface TestApp {
  parts: Parts
  app: Express
  people: People
  /** Moves the clock. */
  at: (instant: string) => void
  /** A browser of somebody who signed in by the real form. */
  signedIn: (person: { email: string }) => Promise<Browser>
  /** A browser of nobody. */
  stranger: () => Browser
  /** An act outside any request, for setting up. */
  act: (key?: string) => Act
}

/** The real application over a migrated database in memory, with a fixed clock and five people in two houses. */
export async function startApp(): Promise<TestApp> {
  let now = testNow
  const parts = await memoryParts(readConfig({ PORT: '3000' }), () => now)
  const act = (key?: string): Act => ({
    who: { id: 'system', role: 'system' },
    at: now,
    key: key ?? null,
    newId: parts.newId,
    seal: sealWith(parts.keys.history),
  })
  const people = await peopleOf(parts.db)
  const app = buildApp(parts)
  const stranger = () => new Browser(supertest.agent(app))
  return {
    parts,
    app,
    people,
    act,
    stranger,
    at: (instant) => {
      now = instant
    },
    signedIn: async ({ email }) => {
      const browser = stranger()
      await browser.open('/sign-in')
      await browser.send({ email, password: 'correct horse battery' })
      return browser
    },
  }
}
