import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import supertest from 'supertest'
import { buildApp } from '../../../server/app.ts'
import { readConfig, type Config } from '../../../server/config.ts'
import { limiter, usualLimits } from '../../../server/http/limits.ts'
import type { Parts } from '../../../server/parts.ts'
import { openParts } from '../../../server/start.ts'
import { Browser } from '../../support/browser.ts'

/** Somebody with an account in a kept database, as `accounts.json` beside it has them. */
export interface Account {
  email: string
  password: string
  /** The printed code sheet, in the order of its numbers. */
  sheet: string[]
}

/** The application over a database on disk, with a clock that is set by hand. */
export interface Service {
  parts: Parts
  at: (instant: string) => void
  now: () => string
  signedIn: (account: Account) => Promise<Browser>
  close: () => void
}

/** A folder with a database file and its keys, as the commands are told of it. */
export function placeIn(folder: string): Config {
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  chmodSync(dataDir, 0o700)
  return readConfig({ DATA_DIR: dataDir, KEYS_FILE: join(folder, 'keys.json'), PORT: '3000' })
}

const threeHundredTimes = Object.fromEntries(
  Object.entries(usualLimits).map(([what, { person, address }]) => [
    what,
    { person: person * 300, address: address * 300 },
  ]),
) as typeof usualLimits

/** Serves a database without a port. Every page is read at one moment, so nobody is asked to wait. */
export async function serviceAt(
  config: Config,
  begins: string,
  madeOf?: Parameters<typeof buildApp>[1],
): Promise<Service> {
  let now = begins
  const opened = await openParts(config)
  const parts: Parts = {
    ...opened,
    clock: () => now,
    log: pino({ level: 'silent' }),
    limiter: limiter(threeHundredTimes),
  }
  const app = buildApp(parts, madeOf)
  return {
    parts,
    at: (instant) => {
      now = instant
    },
    now: () => now,
    signedIn: (account) => signIn(new Browser(supertest.agent(app)), account),
    close: () => {
      opened.opened.connection.close()
    },
  }
}

/** By the real forms: the password, then the next code of the sheet. @throws when that does not lead in */
async function signIn(browser: Browser, { email, password, sheet }: Account): Promise<Browser> {
  await browser.open('/sign-in')
  await browser.send({ email, password })
  const bySheet = browser.page.link('printed code sheet')
  if (bySheet !== undefined) await browser.open(bySheet)
  const [, number = '0'] = /Code number (\d+)/.exec(browser.page.text) ?? []
  await browser.send({ code: sheet[Number(number) - 1] ?? '' })
  const home = await browser.open('/')
  if (home.name !== 'home') throw new Error(`${email} cannot sign in: ${browser.page.text.slice(0, 300)}`)
  return browser
}
