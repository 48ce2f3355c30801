import { beforeEach, describe, expect, it } from 'vitest'
import type { Tables } from '../../server/database/schema.ts'
import { permissions } from '../../server/access/permissions.ts'
import { recordMeeting } from '../qa-meetings/fixtures.ts'
import { setSetting } from '../../server/settings/actions.ts'
import { aChild, stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { TestPage } from '../support/page.ts'
import { incidentRow } from '../support/incident-row.ts'
import { ash, birch } from '../support/people.ts'

const todo = (page: TestPage): string[] =>
  page.html.querySelectorAll('.app-todo__item').map((item) => item.textContent.replace(/\s+/g, ' ').trim())

const id = (serial: number) => `00000000-0000-4000-8000-0000000030${serial}`

describe('the home page', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  const anIncident = async (serial: number, some: Partial<Tables['incident']>) => {
    const own = { id: id(serial), number: `X-2019-00${serial}`, establishmentId: ash, serial }
    await app.parts.db
      .insertInto('incident')
      .values({ ...incidentRow(own), signedAt: '2019-05-10T18:00:00+01:00', ...some })
      .execute()
  }

  const populationOf = async (establishmentId: string, month: string) => {
    await app.parts.db
      .insertInto('population')
      .values({
        establishmentId,
        month,
        snapshotOn: `${month}-28`,
        under18: 5,
        allHeld: 5,
        standing: 'final',
      })
      .execute()
  }

  it('tells a head what must be done by kind, of the own establishment only', async () => {
    await anIncident(21, { safeguardingDecision: 'undecided' })
    await anIncident(22, { safeguardingDecision: 'no-concern', signedAt: null })
    await anIncident(23, { establishmentId: birch, safeguardingDecision: 'undecided' })
    await populationOf(ash, '2019-04')
    const page = await (await app.signedIn(app.people.head)).open('/')
    expect(todo(page)).toEqual([
      expect.stringMatching(
        /^Decide whether incident X-2019-0021 is a safeguarding concern ?Was due by .*Overdue$/,
      ),
      expect.stringMatching(
        /^Say when the record of incident X-2019-0022 was signed ?It was to be signed by 12 May 2019 ?Not supplied$/,
      ),
      expect.stringMatching(
        /^Record the population of Ash House for May 2019 ?The children held on 31 May 2019$/,
      ),
    ])
  })

  it('asks for the times that records do not give until their month is signed', async () => {
    const { id: incident } = await stored(app, {
      happenedAt: '2019-06-02T10:00:00+01:00',
      writtenAt: null,
      children: [aChild({ spokenToAt: null })],
    })
    const head = await app.signedIn(app.people.head)
    const links = async () => {
      const page = await head.open('/')
      return ['Say when the record of', 'Say whether each child'].map((text) => page.link(text))
    }
    expect(await links()).toEqual([`/incidents/${incident}/times`, `/incidents/${incident}/spoken-to`])
    await head.open(`/incidents/${incident}/spoken-to`)
    expect(head.page.html.querySelector('[name="children-0-debrief"]')).toBeNull()
    app.at('2019-07-03T09:00:00.000Z')
    const signer = await app.signedIn(app.people.head)
    await signer.open(`/returns/${ash}/2019-06/signature`)
    await signer.send({ confirmed: 'confirmed' }, { action: '/signature' })
    const signed = await signer.open('/')
    expect(signed.text).not.toMatch(/Say when the record of|Say whether each child/)
    expect((await signer.open(`/incidents/${incident}`)).link('Say when the record was')).toBeDefined()
  })

  it('says how many there are of a kind, shows three and leads to exactly the whole list', async () => {
    for (let serial = 40; serial < 52; serial += 1)
      await anIncident(serial, { safeguardingDecision: 'undecided' })
    await anIncident(52, { safeguardingDecision: 'undecided', standing: 'withdrawn' })
    const head = await app.signedIn(app.people.head)
    const page = await head.open('/')
    expect(todo(page).filter((each) => each.startsWith('Decide'))).toHaveLength(3)
    const whole = page.link('12 incidents need a safeguarding decision') ?? ''
    expect(whole).toBe('/incidents?todo=decision')
    expect((await head.open(whole)).rows()).toHaveLength(12)
  })

  it('brings back a draft that was left, to its writer only', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/qa-meetings/new')
    await manager.send({ chair: 'Half' }, { press: ['later', 'yes'] })
    expect(manager.page.name).toBe('home')
    const address =
      manager.page.link('Finish the QA meeting without a date yet that you left on 3 June 2019') ?? ''
    expect((await manager.open(address)).text).toContain('Half')
    expect((await (await app.signedIn(app.people.scrutineer)).open('/')).text).not.toContain('Finish')
  })

  it('tells the business manager of overdue actions, months without population and settings', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await recordMeeting(manager)
    await populationOf(ash, '2019-04')
    await populationOf(birch, '2019-05')
    const page = await manager.open('/')
    expect(
      todo(page)
        .map((each) => each.replace(/ ?(The children held|Was due|Until).*/, ''))
        .slice(0, 4),
    ).toEqual([
      expect.stringMatching(
        /^Follow up “Buy cameras” with Establishment, governor or director, head of operations/,
      ),
      'Record the population of Birch House for April 2019',
      'Record the population of Ash House for May 2019',
      expect.stringMatching(/^Check the setting “/),
    ])
    expect(page.text).toMatch(/\d+ settings have never been set/)
  })

  it('tells the head, and the handover of the office, of overdue actions that are for an establishment', async () => {
    await recordMeeting(await app.signedIn(app.people.businessManager))
    const head = await app.signedIn(app.people.head)
    const page = await head.open('/')
    expect(todo(page)).toContainEqual(
      expect.stringMatching(
        /^Remind the governor or director of “Buy cameras” \(Establishment, governor or director, head of operations, for each establishment\).*Overdue/,
      ),
    )
    expect(
      (await head.open(page.link('Remind the governor or director of “Buy cameras”') ?? '')).status,
    ).toBe(200)
    expect(
      (await head.open(page.link('1 action of a QA meeting for an establishment') ?? '')).text,
    ).toContain('Buy cameras')
    expect((await head.open('/handover')).text).toContain('of “Buy cameras”')
    const lado = await app.signedIn(app.people.lado)
    expect((await lado.open('/')).text).not.toContain('Buy cameras')
  })

  it('tells of an overdue action only the head of the establishment that its owner names', async () => {
    await recordMeeting(await app.signedIn(app.people.businessManager))
    const set = (change: Record<string, string>) =>
      app.parts.db.updateTable('qaAction').set(change).where('action', '=', 'Buy cameras').execute()
    await set({ organisation: 'head-of-safeguarding', ownerRole: 'Ash House' })
    const seen = async () => {
      const heads = [app.people.head, app.people.otherHead]
      const pages = []
      for (const who of heads) pages.push((await (await app.signedIn(who)).open('/')).text)
      return pages.map((text) => text.includes('Buy cameras'))
    }
    expect(await seen()).toEqual([true, false])
    await set({ ownerRole: 'birch house, head of safeguarding' })
    expect(await seen()).toEqual([false, true])
    await set({ ownerRole: 'head of safeguarding' })
    expect(await seen()).toEqual([true, true])
  })

  it('shows the scrutineer the days and failed sign-ins, and in the activity log the seal now and before today', async () => {
    await recordMeeting(await app.signedIn(app.people.businessManager))
    const before = await app.parts.db
      .selectFrom('historyEvent')
      .select('seal')
      .orderBy('seq', 'desc')
      .executeTakeFirstOrThrow()
    app.at('2019-06-04T09:00:00.000Z')
    const stranger = app.stranger()
    await stranger.open('/sign-in')
    await stranger.send({ email: 'nobody@example.org', password: 'guess' })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    const home = await scrutineer.open('/')
    expect(home.answer('Used so far')).toMatch(/^0 of 6 days used/)
    expect(home.answer('Failed today, all accounts')).toBe('1')
    const page = await scrutineer.open('/history')
    expect(page.answer('Before today')?.replace(/\s/g, '')).toContain(before.seal.slice(0, 16))
    expect(page.answer('Now')?.replace(/\s/g, '')).not.toContain(before.seal.slice(0, 16))
    expect(page.answer('Failed today, all accounts')).toBe('1')
  })

  it('counts no failed sign-in of yesterday', async () => {
    const stranger = app.stranger()
    await stranger.open('/sign-in')
    await stranger.send({ email: 'nobody@example.org', password: 'guess' })
    app.at('2019-06-04T09:00:00.000Z')
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open('/')).text).not.toContain('Failed today')
    expect((await scrutineer.open('/history')).answer('Failed today, all accounts')).toBe('0')
  })

  it('shows the record seal to nobody but the scrutineer', async () => {
    for (const person of [app.people.head, app.people.businessManager])
      expect((await (await app.signedIn(person)).open('/history')).text).not.toContain('Record seal')
  })

  it('says that nothing needs doing and what comes next', async () => {
    const browser = await app.signedIn(app.people.partner)
    const partner = await browser.open('/')
    expect(partner.text).toContain(
      'Nothing needs doing now. The next review will be listed here once it is released.',
    )
    const account = await browser.open(partner.link('Your account') ?? 'none')
    expect(account.link('Change your password')).toBe('/password')
  })

  it('sends a stranger to sign in', async () => {
    expect((await app.stranger().open('/')).name).toBe('sign-in')
  })
})

