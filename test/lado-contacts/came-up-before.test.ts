import { beforeEach, expect, it } from 'vitest'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { birch } from '../support/people.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

const record = async (changes: Parameters<typeof aLadoContact>[0]) =>
  (await recordNew(app.parts.db, app.act(), ladoContactKind, { values: aLadoContact(changes) })).id

it('shows the other contacts that name the same member of staff, in any spelling, to whom they are to be seen', async () => {
  const first = await record({ staffPseudonym: 'S-7', shared: 'no' })
  const second = await record({ staffPseudonym: 's–7', receivedOn: '2019-05-28', shared: 'yes' })
  await record({ staffPseudonym: 'S-8' })
  await record({ staffPseudonym: 'S-7', establishmentId: birch })
  const lado = await app.signedIn(app.people.lado)
  const page = await lado.open(`/lado-contacts/${second}`)
  expect(page.rows('Other contacts that name')).toEqual([
    ['LADO-2019-0001', '20 May 2019', 'Referral', 'Physical, during restraint', 'Open'],
  ])
  expect((await lado.open(`/lado-contacts/${first}`)).text).toContain('LADO-2019-0002')
  // The first was not shared with the head, who reads the second.
  const head = await app.signedIn(app.people.head)
  expect((await head.open(`/lado-contacts/${second}`)).text).not.toContain('Other contacts')
})

it('says so before a contact is submitted, and not of the contact itself', async () => {
  const id = await record({ staffPseudonym: 'S-7' })
  const person = { ...app.people.lado, name: 'Test lado', organisation: null }
  const linesFor = async (correcting: string | null) =>
    ((await ladoContactKind.worthChecking?.(app.parts.db, aLadoContact(), { person, correcting })) ?? []).map(
      ({ text }) => text,
    )
  expect(await linesFor(null)).toEqual([
    'S-7 is named in LADO-2019-0001 too: referral, received on 20 May 2019',
  ])
  expect(await linesFor(id)).toEqual([])
})

it('names the day of the linked incident where that of the event is not known', async () => {
  const incident = await stored(app)
  const number = incident.title.split(' ').at(-1) ?? ''
  const id = await record({ eventOn: null, incidentNumbers: [number] })
  const page = await (await app.signedIn(app.people.lado)).open(`/lado-contacts/${id}`)
  expect(page.answer('From event to referral')).toBe('Not known The linked incident happened on 31 May 2019')
})
