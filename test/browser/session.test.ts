import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testNow } from '../support/app.ts'
import { startServed, type Served } from './support/served.ts'

let served: Served
beforeAll(async () => {
  served = await startServed()
})
afterAll(async () => {
  await served.close()
})

/** Both clocks at once: the server's, and the page's own. */
async function at(page: Page, minutes: number): Promise<void> {
  served.at(new Date(Date.parse(testNow) + minutes * 60_000).toISOString())
  await page.clock.setSystemTime(Date.parse(testNow) + minutes * 60_000)
}

const dialog = (page: Page) => page.getByRole('dialog')
const stay = async (page: Page) => {
  const asked = page.waitForResponse(/signed-in/)
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await (await asked).finished()
  // The page's own turn, after the answer was read.
  await page.waitForTimeout(300)
}

async function openedAfter(minutes: number): Promise<Page> {
  served.at(testNow)
  const page = await served.openAs(served.people.lado)
  await page.clock.install({ time: Date.parse(testNow) })
  for (let past = 25; past < minutes; past += 25) {
    await at(page, past)
    await page.goto('/lado-contacts')
  }
  await at(page, minutes)
  await page.goto('/lado-contacts')
  return page
}

describe('the dialog before a session ends', () => {
  it('comes three minutes before, goes when somebody stays, and comes again three minutes before the next end', async () => {
    const page = await openedAfter(0)
    await page.clock.runFor(26 * 60_000)
    expect(await dialog(page).isVisible()).toBe(false)
    await page.clock.runFor(61_000)
    expect(await dialog(page).isVisible()).toBe(true)
    served.at(new Date(Date.parse(testNow) + 27 * 60_000).toISOString())
    await stay(page)
    expect(await dialog(page).isVisible()).toBe(false)
    await page.clock.runFor(28 * 60_000)
    expect(await dialog(page).isVisible()).toBe(true)
  })

  it('comes once before the twelfth hour, when nobody can stay, and not again and again', async () => {
    const page = await openedAfter(12 * 60 - 2)
    await page.clock.runFor(10)
    await dialog(page).waitFor()
    await stay(page)
    await page.clock.runFor(10)
    expect(await dialog(page).isVisible()).toBe(false)
    expect(await page.locator('[data-session-ends]').innerText()).toContain('Until')
  })
})
