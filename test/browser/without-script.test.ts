import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pointer } from './support/driver.ts'
import { startService, type Service } from './support/service.ts'
import { signIn, tasks } from './support/tasks.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(async () => {
  await service.close()
})

describe('with JavaScript off', () => {
  it.each(tasks)('%s', async (_who, task) => {
    await task(pointer(await service.open({ javaScriptEnabled: false })))
  })

  it('a second child is added and taken away again by buttons that send the form', async () => {
    const page = await service.open({ javaScriptEnabled: false })
    const driver = pointer(page)
    await signIn(driver, 'businessManager')
    await page.goto('/qa-meetings/new')
    await driver.select('Which review year is the meeting about?', 'April 2016 to March 2017')
    await driver.choose('Which quarter is it about?', 'January to March')
    for (const [part, value] of [
      ['day', '6'],
      ['month', '4'],
      ['year', '2017'],
    ] as const)
      await page.locator(`[name=metOn-${part}]`).fill(value)
    await driver.fill('Who chaired it?', 'Chair')
    await driver.choose('How much of the scrutineer’s day', 'None of the allowance')
    await driver.press('Continue')
    // Whoever was invited to the last meeting is there already.
    const invited = await page.getByLabel('Organisation').count()
    expect(invited).toBeGreaterThan(1)
    await driver.select('Organisation', 'Kent Police')
    await driver.press('Add another organisation')
    expect(await page.getByLabel('Organisation').count()).toBe(invited + 1)
    expect(await page.getByLabel('Organisation').first().inputValue()).toBe('police')
    await driver.press(`Remove organisation ${invited + 1}`)
    expect(await page.getByLabel('Organisation').count()).toBe(invited)
  })
})
