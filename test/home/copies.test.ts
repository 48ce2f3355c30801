import { beforeEach, describe, expect, it } from 'vitest'
import { write } from '../../server/database/write.ts'
import { record } from '../../server/history/record.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { TestPage } from '../support/page.ts'

describe('the card of backups and checks', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  const happened = (act: string, details: Record<string, string> = {}) =>
    write(app.parts.db, app.act(), (tx) => record(tx, app.act(), { act, subject: 'database', details }))

  const at = async (path: string): Promise<TestPage> =>
    (await app.signedIn(app.people.businessManager)).open(path)
  const home = () => at('/')
  const whole = () => at('/administration')

  const redTags = (page: TestPage) =>
    page.html
      .querySelectorAll('.govuk-summary-card .govuk-tag--red')
      .map((each) => each.textContent.replace(/\s+/g, ' ').trim())

  it('says in plain words that nothing was ever done, and what to run', async () => {
    for (const page of [await home(), await whole()]) {
      expect(page.answer('Last restore test')).toMatch(
        /^Never Nobody knows yet whether a backup can be restored.*npx scrutiny restore-test FILE$/,
      )
      expect(page.answer('Last backup')).toMatch(/every record would be lost.*npx scrutiny backup FILE$/)
      expect(page.answer('Last check of the whole database')).toMatch(/npx scrutiny doctor$/)
      expect(redTags(page)).toEqual(['Never', 'Never', 'Never'])
    }
  })

  it('shows result and date of what passed, without red, and not on the home page', async () => {
    await happened('backup verified')
    await happened('restore tested', { outcome: 'passed' })
    await happened('checked', { outcome: 'passed' })
    const page = await whole()
    expect(page.answer('Last restore test')).toBe('Passed 3 June 2019, 10am')
    expect(page.answer('Last backup')).toBe('Passed 3 June 2019, 10am')
    expect(redTags(page)).toEqual([])
    expect((await home()).text).not.toContain('Backups and checks')
  })

  it('is red for what failed, and names what a check found wrong', async () => {
    await happened('restore tested', { outcome: 'passed' })
    await happened('restore tested', { outcome: 'failed' })
    await happened('checked', { outcome: 'failed', wrong: 'history, disk' })
    const page = await home()
    expect(page.answer('Last restore test')).toMatch(/^Failed 3 June 2019, 10am.*cannot be restored/)
    expect(page.answer('Last check of the whole database')).toContain('Found wrong: history, disk')
    expect(redTags(page)).toEqual(['Never', 'Failed', 'Failed'])
  })

  it('is red after eight days and not before', async () => {
    await happened('restore tested', { outcome: 'passed' })
    app.at('2019-06-11T09:00:00.000Z')
    expect((await whole()).answer('Last restore test')).toBe('Passed 3 June 2019, 10am')
    expect((await home()).answer('Last restore test')).toBe('')
    app.at('2019-06-11T09:01:00.000Z')
    expect((await home()).answer('Last restore test')).toMatch(
      /^Overdue 3 June 2019, 10am, more than 8 days ago.*npx scrutiny restore-test FILE$/,
    )
  })

  it('is for the business manager only', async () => {
    for (const person of [app.people.head, app.people.lado, app.people.partner, app.people.scrutineer])
      for (const path of ['/', '/administration'])
        expect((await (await app.signedIn(person)).open(path)).text).not.toContain('Last restore test')
  })
})
