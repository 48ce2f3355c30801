import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServed, type Served } from './support/served.ts'

let served: Served
beforeAll(async () => {
  served = await startServed()
})
afterAll(async () => {
  await served.close()
})

const notSent = (page: Page) => page.getByRole('alert').filter({ hasText: 'nothing was sent' })
const behaviour = (page: Page) => page.getByLabel('What behaviour led to it?')
const goOn = (page: Page) => page.getByRole('button', { name: 'Continue' }).click()

/** A second press within a second is taken for a double click. */
const nextPress = (page: Page) => page.waitForTimeout(1_100)

async function typing(): Promise<Page> {
  const page = await served.openAs(served.people.head)
  await page.goto('/incidents/new')
  await behaviour(page).fill('Typed on the train')
  return page
}

describe('Continue, pressed without a connection', () => {
  it('holds what was typed and says so; pressed again with one, it is sent', async () => {
    const page = await typing()
    await page.context().setOffline(true)
    await goOn(page)
    await notSent(page).waitFor()
    expect(await notSent(page).innerText()).toContain('There is no connection, so nothing was sent')
    expect(await notSent(page).innerText()).toContain('press “Continue” again')
    expect(await behaviour(page).inputValue()).toBe('Typed on the train')
    await page.context().setOffline(false)
    await nextPress(page)
    await goOn(page)
    await page.locator('.govuk-error-summary').waitFor()
    expect(await behaviour(page).inputValue()).toBe('Typed on the train')
    expect(await notSent(page).count()).toBe(0)
  })

  it('does so where there is a network but the service does not answer, or is in trouble', async () => {
    const page = await typing()
    await page.route('**/healthz', (route) => route.abort())
    await goOn(page)
    await notSent(page).filter({ hasText: 'The service does not answer' }).waitFor()
    await page.unroute('**/healthz')
    await nextPress(page)
    await page.route('**/healthz', (route) => route.fulfill({ status: 503, body: 'no' }))
    await goOn(page)
    await notSent(page).filter({ hasText: 'The service is in trouble' }).waitFor()
    expect(await behaviour(page).inputValue()).toBe('Typed on the train')
    expect(await notSent(page).count()).toBe(1)
  })

  it('does so in a form that does not save itself, and by whichever button', async () => {
    const page = await served.openAs(served.people.businessManager)
    await page.goto('/people/new')
    await page.getByLabel('Name').first().fill('Typed on the train')
    await page.context().setOffline(true)
    await page.getByLabel('Name').first().press('Enter')
    await notSent(page).waitFor()
    expect(await page.getByLabel('Name').first().inputValue()).toBe('Typed on the train')
  })
})

describe('Back, pressed in a form of several parts', () => {
  it('takes along what was typed', async () => {
    const page = await served.openAs(served.people.businessManager)
    await page.goto('/published-figures/new')
    for (const [name, text] of [
      ['establishment', 'Medway STC'],
      ['measure', 'use of force'],
      ['unitOfCount', 'incidents'],
      ['periodStart-day', '1'],
      ['periodStart-month', '6'],
      ['periodStart-year', '2018'],
      ['periodEnd-day', '30'],
      ['periodEnd-month', '11'],
      ['periodEnd-year', '2018'],
      ['value', '578'],
    ] as const)
      await page.locator(`[name=${name}]`).fill(text)
    await goOn(page)
    await page.locator('[name=sourceTitle]').fill('Half a tit')
    await page.getByRole('button', { name: 'Back to: The figure' }).click()
    await page.locator('[name=value]').waitFor()
    expect(await page.locator('[name=value]').inputValue()).toBe('578')
    await goOn(page)
    await page.locator('main[data-page=published-figure-check]').waitFor()
    expect(await page.locator('main').innerText()).toContain('Half a tit')
  })
})
