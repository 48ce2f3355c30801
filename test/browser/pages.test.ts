import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routesIn, buildApp } from '../../server/app.ts'
import { pointer } from './support/driver.ts'
import { startService, type Service } from './support/service.ts'
import { signIn, type Account } from './support/tasks.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(async () => {
  await service.close()
})

const everyone: Account[] = ['scrutineer', 'headCKI', 'lado', 'partner', 'businessManager']
const wide = { width: 1280, height: 900 }
const narrow = { width: 320, height: 700 }

interface Place {
  address: string
  status: number | undefined
}

/** Comes to one address of each route by links, from the home page on, and looks at each page once. */
async function everyPlace(page: Page, look: (place: Place) => Promise<void>): Promise<number> {
  const patterns = routesIn(buildApp(service.parts))
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => ({ path, regex: new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`) }))
  const patternOf = (path: string) => patterns.find(({ regex }) => regex.test(path))?.path
  const found = new Map<string, string>([['/', '/']])
  for (const address of found.values()) {
    const answer = await page.goto(address)
    for (const href of await hrefsIn(page, 'a[href]')) {
      const url = new URL(href, page.url())
      const pattern = url.origin === service.origin ? patternOf(url.pathname) : undefined
      const isFile = /\.(pdf|xlsx|csv)$/.test(url.pathname)
      if (pattern !== undefined && !isFile && !found.has(pattern))
        found.set(pattern, url.pathname + url.search)
    }
    await look({ address, status: answer?.status() })
  }
  return found.size
}

// Given as text: it runs in the page, where other names are known than here.
const hrefsIn = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('${selector}')].map((link) => link.getAttribute('href'))`)

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  )
}

const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth')

describe('every page that a person comes to', () => {
  it.each(everyone)(
    'is without fault for %s, wide and narrow, and keeps its own security policy',
    async (who) => {
      const page = await service.open({ viewport: wide })
      const refused: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('status of 4'))
          refused.push(`${page.url()} ${message.text()}`)
      })
      await signIn(pointer(page), who)
      const faults: string[] = []
      const seen = await everyPlace(page, async ({ address, status }) => {
        if (status !== 200) faults.push(`${address}: status ${String(status)}`)
        if ((await page.locator('h1').count()) !== 1) faults.push(`${address}: not one h1`)
        if ((await page.locator('main[data-page]').count()) !== 1) faults.push(`${address}: no data-page`)
        faults.push(...(await faultsOf(page)).map((fault) => `${address}: ${fault}`))
        await page.setViewportSize(narrow)
        const over = await sideways(page)
        if (over > 0) faults.push(`${address}: ${over} pixels too wide at 320`)
        await page.setViewportSize(wide)
      })
      expect(seen).toBeGreaterThan(4)
      expect(faults).toEqual([])
      expect(refused).toEqual([])
    },
  )

  it.each([
    ['headCKI', '/incidents/new'],
    ['scrutineer', '/visits/new'],
    ['scrutineer', '/contacts/new'],
    ['lado', '/lado-contacts/new'],
    ['businessManager', '/qa-meetings/new'],
    ['businessManager', '/published-figures/new'],
    ['businessManager', '/establishments/new'],
  ] as [Account, string][])('is without fault when %s sends %s empty', async (who, place) => {
    const page = await service.open({ viewport: wide })
    await signIn(pointer(page), who)
    await page.goto(place)
    await page.getByRole('button', { name: 'Continue' }).click()
    expect(await page.title()).toMatch(/^Error: /)
    const links = await hrefsIn(page, '.govuk-error-summary a')
    expect(links.length).toBeGreaterThan(0)
    for (const link of links)
      expect(await page.locator(link.replace(/[^\w#-]/g, '\\$&')).count(), link).toBe(1)
    expect(await faultsOf(page)).toEqual([])
    await page.setViewportSize(narrow)
    expect(await sideways(page)).toBe(0)
  })

  it('is without fault when it says no: not found, not allowed, wrong password', async () => {
    const page = await service.open({ viewport: wide })
    await page.goto('/sign-in')
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('E-mail address').fill('nobody@demo.example')
    await page.getByLabel('Password').fill('wrong')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    expect(await faultsOf(page)).toEqual([])
    await signIn(pointer(page), 'headCKI')
    for (const [place, status] of [
      ['/no-such-page', 404],
      ['/settings', 403],
    ] as const) {
      expect((await page.goto(place))?.status()).toBe(status)
      expect(await faultsOf(page)).toEqual([])
    }
  })
})

describe('a printed page', () => {
  it('has no navigation, and its links’ addresses where they help', async () => {
    const page = await service.open({ viewport: wide })
    await signIn(pointer(page), 'scrutineer')
    await page.goto('/visits')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.govuk-service-navigation').isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: 'Sign out' }).isVisible()).toBe(false)
    expect(await page.locator('main h1').isVisible()).toBe(true)
    expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(5_000)
  })
})
