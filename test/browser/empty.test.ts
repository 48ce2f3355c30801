import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../server/config.ts'
import { systemClock } from '../../server/clock.ts'
import { sealWith } from '../../server/keys.ts'
import { memoryParts } from '../../server/memory.ts'
import { peopleOf, sheetCode, type People } from '../support/people.ts'
import { served, type Service } from './support/service.ts'
import { walked, wide } from './support/walk.ts'

let service: Service
let people: People
beforeAll(async () => {
  const parts = await memoryParts(readConfig({ PORT: '0' }), systemClock)
  people = await peopleOf(parts.db, sealWith(parts.keys.history))
  service = await served(parts)
})
afterAll(async () => {
  await service.close()
})

/** Signs in by password and the code of the printed sheet that the page asks for. */
async function signIn(page: Page, { email }: { email: string }): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForSelector('main[data-page="second-step"]')
  const bySheet = page.getByRole('link', { name: 'printed code sheet' })
  if ((await bySheet.count()) > 0) await bySheet.click()
  const [, number = '0'] = /Code number (\d+)/.exec(await page.locator('main').innerText()) ?? []
  await page.locator('input[name="code"]').fill(sheetCode(Number(number)))
  await page.locator('main form button').first().click()
  await page.waitForSelector('main[data-page="home"]')
}

// A form and a record's own page look the same whatever else is recorded; lists, home pages and tables do not.
const mayBeEmpty = (address: string): boolean => !/\/new\b|[0-9a-f]{8}-[0-9a-f]{4}/.test(address)

describe('every page before anything is recorded', () => {
  it.each(['scrutineer', 'head', 'lado', 'partner', 'businessManager'] as const)(
    'is without fault for the %s, wide and narrow',
    async (who) => {
      const page = await service.open({ viewport: wide })
      await signIn(page, people[who])
      const { seen, faults } = await walked(service, page, mayBeEmpty)
      expect(seen.length).toBeGreaterThan(4)
      expect(faults).toEqual([])
    },
  )
})
