import { beforeEach, describe, expect, it } from 'vitest'
import { disablePerson } from '../../server/access/people/actions.ts'
import { contents } from '../../server/kinds.ts'
import { sealWith } from '../../server/keys.ts'
import { verifyHistory } from '../../server/history/verify.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { TestPage } from '../support/page.ts'
import { ash, birch, typedAppointment } from '../support/people.ts'

const inspector = {
  name: 'Test partner 7',
  email: 'Partner7@example.org',
  role: 'partner',
  establishmentId: '',
  organisation: 'police',
}

const holding = typedAppointment('holder')

const untilDay = (year: string, month: string, day: string) => ({
  'appointedTo-day': day,
  'appointedTo-month': month,
  'appointedTo-year': year,
})

/** The address of the one-time link on a page. */
const linkIn = (page: TestPage): string => /\/one-time\/[\w-]{27}/.exec(page.text)?.[0] ?? 'no link'

describe('an account', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  it('is added with a one-time link, with which its person chooses a password and then a second step', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/people/new')
    await manager.send(inspector)
    const partner = app.stranger()
    await partner.open(linkIn(manager.page))
    await partner.send({ new: 'seven brass owls at noon' })
    expect(partner.page.name).toBe('sign-in')
    await partner.send({ email: 'partner7@example.org', password: 'seven brass owls at noon' })
    expect(partner.page.heading).toBe('Add your second step')
    expect((await partner.open('/qa-meetings')).name).toBe('second-factors')
    await partner.open('/second-factors/sheet')
    await partner.send({})
    expect((await partner.open('/')).html.text).toContain('Test partner 7')
    const list = await manager.open('/people')
    expect(list.rows()).toContainEqual([
      'Test partner 7', 'partner7@example.org', 'Partner', 'Kent Police', '', 'Working',
    ]) // prettier-ignore
  })

  it.each(['Jo Li', 'Bo', 'J. K.', '李明'])(
    'of %s, whose establishments have names of one letter too, gets its password like any other',
    async (name) => {
      await app.parts.db.updateTable('establishmentAttribute').set({ name: 'X', operator: 'Y' }).execute()
      const manager = await app.signedIn(app.people.businessManager)
      await manager.open('/people/new')
      await manager.send({ ...inspector, name, email: 'a@b.co' })
      const partner = app.stranger()
      await partner.open(linkIn(manager.page))
      await partner.send({ new: 'MedwayPolice-2026' })
      expect(partner.page.errors).toHaveLength(1)
      await partner.send({ new: 'purple giraffe lamp window 47' })
      expect(partner.page.name).toBe('sign-in')
      await partner.send({ email: 'a@b.co', password: 'purple giraffe lamp window 47' })
      expect(partner.page.heading).toBe('Add your second step')
    },
  )

  it('is named on its pages and not in their titles, which stand in a browser’s history', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    const id = app.people.head.id
    for (const [path, title] of [
      [`/people/${id}`, 'Account: Head of safeguarding'],
      [`/people/${id}/change`, 'Change an account: Head of safeguarding'],
      [`/people/${id}/history`, 'History of an account: Head of safeguarding'],
      [`/people/${id}/replacement`, 'Replace a lost second step'],
    ] as const) {
      const page = await manager.open(path)
      expect(page.title).toBe(`${title} – Secure Estate Scrutiny`)
      expect(page.html.text, path).toContain('Test head 2')
    }
  })

  it('is added once when the button is pressed twice, and only the last link works', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    const form = await manager.open('/people/new')
    const before = linkIn(await manager.send(inspector))
    manager.page = form
    const after = linkIn(await manager.send(inspector))
    expect((await app.stranger().open(before)).name).toBe('dead-link')
    expect((await app.stranger().open(after)).name).toBe('one-time-link')
    expect((await manager.open('/people')).rows()).toHaveLength(7)
  })

  it.each([
    [{ email: 'a@example.org, b@example.org' }, 'Enter one e-mail address in full, such as head@example.org'],
    [
      { email: 'b@example.org\r\nBcc: e@example.org' },
      'Enter one e-mail address in full, such as head@example.org',
    ],
    [{ email: 'Head <head@example.org>' }, 'Enter one e-mail address in full, such as head@example.org'],
    [{ email: 'SCRUTINEER1@example.org' }, 'There is an account with this e-mail address already.'],
    [
      { ...holding, role: 'head', organisation: '' },
      'Choose the establishment that they are head of safeguarding of',
    ],
    [{ establishmentId: ash }, 'Take the establishment away: only a head of safeguarding has one'],
    [{ organisation: '' }, 'Choose the organisation that they come from'],
    [
      { ...holding, role: 'lado', appointedAs: 'deputy' },
      'Take the organisation away: only a partner has one',
    ],
    [{ name: '' }, 'Enter their name'],
    [
      { ...holding, role: 'lado', organisation: '', appointedAs: '' },
      'Say whether they hold the office or deputise for it',
    ],
    [{ role: 'lado', organisation: '', appointedAs: 'deputy' }, 'Enter the first day of their appointment'],
    [holding, 'Take the appointment and its days away: a partner holds no office'],
    [
      { ...holding, role: 'lado', organisation: '', ...untilDay('2017', '12', '31') },
      'Enter a last day that is not before the first',
    ],
    [
      { ...holding, role: 'lado', organisation: '' },
      'Test lado 4 holds this office. End that appointment first, or appoint this person as deputy.',
    ],
  ])('comes back with what was typed for %j', async (wrong, message) => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/people/new')
    const again = await manager.send({ ...inspector, ...wrong })
    expect(again.status).toBe(422)
    expect(again.errors).toEqual([message])
    expect(again.value('email')).toBe({ ...inspector, ...wrong }.email)
    expect((await manager.open('/people')).rows()).toHaveLength(6)
  })

  it('is kept by the business manager only', async () => {
    for (const person of [app.people.scrutineer, app.people.head, app.people.lado]) {
      const browser = await app.signedIn(person)
      expect((await browser.open('/people')).status).toBe(403)
      expect((await browser.open(`/people/${app.people.head.id}`)).status).toBe(403)
    }
    expect((await (await app.signedIn(app.people.partner)).open('/people')).status).toBe(404)
    const manager = await app.signedIn(app.people.businessManager)
    expect((await manager.open('/people/00000000-0000-4000-8000-000000000999')).status).toBe(404)
  })

  it('that moves to another establishment is signed out, and sees the other one from then on', async () => {
    const head = await app.signedIn(app.people.head)
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${app.people.head.id}/change`)
    await manager.send({
      ...holding,
      appointedAs: 'deputy',
      name: 'Test head',
      role: 'head',
      establishmentId: birch,
      organisation: '',
    })
    expect(manager.page.answer('Establishment or organisation')).toBe('Birch House')
    expect((await head.open('/visits')).name).toBe('sign-in')
    const history = await manager.open(`/people/${app.people.head.id}/history`)
    expect(history.text).toContain('Version 2, account changed')
  })

  it('keeps its sessions when only the name changes', async () => {
    const head = await app.signedIn(app.people.head)
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${app.people.head.id}/change`)
    await manager.send({
      ...holding,
      name: 'Another name',
      role: 'head',
      establishmentId: ash,
      organisation: '',
    })
    expect((await head.open('/visits')).html.text).toContain('Another name')
  })

  it('takes no name that another account has or had, however it is written, but its own in other letters', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    const taken =
      'Another account has or had this name. Add what tells them apart, such as a middle name or the office.'
    await manager.open('/people/new')
    await manager.send({ ...inspector, name: 'test  SCRUTINEER\u200b 1' })
    expect(manager.page.errors).toEqual([taken])
    const rename = async (id: string, role: string, name: string) => {
      await manager.open(`/people/${id}/change`)
      const house = role === 'head' ? ash : ''
      return manager.send({ ...holding, role, name, establishmentId: house, organisation: '' })
    }
    await rename(app.people.lado.id, 'lado', 'Test scrutineer 1')
    expect([manager.page.status, manager.page.errors]).toEqual([422, [taken]])
    expect(manager.page.html.querySelector('.govuk-error-summary a')?.getAttribute('href')).toBe('#name')
    expect((await rename(app.people.scrutineer.id, 'scrutineer', 'TEST Scrutineer 1')).status).toBe(200)
    expect((await rename(app.people.scrutineer.id, 'scrutineer', 'Sal')).status).toBe(200)
    expect((await rename(app.people.head.id, 'head', 'Test Scrutineer 1')).errors).toEqual([taken])
  })

  it('that someone changed in between is not overwritten, and what was typed stays', async () => {
    const first = await app.signedIn(app.people.businessManager)
    const form = await first.open(`/people/${app.people.lado.id}/change`)
    await first.send({ ...holding, name: 'One', role: 'lado', establishmentId: '', organisation: '' })
    first.page = form
    form.form().hidden['key'] = 'another'
    await first.post(`/people/${app.people.lado.id}/change`, {
      ...form.form().hidden,
      ...holding,
      key: 'another',
      name: 'Two',
      role: 'lado',
      establishmentId: '',
      organisation: '',
    })
    expect(first.page.status).toBe(409)
    expect(first.page.value('name')).toBe('Two')
    expect((await first.open(`/people/${app.people.lado.id}`)).heading).toContain('One')
  })

  it('that is disabled is out at once and cannot sign in, until it is let in again', async () => {
    const lado = await app.signedIn(app.people.lado)
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${app.people.lado.id}`)
    await manager.send({}, { action: '/disabling' })
    expect(manager.page.text).toContain('Disabled')
    expect((await lado.open('/lado-contacts')).name).toBe('sign-in')
    expect((await app.signedIn(app.people.lado)).page.status).toBe(422)
    await manager.send({}, { action: '/enabling' })
    expect((await app.signedIn(app.people.lado)).page.status).not.toBe(422)
  })

  it('of one’s own can neither be disabled nor lose its role', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    const own = `/people/${app.people.businessManager.id}`
    expect((await manager.open(own)).text).not.toContain('Disable this account')
    const form = await manager.open(`${own}/change`)
    const { hidden } = form.form()
    await manager.post(`${own}/disabling`, { _csrf: hidden['_csrf'] ?? '' })
    expect(manager.page.status).toBe(409)
    expect(manager.page.text).toContain('You cannot disable your own account')
    manager.page = form
    await manager.send({ ...holding, name: 'Me', role: 'lado', establishmentId: '', organisation: '' })
    expect(manager.page.errors).toEqual(['You cannot change your own role. Ask another business manager.'])
  })

  it('of the last business manager is not disabled by a command either', async () => {
    const refused = disablePerson(app.parts.db, app.act(), app.people.businessManager.email)
    await expect(refused).rejects.toThrow('This is the last business manager. Add another first.')
  })

  it('stands in a history that holds', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/people/new')
    await manager.send(inspector)
    await manager.open(`/people/${app.people.lado.id}`)
    await manager.send({}, { action: '/disabling' })
    const verdict = await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)
    expect(verdict).toMatchObject({ sound: true, versions: 23 })
    const kept = await app.parts.db.selectFrom('recordVersion').select('content').execute()
    expect(JSON.stringify(kept)).not.toContain('argon2')
  })
})
