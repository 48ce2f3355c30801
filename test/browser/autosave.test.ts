import { rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startedServer } from '../durability/support/server.ts'
import { pointer } from './support/driver.ts'
import { copyWorkedExample, startService, type Service } from './support/service.ts'
import { signIn, type Account } from './support/tasks.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(async () => {
  await service.close()
})

const status = (page: Page) => page.locator('[data-autosave-status]')
const behaviour = (page: Page) => page.getByLabel('What behaviour led to it?')
const saved = /^Saved at \d/

async function says(page: Page, words: RegExp | string): Promise<void> {
  const waiting = status(page).filter({ hasText: words })
  await waiting.waitFor({ timeout: 20_000 }).catch(async (cause: unknown) => {
    throw new Error(`The line says “${await status(page).innerText()}”`, { cause })
  })
}

async function writing(who: Account, path: string): Promise<Page> {
  const page = await service.open()
  await signIn(pointer(page), who)
  await page.goto(path)
  return page
}

/** Where everything stands on the page, to the pixel. */
const places = (page: Page) =>
  page.evaluate<string[]>(`[...document.querySelectorAll('main *:not([type=hidden], option)')].map((each) => {
    const { x, y, width, height } = each.getBoundingClientRect()
    return each.matches('[data-autosave-status]') ? '' : [x, y + scrollY, width, height].join(' ')
  })`)

const stored = async () => {
  const rows = await service.parts.db.selectFrom('draft').select('typed').execute()
  return rows.map(({ typed }) => typed).join('\n')
}

describe('a long form', () => {
  it('saves itself ten seconds after somebody typed, moves nothing, and says so politely', async () => {
    const page = await writing('headCKI', '/incidents/new')
    const before = await places(page)
    await behaviour(page).pressSequentially('Typed and left alone')
    await says(page, saved)
    expect(await status(page).getAttribute('aria-live')).toBe('polite')
    expect(await places(page)).toEqual(before)
    expect(await stored()).toContain('Typed and left alone')
    expect(page.url()).toMatch(/\/incidents\/drafts\/[\w-]+\/[\w-]+$/)
    await page.reload()
    expect(await behaviour(page).inputValue()).toBe('Typed and left alone')
    expect(await page.locator('.govuk-error-summary').count()).toBe(0)
  })

  it('saves when a field is left, with what no program could read, and goes on to the next part as ever', async () => {
    const page = await writing('headCKI', '/incidents/new')
    await page.locator('[name=happenedAt-day]').fill('forty')
    await behaviour(page).fill('Left')
    await behaviour(page).blur()
    await says(page, saved)
    expect(await stored()).toContain('forty')
    await pointer(page).press('Continue')
    expect(await page.locator('.govuk-error-summary').count()).toBe(1)
    expect(await behaviour(page).inputValue()).toBe('Left')
  })

  it('saves when its page goes away', async () => {
    const page = await writing('headCKI', '/incidents/new')
    await behaviour(page).pressSequentially('Gone in a moment')
    await page.goto('/incidents')
    await expect.poll(stored).toContain('Gone in a moment')
  })

  it('says in another tab that this one saved, and asks which text stays', async () => {
    const page = await writing('headCKI', '/incidents/new')
    await behaviour(page).fill('Begun')
    await behaviour(page).blur()
    await says(page, saved)
    const other = await page.context().newPage()
    await other.goto(page.url())
    await behaviour(page).fill('From the first tab')
    await behaviour(page).blur()
    await expect.poll(stored).toContain('From the first tab')
    await behaviour(other).fill('From the second tab')
    await behaviour(other).blur()
    await says(other, 'another tab or window')
    expect(await stored()).not.toContain('From the second tab')
    await other.getByRole('button', { name: 'Continue' }).click()
    await other.getByRole('heading', { name: 'You changed this part in another tab' }).waitFor()
    const words = await other.locator('main').innerText()
    expect(words).toContain('From the first tab')
    expect(words).toContain('From the second tab')
  })

  it('says when there is no connection, keeps trying, and saves once there is', async () => {
    const page = await writing('headCKI', '/incidents/new')
    await page.context().setOffline(true)
    await behaviour(page).fill('On the train')
    await behaviour(page).blur()
    await says(page, 'Not saved: no connection, still trying')
    await page.context().setOffline(false)
    await says(page, saved)
    expect(await stored()).toContain('On the train')
  })

  it('keeps what is typed when the session has ended, and has it again after signing in', async () => {
    const page = await writing('headCKI', '/incidents/new')
    await behaviour(page).fill('Before')
    await behaviour(page).blur()
    await says(page, saved)
    await service.parts.db.updateTable('session').set({ seenAt: '2020-01-01T00:00:00.000Z' }).execute()
    await behaviour(page).fill('After half an hour')
    await behaviour(page).blur()
    await says(page, 'You are signed out. What you typed is kept')
    await status(page).getByRole('link').click()
    await signInHere(page)
    expect(await behaviour(page).inputValue()).toBe('After half an hour')
    await says(page, saved)
    expect(await stored()).toContain('After half an hour')
  })

  it('goes on saving in the old tab after signing in again in a new one', async () => {
    const page = await writing('headCKI', '/incidents/new')
    await behaviour(page).fill('One')
    await behaviour(page).blur()
    await says(page, saved)
    const other = await page.context().newPage()
    await other.goto('/')
    await other.getByRole('button', { name: 'Sign out' }).click()
    await other.waitForLoadState()
    await signIn(pointer(other), 'headCKI')
    await behaviour(page).fill('One and two')
    await behaviour(page).blur()
    await expect.poll(stored).toContain('One and two')
  })

  it('holds a review’s commentary too', async () => {
    const page = await writing('scrutineer', '/reviews')
    await page.goto('/reviews/new')
    await page.getByLabel('year').first().selectOption({ index: 1 })
    await pointer(page).press('Begin the review')
    const year = /\/reviews\/(\d+)/.exec(page.url())?.[1] ?? ''
    await page.goto(`/reviews/${year}/commentary/restraint`)
    await page.locator('[name=commentary]').fill('Half a sen')
    await page.locator('[name=commentary]').blur()
    await says(page, saved)
    await page.goto('/')
    await page.goto(`/reviews/${year}/commentary/restraint`)
    expect(await page.locator('[name=commentary]').inputValue()).toBe('Half a sen')
    expect(await page.locator('main').innerText()).toContain('have not sent it')
  })

  it.each([1280, 320])('shows how saving stands %i pixels wide, within the page', async (width) => {
    const page = await service.open({ viewport: { width, height: 640 } })
    await signIn(pointer(page), 'headCKI')
    await page.goto('/incidents/new')
    await behaviour(page).fill('Seen')
    await behaviour(page).blur()
    await says(page, saved)
    const folder = process.env['SHOTS']
    if (folder !== undefined) await page.screenshot({ path: join(folder, `autosave-${width}.png`) })
    const line = await status(page).boundingBox()
    expect(line).not.toBeNull()
    expect((line?.y ?? 9999) + (line?.height ?? 0)).toBeLessThanOrEqual(640)
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
  })

  it('has no line and loses no button without a script', async () => {
    const page = await service.open({ javaScriptEnabled: false })
    await signIn(pointer(page), 'headCKI')
    await page.goto('/incidents/new')
    expect(await status(page).isVisible()).toBe(false)
    await behaviour(page).fill('By hand')
    await pointer(page).press('Save and finish later')
    expect(await stored()).toContain('By hand')
  })
})

