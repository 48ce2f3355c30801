import type { Page } from 'playwright-core'

/** What a person does on a page, whatever they do it with. Questions and answers are named by the words that stand there. */
export interface Driver {
  page: Page
  fill: (label: string, text: string, group?: string) => Promise<void>
  /** A radio or a checkbox by its own words, within the question whose words these are. */
  choose: (question: string, option: string) => Promise<void>
  select: (label: string, option: string, group?: string) => Promise<void>
  /** A button or a link. */
  press: (words: string) => Promise<void>
}

interface Focused {
  kind: string
  words: string
  group: string
}

const farEnough = 250

/** Everything by keyboard: Tab to get there, Space to choose, letters to type, Enter to press. */
export function keyboard(page: Page): Driver {
  const tabTo = (what: string, fits: (focused: Focused) => boolean) => tabUntil(page, what, fits)
  return {
    page,
    fill: async (label, text, group = '') => {
      await tabTo(
        label,
        ({ kind, words, group: own }) => kind === 'field' && words.startsWith(label) && own.includes(group),
      )
      await page.keyboard.press('Control+A')
      await page.keyboard.type(text)
    },
    choose: async (question, option) => {
      await tabTo(question, ({ kind, group }) => kind === 'choice' && group.startsWith(question))
      await moveTo(page, question, option)
      await page.keyboard.press('Space')
    },
    select: async (label, option, group = '') => {
      await tabTo(
        label,
        ({ kind, words, group: own }) => kind === 'list' && words.startsWith(label) && own.includes(group),
      )
      await page.keyboard.type(option)
    },
    press: async (words) => {
      await tabTo(words, (focused) => focused.kind === 'button' && focused.words.includes(words))
      const loaded = page.waitForEvent('load')
      await page.keyboard.press('Enter')
      await loaded
    },
  }
}

async function tabUntil(page: Page, what: string, fits: (focused: Focused) => boolean): Promise<void> {
  for (let step = 0; step < farEnough; step += 1) {
    if (fits(await focusedOn(page))) return
    await page.keyboard.press('Tab')
  }
  throw new Error(
    `Tab never came to “${what}” on ${page.url()}: ${(await page.locator('main').innerText()).slice(0, 600)}`,
  )
}

// Among radios arrows move, among checkboxes Tab does.
async function moveTo(page: Page, question: string, option: string): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    const focused = await focusedOn(page)
    if (focused.words.startsWith(option)) return
    await page.keyboard.press(
      (await page.evaluate('document.activeElement.type === "radio"')) ? 'ArrowDown' : 'Tab',
    )
  }
  throw new Error(`There is no “${option}” under “${question}” on ${page.url()}`)
}

// Given as text: it runs in the page, where other names are known than here.
const readFocus = `(() => {
  const at = document.activeElement
  if (!at || at === document.body) return { kind: 'none', words: '', group: '' }
  const clean = (text) => (text || '').replace(/\\s+/g, ' ').trim()
  const group = [...document.querySelectorAll('fieldset')].filter((each) => each.contains(at)).map((each) => clean(each.querySelector('legend')?.innerText)).reverse().join(' / ')
  const words = clean(at.labels?.[0]?.innerText || at.innerText || at.value || at.getAttribute('aria-label'))
  const tag = at.tagName
  if (tag === 'SELECT') return { kind: 'list', words, group }
  if (at.type === 'radio' || at.type === 'checkbox') return { kind: 'choice', words, group }
  if (tag === 'TEXTAREA' || tag === 'INPUT') return { kind: 'field', words, group }
  return { kind: tag === 'A' || tag === 'BUTTON' ? 'button' : 'region', words, group }
})()`

const focusedOn = (page: Page): Promise<Focused> => page.evaluate(readFocus)

/** Everything by pointer; also without JavaScript. */
export function pointer(page: Page): Driver {
  return {
    page,
    fill: async (label, text, group) => {
      const where =
        group === undefined ? page.locator('main') : page.getByRole('group', { name: group }).first()
      await where.getByLabel(label).first().fill(text)
    },
    choose: async (question, option) => {
      const group = page.getByRole('group', { name: question }).first()
      const exact = group.getByLabel(option, { exact: true })
      await ((await exact.count()) > 0 ? exact : group.getByLabel(option)).first().check()
    },
    select: async (label, option, group) => {
      const where = group === undefined ? page : page.getByRole('group', { name: group }).first()
      await where.getByLabel(label).first().selectOption({ label: option })
    },
    press: async (words) => {
      const target = page
        .getByRole('button', { name: words })
        .or(page.getByRole('link', { name: words }))
        .first()
      // A form that somebody typed into is sent once the service is known to be there.
      const loaded = page.waitForEvent('load')
      await target.click()
      await loaded
    },
  }
}

/** A date in three fields. */
export async function fillDate(
  driver: Driver,
  question: string,
  [day, month, year]: [string, string, string],
): Promise<void> {
  await driver.fill('Day', day, question)
  await driver.fill('Month', month, question)
  await driver.fill('Year', year, question)
}
