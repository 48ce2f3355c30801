import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { inject } from 'vitest'
import { buildApp } from '../../../server/app.ts'
import { readConfig } from '../../../server/config.ts'
import { openParts } from '../../../server/start.ts'
import type { Parts } from '../../../server/parts.ts'
import { chromiumArguments, findChromium } from '../../support/chromium.ts'

export interface Service {
  origin: string
  parts: Parts
  browser: Browser
  /** A page in a browser of its own: nobody is signed in. */
  open: (options?: BrowserContextOptions) => Promise<Page>
  close: () => Promise<void>
}

/**
 * The worked example, served for real on a port of its own, and a Chromium beside it. The stylesheet is built before the
 * tests are loaded (`test/run.ts`): pages take its name when their templates are read.
 */
export async function startService(): Promise<Service> {
  const { folder, env } = copyWorkedExample()
  return served(await openParts(readConfig({ ...env, PORT: '0', LOG_LEVEL: 'error' })), () => {
    rmSync(folder, { recursive: true })
  })
}

/** The worked example in a folder of its own. */
export function copyWorkedExample(): { folder: string; env: { DATA_DIR: string; KEYS_FILE: string } } {
  const folder = mkdtempSync(join(tmpdir(), 'scrutiny-browser-'))
  cpSync(inject('workedExample'), folder, { recursive: true })
  // Only files are copied with who may read them.
  chmodSync(join(folder, 'data'), 0o700)
  return { folder, env: { DATA_DIR: join(folder, 'data'), KEYS_FILE: join(folder, 'keys.json') } }
}

/** An application on a port of its own, and a Chromium beside it. */
export async function served(parts: Parts, cleanUp: () => void = () => undefined): Promise<Service> {
  const server = createServer(buildApp(parts))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('The browser tests need Chromium: run them with npm test')
  const browser = await chromium.launch({ executablePath, args: chromiumArguments })
  const contexts: BrowserContext[] = []
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    origin,
    parts,
    browser,
    open: async (options = {}) => {
      const context = await browser.newContext({ baseURL: origin, ...options })
      contexts.push(context)
      context.setDefaultTimeout(30_000)
      // Sent once, and not before each look at a page: it is half a megabyte.
      await context.addInitScript(axe.source)
      return context.newPage()
    },
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()))
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      parts.opened.connection.close()
      cleanUp()
    },
  }
}
