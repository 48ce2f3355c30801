import { beforeAll, describe, expect, it } from 'vitest'
import { accounts } from '../../server/demo/people.ts'
import { madeAt } from '../../server/demo/world.ts'
import { kindsFor } from '../../server/home/tasks.ts'
import { appOver, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import type { TestPage } from '../support/page.ts'
import { workedExample } from '../support/worked-example.ts'

let app: TestApp
beforeAll(async () => {
  app = appOver(await workedExample())
  app.parts.demonstration.push('Demonstration: invented records')
  app.at(madeAt)
}, 120_000)

async function signedInAs(email: string): Promise<Browser> {
  const { id } = await app.parts.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const browser = app.stranger()
  await browser.open('/sign-in')
  const { hidden } = browser.page.form('/sign-in/demonstration')
  await browser.post('/sign-in/demonstration', { ...hidden, person: id })
  return browser
}

/** The number that a text gives as its whole: '12 incidents …', 'Showing 1 to 25 of 640 incidents'. */
const wholeOf = (words: string): number =>
  Number((/ of ([\d,]+) [^\d]*$/.exec(words) ?? /^([\d,]+) /.exec(words))?.[1]?.replaceAll(',', ''))

const listed = ({ name, html, heading }: TestPage): number =>
  wholeOf(name === 'to-do' ? heading : (html.querySelector('.app-count')?.textContent.trim() ?? ''))

const numbersOn = (page: TestPage) =>
  page.html.querySelectorAll('.app-todo__heading a').map((link) => {
    const words = link.textContent.trim()
    return { words, count: wholeOf(words), href: link.getAttribute('href') ?? '' }
  })

/** Rows of every page of a list, or tasks of every page of a kind. */
async function everyRow(browser: Browser, href: string): Promise<number> {
  let count = 0
  for (let page = 1; ; page += 1) {
    const shown = await browser.open(`${href}${href.includes('?') ? '&' : '?'}page=${page}`)
    const rows = shown.name === 'to-do' ? shown.html.querySelectorAll('.app-todo__item') : shown.rows()
    if (rows.length === 0) return count
    count += rows.length
  }
}

describe('the numbers on the home page of the worked example', () => {
  for (const { key, email } of accounts)
    it(`lead to lists of exactly so many, for ${key}`, async () => {
      const browser = await signedInAs(email)
      const numbers = numbersOn(await browser.open('/'))
      if (key !== 'partner') expect(numbers.length).toBeGreaterThan(0)
      for (const { words, count, href } of numbers) {
        expect(listed(await browser.open(href)), words).toBe(count)
        expect(await everyRow(browser, href), words).toBe(count)
      }
    })

  it('have a list for every kind of task of every role, whether or not anything is open', async () => {
    for (const { role, email } of accounts) {
      const browser = await signedInAs(email)
      for (const kind of kindsFor(role)) {
        const page = await browser.open(`/to-do/${kind.slug}`)
        expect([page.status, page.path], kind.slug).toEqual([200, kind.list ?? `/to-do/${kind.slug}`])
      }
    }
  })

  it('are the same on the handover page, with nothing of a person’s own', async () => {
    for (const { email } of accounts.filter(({ role }) => role !== 'partner')) {
      const browser = await signedInAs(email)
      const own = /second step|code sheet|left in your office/
      const home = numbersOn(await browser.open('/')).map(({ words }) => words)
      const open = (await browser.open('/handover')).rows('How much is open').map(([words = '']) => words)
      expect(open, email).toEqual(home.filter((words) => !own.test(words)))
    }
  })

  it('are of nobody else’s: a kind of another role is not found', async () => {
    const browser = await signedInAs('lado@demo.example')
    expect((await browser.open('/to-do/returns-to-sign')).status).toBe(404)
    expect((await browser.open('/to-do/nothing')).status).toBe(404)
  })
})
