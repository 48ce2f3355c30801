import { beforeEach, describe, expect, it } from 'vitest'
import { may, type Permission } from '../../server/access/permissions.ts'
import { roles, type Role } from '../../server/access/vocabulary.ts'
import { everyRole, startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import type { TestPage } from '../support/page.ts'

/** What stood in the navigation before there was Administration, and who may open it. */
const before: [href: string, needs: Permission][] = [
  ['/', 'see home'],
  ['/incidents', 'read incidents'],
  ['/visits', 'read visits'],
  ['/contacts', 'read contacts'],
  ['/lado-contacts', 'read LADO contacts'],
  ['/qa-meetings', 'read QA meetings'],
  ['/establishments', 'read establishments'],
  ['/published-figures', 'read published figures'],
  ['/reviews', 'read reviews'],
  ['/history', 'read history'],
  ['/settings', 'read settings'],
  ['/people', 'keep accounts'],
]

/** What had no link of its own from everywhere, and has one now. */
const besides: [href: string, needs: Permission][] = [
  ['/returns', 'read returns'],
  ['/outside-counts', 'read outside counts'],
  ['/sampled-records', 'sample records'],
  ['/children/joins', 'decide joined children'],
  ['/incidents/changes', 'read changes'],
  ['/other-changes', 'read changes'],
  ['/masked-names', 'confirm masked names'],
  ['/subject-access', 'answer subject access'],
  ['/disposal', 'dispose of records'],
  ['/legal-hold', 'object to the end of the legal hold'],
  ['/appointments', 'see appointments'],
  ['/recovery-sheet', 'keep accounts'],
]

const most = 7

const linksIn = ({ html }: TestPage, selector: string): string[] =>
  html.querySelectorAll(`${selector} a`).map((each) => each.getAttribute('href') ?? '')

const navigationOf = (page: TestPage): string[] =>
  page.html
    .querySelectorAll('nav .govuk-service-navigation__link')
    .map((each) => each.textContent.replace(/\s+/g, ' ').trim())

let app: TestApp
let browsers: Record<Role, Browser>
beforeEach(async () => {
  app = await startApp()
  browsers = await everyRole(app)
})

describe('the navigation', () => {
  it.each(roles.map(({ value }) => value))('holds seven places at most for a %s', async (role) => {
    const items = navigationOf(await browsers[role].open('/'))
    expect(items.length).toBeGreaterThan(2)
    expect(items.length, items.join(', ')).toBeLessThanOrEqual(most)
  })

  it('has what each role uses every month first', async () => {
    const shown = async (role: Role) => navigationOf(await browsers[role].open('/')).join(', ')
    expect(await shown('scrutineer')).toBe(
      'Home, Incidents, Visits, LADO contacts, QA meetings, Reviews, Administration',
    )
    expect(await shown('head')).toBe(
      'Home, Incidents, Returns, LADO contacts, QA meetings, Reviews, Administration',
    )
    expect(await shown('lado')).toBe('Home, LADO contacts, Incidents, QA meetings, Reviews, Administration')
    expect(await shown('partner')).toBe('Home, QA meetings, Reviews, Published figures')
    expect(await shown('business-manager')).toBe(
      'Home, Returns, Establishments, QA meetings, Reviews, People, Administration',
    )
  })

  it('says where one is, within Administration too', async () => {
    const currentAt = async (path: string) => {
      const page = await browsers.scrutineer.open(path)
      return page.html
        .querySelectorAll('.govuk-service-navigation [aria-current=page]')
        .map((each) => each.textContent.trim())
    }
    expect(await currentAt('/')).toEqual(['Home'])
    expect(await currentAt('/visits')).toEqual(['Visits'])
    expect(await currentAt('/administration')).toEqual(['Administration'])
    expect(await currentAt('/settings')).toEqual(['Administration'])
    expect(await currentAt('/incidents/changes')).toEqual(['Incidents'])
    expect(await currentAt('/account')).toEqual([])
  })
})

describe('every list that a role may open', () => {
  it.each(roles.map(({ value }) => value))('is one link from the navigation for a %s', async (role) => {
    const home = await browsers[role].open('/')
    const navigation = linksIn(home, 'nav')
    const listed = may(role, 'see appointments')
      ? linksIn(await browsers[role].open('/administration'), 'main .app-places')
      : []
    const reached = [...navigation, ...listed]
    const wanted = [...before, ...besides].filter(([, needs]) => may(role, needs)).map(([href]) => href)
    expect(wanted.filter((href) => !reached.includes(href))).toEqual([])
    expect(
      listed.filter((href) => navigation.includes(href)),
      'listed twice',
    ).toEqual([])
    for (const href of reached.filter((each) => each !== '/recovery-sheet' && each !== '/subject-access'))
      expect([href, (await browsers[role].open(href)).status]).toEqual([href, 200])
  })

  it('stands on Administration with a sentence, and nothing that the role may not open', async () => {
    const lado = await browsers.lado.open('/administration')
    expect(lado.heading).toBe('Administration')
    expect(linksIn(lado, 'main .app-places')).toEqual([
      '/establishments',
      '/published-figures',
      '/legal-hold',
      '/appointments',
    ])
    const items = lado.html.querySelectorAll('.app-places li')
    expect(items.every((each) => each.textContent.trim().endsWith('.'))).toBe(true)
    expect(lado.text).not.toMatch(/Settings|Disposal|Offices and accounts Offices/)
  })

  it('is not there for a partner, who has all of it in the navigation', async () => {
    expect((await browsers.partner.open('/administration')).status).toBe(404)
  })
})

describe('the line of who is signed in', () => {
  it('is a name that leads to the own account, beside the session’s end and the way out, on every page', async () => {
    for (const path of ['/', '/administration', '/account', '/incidents']) {
      const page = await browsers.head.open(path)
      const line = page.html.querySelector('.app-signed-in')
      expect(line?.querySelector('a')?.getAttribute('href')).toBe('/account')
      expect(line?.textContent.replace(/\s+/g, ' ').trim()).toMatch(
        /^Your account: Test head 2 Until 10:30am if you open no page .*Sign out$/,
      )
    }
  })
})

describe('the own account', () => {
  it('says who one is, in which role and office, and leads to what belongs to it', async () => {
    const page = await browsers.head.open('/account')
    expect(page.heading).toBe('Your account')
    expect(page.answer('Name')).toBe('Test head 2')
    expect(page.answer('Role')).toBe('Head of safeguarding')
    expect(page.answer('Establishment')).toBe('Ash House')
    expect(page.answer('Current holder')).toMatch(/^Test head 2, from/)
    const links = linksIn(page, 'main')
    for (const href of ['/second-factors', '/sessions', '/password', '/handover', '/appointments'])
      expect(links).toContain(href)
  })

  it('tells a partner of the organisation, and of no office', async () => {
    const page = await browsers.partner.open('/account')
    expect(page.answer('Role')).toBe('Partner')
    expect(page.answer('Organisation')).not.toBe('')
    expect(linksIn(page, 'main')).not.toContain('/handover')
  })
})

describe('what is about the service itself', () => {
  it('is not on the home page as long as nothing is wrong', async () => {
    for (const { value: role } of roles.filter(({ value }) => value !== 'business-manager')) {
      const { text } = await browsers[role].open('/')
      expect(text).not.toMatch(/Record seal|Legal hold|Who may do what|Failed t|Current holder|See who holds/)
      expect(text).not.toMatch(/Change your password|Backups and checks|Recovery sheet/)
    }
  })

  it('is whole on Administration, for whoever watches it', async () => {
    const scrutineer = await browsers.scrutineer.open('/administration')
    expect(scrutineer.answer('Legal hold')).toBe('On Nothing may be destroyed')
    expect(scrutineer.answer('In the last year')).toBe('No role was given')
    const manager = await browsers['business-manager'].open('/administration')
    expect(manager.answer('Last backup')).toMatch(/^Never/)
    expect(manager.answer('Next test')).toMatch(/^Due now/)
    for (const role of ['head', 'lado'] as const)
      expect(
        (await browsers[role].open('/administration')).html.querySelectorAll('.govuk-summary-card'),
      ).toEqual([])
  })

  it('tells on the home page of an own appointment that ends soon', async () => {
    const set = (appointedTo: string) =>
      app.parts.db.updateTable('person').set({ appointedTo }).where('id', '=', app.people.lado.id).execute()
    await set('2019-08-03')
    expect((await browsers.lado.open('/')).answer('Your appointment')).toBe('')
    await set('2019-08-02')
    expect((await browsers.lado.open('/')).answer('Your appointment')).toBe(
      'Ends soon Ends after 2 August 2019',
    )
  })
})
