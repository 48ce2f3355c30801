import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Page } from 'playwright-core'
import { chromiumArguments, findChromium } from '../../support/chromium.ts'
import { startApp, type TestApp } from '../../support/app.ts'
import { sheetCode } from '../../support/people.ts'

export interface Served extends TestApp {
  origin: string
  /** A page in a browser of its own, of somebody who signed in by the real forms. */
  openAs: (person: { email: string }) => Promise<Page>
  close: () => Promise<void>
}

/** The test application with its clock and its five people, served for real, and a Chromium beside it. */
export async function startServed(): Promise<Served> {
  const app = await startApp()
  const server = createServer(app.app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('The browser tests need Chromium: run them with npm test')
  const browser = await chromium.launch({ executablePath, args: chromiumArguments })
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    ...app,
    origin,
    openAs: async ({ email }) => {
      const context = await browser.newContext({ baseURL: origin })
      context.setDefaultTimeout(30_000)
      const page = await context.newPage()
      await signIn(page, email)
      return page
    },
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      app.parts.opened.connection.close()
    },
  }
}

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.locator('main[data-page=second-step]').waitFor()
  await page.goto('/sign-in/second-step?way=sheet')
  const [, number = '0'] = /Code number (\d+)/.exec(await page.locator('main').innerText()) ?? []
  await page.getByLabel(/^Code number/).fill(sheetCode(Number(number)))
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.locator('main[data-page=home]').waitFor()
}