describe('a server that is killed', () => {
  it('has everything that it said was saved', async () => {
    const { folder, env } = copyWorkedExample()
    const place = { env: { ...env, LOG_LEVEL: 'info', PORT: String(await freePort()) } }
    let server = await startedServer(place)
    try {
      const page = await service.open({ baseURL: `http://localhost:${place.env.PORT}` })
      await signIn(pointer(page), 'headCKI')
      await page.goto('/incidents/new')
      await behaviour(page).fill('Said to be saved')
      await behaviour(page).blur()
      await says(page, saved)
      await server.stop('SIGKILL')
      await behaviour(page).fill('Said to be saved, and typed while it was down')
      await behaviour(page).blur()
      await says(page, 'Not saved: no connection, still trying')
      server = await startedServer(place)
      const other = await page.context().newPage()
      await other.goto(page.url())
      expect(await behaviour(other).inputValue()).toMatch(/^Said to be saved/)
      await says(page, saved)
      await other.reload()
      expect(await behaviour(other).inputValue()).toBe('Said to be saved, and typed while it was down')
    } finally {
      await server.stop('SIGKILL')
      rmSync(folder, { recursive: true })
    }
  })
})

async function signInHere(page: Page): Promise<void> {
  const { accounts } = await import('../../server/demo/people.ts')
  const account = accounts.find(({ key }) => key === 'headCKI')
  const driver = pointer(page)
  await driver.fill('E-mail address', account?.email ?? '')
  await driver.fill('Password', account?.password ?? '')
  await page.locator('main form button[type=submit]').first().click()
  await behaviour(page).waitFor()
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => {
        resolve(port)
      })
    })
  })
