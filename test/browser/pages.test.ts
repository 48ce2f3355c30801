import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pointer } from './support/driver.ts'
import { startService, type Service } from './support/service.ts'
import { signIn, type Account } from './support/tasks.ts'
import { faultsOf, hrefsIn, narrow, sideways, walked, wide } from './support/walk.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(async () => {
  await service.close()
})

/** Pages that somebody must come to by links, since the worked example has what leads there. */
const alsoSeen: Record<Account, string[]> = {
  scrutineer: [
    '/appointments',
    '/handover',
    '/incidents/changes',
    '/incidents/:id/withdrawal/decision',
    '/incidents/:id/history',
    '/returns/:id/:month/history',
    '/outside-counts/:id/history',
    '/visits/:id/sample',
    '/sampled-records/new',
    '/sampled-records/:id/history',
  ],
  headCKI: [
    '/appointments',
    '/handover',
    '/incidents/:id/withdrawal',
    '/incidents/:id/history',
    '/returns/:id/:month/signature',
    '/outside-counts/:id',
  ],
  lado: ['/appointments', '/handover', '/lado-contacts/:id'],
  partner: ['/reviews', '/qa-meetings'],
  businessManager: ['/appointments', '/handover', '/people/:id', '/settings', '/returns/:id/:month'],
}

const everyone: Account[] = ['scrutineer', 'headCKI', 'lado', 'partner', 'businessManager']
describe('every page that a person comes to', () => {
  it.each(everyone)(
    'is without fault for %s, wide and narrow, and keeps its own security policy',
    async (who) => {
      const page = await service.open({ viewport: wide })
      await signIn(pointer(page), who)
      const { seen, faults } = await walked(service, page)
      expect(seen).toEqual(expect.arrayContaining(alsoSeen[who]))
      expect(faults).toEqual([])
    },
  )

  it.each([
    ['headCKI', '/incidents/new'],
    ['scrutineer', '/visits/new'],
    ['scrutineer', '/sampled-records/new'],
    ['scrutineer', '/contacts/new'],
    ['scrutineer', '/outside-counts/new'],
    ['lado', '/lado-contacts/new'],
    ['businessManager', '/qa-meetings/new'],
    ['businessManager', '/published-figures/new'],
    ['businessManager', '/establishments/new'],
  ] as [Account, string][])('is without fault when %s sends %s empty', async (who, place) => {
    const page = await service.open({ viewport: wide })
    await signIn(pointer(page), who)
    await page.goto(place)
    await pointer(page).press('Continue')
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
    await pointer(page).press('Sign in')
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
