import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accounts } from '../../server/demo/people.ts'
import { startService, type Service } from './support/service.ts'
import { faultsOf } from './support/walk.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(async () => {
  await service.close()
})

const lado = accounts.find(({ key }) => key === 'lado') ?? { email: '', password: '' }

/** Chromium's own stand-in for a security key, touched as soon as it is asked. */
async function plugInKey(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: false,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function givePassword(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(lado.email)
  await page.getByLabel('Password').fill(lado.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

const at = (page: Page, name: string) =>
  page.waitForSelector(`main[data-page="${name}"]`, { timeout: 30_000 })

describe('a passkey', () => {
  it('is added, and from then on signs its person in after the password', async () => {
    const page = await service.open()
    const refused: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('status of 4')) refused.push(message.text())
    })
    await plugInKey(page)
    await givePassword(page)
    await at(page, 'home')
    await page.goto('/second-factors')
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await at(page, 'add-passkey')
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('What do you call it?').fill('Blue key')
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await at(page, 'second-factors')
    expect(await page.locator('main').innerText()).toContain('Blue key')

    await page.getByRole('button', { name: 'Sign out' }).click()
    await at(page, 'sign-in')
    await givePassword(page)
    await at(page, 'second-step')
    expect(await faultsOf(page)).toEqual([])
    await page.goto('/lado-contacts')
    await at(page, 'second-step')
    await page.getByRole('button', { name: 'Use your passkey' }).click()
    await at(page, 'home')
    expect(await page.locator('main').innerText()).toContain('A second step was added')
    expect(refused).toEqual([])

    const other = await service.open()
    await givePassword(other)
    await at(other, 'second-step')
    const plain = await service.open({ javaScriptEnabled: false })
    await givePassword(plain)
    await at(plain, 'second-step')
    await plain.getByRole('button', { name: 'Use your passkey' }).click()
    await at(plain, 'second-step')
    expect(await plain.locator('main').innerText()).toContain('Your passkey did not answer')
  })

  it('leaves the pages of the other ways without fault too', async () => {
    const page = await service.open()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: /Continue as Scrutineer/ }).click()
    await at(page, 'home')
    for (const place of [
      '/second-factors/app',
      '/second-factors/sheet',
      '/sessions',
      '/confirm',
      '/signed-in',
    ]) {
      await page.goto(place)
      expect(await faultsOf(page), place).toEqual([])
    }
    await page.goto('/second-factors/sheet')
    await page.getByRole('button', { name: 'Show my new codes' }).click()
    await at(page, 'code-sheet')
    expect(await page.locator('.app-codes__code').count()).toBe(40)
    expect(await faultsOf(page)).toEqual([])
  })
})

describe('after signing out', () => {
  it('Back shows nothing', async () => {
    const page = await service.open()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: /Continue as Partner/ }).click()
    await at(page, 'home')
    await page.goto('/reviews')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await at(page, 'sign-in')
    await page.goBack()
    await at(page, 'sign-in')
    expect(await page.locator('.app-signed-in a').count()).toBe(0)
  })
})

describe('before a session ends', () => {
  it('a dialog says so, and one key stays', async () => {
    const page = await service.open()
    await page.clock.install()
    await page.goto('/sign-in')
    await page.getByRole('button', { name: /Continue as Partner/ }).click()
    await at(page, 'home')
    const dialog = page.getByRole('dialog')
    await page.clock.fastForward(26 * 60_000)
    expect(await dialog.isVisible()).toBe(false)
    await page.clock.fastForward(90_000)
    await dialog.waitFor()
    expect(await dialog.innerText()).toContain('You will be signed out soon')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
  })
})
