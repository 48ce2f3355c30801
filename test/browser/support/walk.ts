import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { routesIn, buildApp } from '../../../server/app.ts'
import type { Service } from './service.ts'

export const wide = { width: 1280, height: 900 }
export const narrow = { width: 320, height: 700 }

interface Place {
  address: string
  status: number | undefined
}

/** Comes to one address of each route by links, from the home page on, and looks at each page once. */
async function everyPlace(
  service: Pick<Service, 'parts' | 'origin'>,
  page: Page,
  look: (place: Place) => Promise<void>,
): Promise<string[]> {
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
  return [...found.keys()]
}

// Given as text: it runs in the page, where other names are known than here.
export const hrefsIn = (page: Page, selector: string): Promise<string[]> =>
  page.evaluate(`[...document.querySelectorAll('${selector}')].map((link) => link.getAttribute('href'))`)

/** What axe, which every page is opened with, finds wrong with the page as it stands. No page of ours has frames, for which alone axe would need a second page. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page, axeSource: '// in every page already' })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  )
}

/**
 * The page's elements with all that axe goes by but the words: rows and items that are built alike count once. Two people's
 * pages that are built alike are examined once.
 */
const structureOf = (page: Page): Promise<string> =>
  page.evaluate(`(function structure(element) {
    const told = ['class', 'role', 'type', 'scope', 'lang', 'tabindex', 'disabled', 'hidden', 'aria-live', 'autocomplete']
    const names = element.getAttributeNames()
    const attributes = names.map((name) => (told.includes(name) ? name + '=' + element.getAttribute(name) : name))
    const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
    // By selector: a form’s own names come before the properties of its element.
    const inside = [...element.querySelectorAll(':scope > *')].map(structure)
    return [element.localName, ...attributes.sort(), words, '(', ...new Set(inside), ')'].join(' ')
  })(document.documentElement)`)

/** What was examined without fault, by its structure. */
const faultless = new Set<string>()

async function newFaultsOf(page: Page): Promise<string[]> {
  const structure = await structureOf(page)
  if (faultless.has(structure)) return []
  const faults = await faultsOf(page)
  if (faults.length === 0) faultless.add(structure)
  return faults
}

/** Pixels by which the page is too wide for its window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth')

/**
 * Goes everywhere that this person comes to by links, wide and narrow, and examines what is to be: which routes, and everything wrong with their pages. */
export async function walked(
  service: Pick<Service, 'parts' | 'origin'>,
  page: Page,
  isExamined: (address: string) => boolean = () => true,
): Promise<{ seen: string[]; faults: string[] }> {
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4'))
      faults.push(`${page.url()} ${message.text()}`)
  })
  const seen = await everyPlace(service, page, async ({ address, status }) => {
    if (status !== 200) faults.push(`${address}: status ${String(status)}`)
    if ((await page.locator('h1').count()) !== 1) faults.push(`${address}: not one h1`)
    if ((await page.locator('main[data-page]').count()) !== 1) faults.push(`${address}: no data-page`)
    if (!isExamined(address)) return
    faults.push(...(await newFaultsOf(page)).map((fault) => `${address}: ${fault}`))
    await page.setViewportSize(narrow)
    const over = await sideways(page)
    if (over > 0) faults.push(`${address}: ${over} pixels too wide at 320`)
    await page.setViewportSize(wide)
  })
  return { seen, faults }
}
