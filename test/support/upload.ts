import type { Browser } from './browser.ts'
import { readPage, type TestPage } from './page.ts'

/** Sends a file of published figures under any name. @returns the page that answers, or that it leads to */
export async function uploadFile(
  browser: Browser,
  content: string | Buffer,
  name = 'figures.csv',
): Promise<TestPage> {
  const form = (await browser.open('/published-figures/import')).form('/published-figures/import')
  const answer = await browser.agent
    .post(form.action)
    .set('Host', 'localhost:3000')
    .field('_csrf', form.hidden['_csrf'] ?? '')
    .attach('file', Buffer.from(content), name)
  if (answer.status !== 303) return readPage(answer.text, answer.status, form.action)
  return browser.open(answer.headers['location'] ?? '')
}
