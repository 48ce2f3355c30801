import { beforeEach, describe, expect, it } from 'vitest'
import { addPerson } from '../../server/access/people/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { ash, birch, typedAppointment } from '../support/people.ts'

describe('the scrutineer’s home page shows who was given a role', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  const shown = async (name: string) =>
    (await (await app.signedIn(app.people.scrutineer)).open('/')).answer(name)
  const onAdministration = async (name: string) =>
    (await (await app.signedIn(app.people.scrutineer)).open('/administration')).answer(name)

  const change = async (id: string, answers: Record<string, string>) => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${id}/change`)
    return manager.send({ ...typedAppointment(), establishmentId: '', organisation: '', ...answers })
  }

  it('by a page: a new account, and at once', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/people/new')
    await manager.send({
      ...typedAppointment(),
      name: 'A second self',
      email: 'self@example.org',
      role: 'scrutineer',
      establishmentId: '',
      organisation: '',
    })
    expect(await shown('A second self')).toBe(
      'New account: Independent scrutineer By Test business-manager 6, 3 June 2019, 10am',
    )
  })

  it('by a command', async () => {
    const act = { ...app.act(), who: { id: 'operator:Sam at the desk', role: 'operator' } }
    await addPerson(app.parts.db, act, {
      name: 'By command',
      email: 'command@example.org',
      role: 'business-manager',
      establishmentId: null,
      organisation: null,
      appointedAs: 'deputy',
      appointedFrom: '2019-06-03',
      appointedTo: null,
    })
    expect(await shown('By command')).toContain('By Operator Sam at the desk')
  })

  it('in place of another role', async () => {
    await change(app.people.lado.id, { name: 'Test lado 4', role: 'scrutineer' })
    expect(await shown('Test lado 4')).toContain('Role: was LADO, now Independent scrutineer')
  })

  it('with another establishment to see, or another name, and what each was before', async () => {
    await change(app.people.head.id, { name: 'Test head 2', role: 'head', establishmentId: birch })
    expect(await shown('Test head 2')).toBe(
      'Head of safeguarding Establishment: was Ash House, now Birch House Appointed as: was holder, now deputy By Test business-manager 6, 3 June 2019, 10am',
    )
    await change(app.people.lado.id, { ...typedAppointment('holder'), name: 'Another name', role: 'lado' })
    expect(await shown('Another name')).toContain('Name: was Test lado 4, now Another name')
  })

  it('with other days, which is as good as a new appointment', async () => {
    await change(app.people.head.id, {
      ...typedAppointment('holder'),
      name: 'Test head 2',
      role: 'head',
      establishmentId: ash,
    })
    expect(await shown('Test head 2')).toBe('')
    await change(app.people.head.id, { name: 'Test head 2', role: 'head', establishmentId: ash })
    expect(await shown('Test head 2')).toContain('Head of safeguarding')
  })

  it('again after the account was disabled', async () => {
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open(`/people/${app.people.lado.id}`)
    await manager.send({}, { action: '/disabling' })
    expect(await shown('Test lado 4')).toBe('')
    await manager.send({}, { action: '/enabling' })
    expect(await shown('Test lado 4')).toContain('May sign in again: LADO')
  })

  it('still a year later: six days a year must be enough to see it', async () => {
    await change(app.people.lado.id, { name: 'Test lado 4', role: 'scrutineer' })
    app.at('2020-06-02T09:00:00.000Z')
    expect(await shown('Test lado 4')).toContain('Role: was LADO')
    app.at('2020-06-09T09:00:00.000Z')
    expect(await shown('Test lado 4')).toBe('')
  })

  it('and when fewer roles must hold a passkey', async () => {
    expect(await onAdministration('Must hold a passkey')).toBe('Independent scrutineer Business manager')
    const manager = await app.signedIn(app.people.businessManager)
    await manager.open('/settings/passkey-roles/new')
    await manager.send({
      value: ['scrutineer'],
      'fromOn-day': '3',
      'fromOn-month': '6',
      'fromOn-year': '2019',
      reason: 'The key was lost',
    })
    expect(manager.page.errors).toEqual([])
    expect(await shown('Must hold a passkey')).toBe('Independent scrutineer')
    expect(await shown('Who must hold a passkey')).toContain('By Test business-manager 6')
  })

  it('to nobody else', async () => {
    await change(app.people.lado.id, { name: 'Test lado 4', role: 'scrutineer' })
    for (const person of [app.people.head, app.people.partner, app.people.businessManager])
      expect((await (await app.signedIn(person)).open('/')).text).not.toContain('Who may do what')
  })
})
