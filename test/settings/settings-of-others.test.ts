import { beforeEach, describe, expect, it } from 'vitest'
import { setSetting } from '../../server/settings/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

const set = (value: string, fromOn: string) => {
  const who = { id: app.people.businessManager.id, role: 'business-manager' }
  const asked = { establishmentType: '', value, fromOn, reason: `Agreed on ${fromOn}` } as const
  return setSetting(app.parts.db, { ...app.act(), who }, 'allowance-days', asked)
}

const home = async () => (await app.signedIn(app.people.scrutineer)).open('/')

const label = 'The scrutineer’s days in a review year'

describe('on the scrutineer’s home page stands what others set', () => {
  it('from today or a day ahead, with the value before, its first day, its reason and who set it', async () => {
    await set('5', '2019-06-03')
    await set('4', '2019-09-01')
    const page = await home()
    expect(page.answer(`${label}: 5 days`)).toBe(
      'Was: 6 days From 3 June 2019 “Agreed on 2019-06-03” Set by Test business-manager 6, 3 June 2019, 10am',
    )
    expect(page.answer(`${label}: 4 days`)).toContain('Was: 5 days From 1 September 2019')
  })

  it('all of the last 30 days, however many, and then the latest of the year', async () => {
    for (const day of Array(12).keys()) await set(String(day + 10), `2019-06-${day + 10}`)
    for (const day of Array(12).keys()) expect((await home()).text).toContain(`${label}: ${day + 10} days`)
    app.at('2019-07-04T09:00:00.000Z')
    const page = await home()
    expect(page.text).toContain(`${label}: 21 days`)
    expect(page.text).not.toContain(`${label}: 10 days`)
    expect(page.text).toContain('7 more')
  })

  it('and on nobody else’s', async () => {
    await set('5', '2019-06-03')
    for (const person of [app.people.head, app.people.lado, app.people.partner])
      expect((await (await app.signedIn(person)).open('/')).text).not.toContain('Settings that others set')
  })
})