describe('the pages that are open to anyone', () => {
  it('say who sees what, from the permission table', async () => {
    const app = await startApp()
    const page = await app.stranger().open('/privacy')
    expect(page.status).toBe(200)
    expect(page.text).toContain(
      'Partner: may read published figures, QA meetings and reviews; may acknowledge reviews',
    )
    expect(page.text).toContain('Head of safeguarding: may read establishments, population')
    expect(page.text).toMatch(/may record population and incidents; may sign returns,.* and see appointments/)
    for (const permission of Object.keys(permissions).filter((each) => each !== 'see home'))
      expect(page.text).toContain(permission.slice(permission.indexOf(' ') + 1))
  })

  it('say how to report a problem', async () => {
    const app = await startApp()
    const page = await app.stranger().open('/accessibility')
    expect(page.status).toBe(200)
    expect(page.text).toContain('business manager')
  })

  it('say whom to call, as soon as somebody has set it', async () => {
    const app = await startApp()
    const stranger = app.stranger()
    const empty = await stranger.open((await stranger.open('/sign-in')).link('Help and contact') ?? '')
    expect(empty.text).toContain('No number is set here yet')
    await setSetting(app.parts.db, app.act(), 'phone-numbers', {
      establishmentType: '',
      value: 'Duty governor: 01634 000000\nOffice of the partnership: 01634 000001',
      fromOn: '2019-06-01',
      reason: '',
    })
    const { text } = await stranger.open('/help')
    expect(text).toMatch(/Duty governor: 01634 000000 ?Office of the partnership: 01634 000001/)
    expect(text).not.toContain('No number is set')
  })

  it('says where the numbers for a child at risk are, where only they are set', async () => {
    const app = await startApp()
    await setSetting(app.parts.db, app.act(), 'urgent-numbers', {
      establishmentType: '',
      value: 'LADO: 01634 000002',
      fromOn: '2019-06-01',
      reason: '',
    })
    const { text } = await app.stranger().open('/help')
    expect(text).toContain('are on the home page of each head of safeguarding')
    expect(text).not.toMatch(/No number is set here|01634 000002/)
  })
})
