import { expect, it } from 'vitest'
import { stored } from '../incidents/incident.ts'
import { startApp } from '../support/app.ts'
import { contactPart, recordLadoContact } from '../support/lado-contact.ts'

const title = 'Incidents that the LADO linked'

it('an incident that a LADO opens to themselves by a contact stands on the scrutineer’s home page, and no head’s', async () => {
  const app = await startApp()
  const incident = await stored(app)
  await stored(app)
  const lado = await app.signedIn(app.people.lado)
  const scrutineer = await app.signedIn(app.people.scrutineer)
  expect((await scrutineer.open('/')).text).not.toContain(title)
  expect((await lado.open(`/incidents/${incident.id}`)).status).toBe(404)
  const changes = { contact: { referrer: 'establishment', incidentNumbers: 'ASH-2019-0001' } }
  const address = await recordLadoContact(lado, changes)
  expect((await lado.open(`/incidents/${incident.id}`)).status).toBe(200)
  const home = await scrutineer.open('/')
  expect(home.text).toContain(title)
  expect(home.answer('Incident ASH-2019-0001')).toContain('LADO-2019-0001, by Test lado')
  await lado.open(address)
  await lado.send({}, { action: '/correction' })
  await lado.open(`${lado.page.path}/contact`)
  await lado.send({ ...contactPart, ...changes.contact, incidentNumbers: 'ASH-2019-0001, ASH-2019-0002' })
  await lado.send({ reason: 'The second too' })
  const details = await app.parts.db
    .selectFrom('historyEvent')
    .select(['details', 'establishmentId'])
    .where('act', '=', 'linked')
    .orderBy('seq')
    .execute()
  expect(details).toEqual([
    { details: '{"incident":"ASH-2019-0001"}', establishmentId: null },
    { details: '{"incident":"ASH-2019-0002"}', establishmentId: null },
  ])
  const history = async (person: { email: string }) =>
    (await (await app.signedIn(person)).open('/history')).text
  expect(await history(app.people.scrutineer)).toContain('Linked: LADO contact incident: ASH-2019-0002')
  expect(await history(app.people.head)).not.toContain('Linked')
})

it('what the scrutineer links is not listed: nobody opens anything to themselves by it', async () => {
  const app = await startApp()
  await stored(app)
  const scrutineer = await app.signedIn(app.people.scrutineer)
  await recordLadoContact(scrutineer, { contact: { incidentNumbers: 'ASH-2019-0001' } })
  expect((await scrutineer.open('/')).text).not.toContain(title)
})

it('of more than five such incidents the scrutineer’s home page says how many more there are, and where they stand', async () => {
  const app = await startApp()
  const numbers: string[] = []
  for (let nth = 1; nth <= 12; nth++) {
    await stored(app)
    numbers.push(`ASH-2019-${String(nth).padStart(4, '0')}`)
  }
  const lado = await app.signedIn(app.people.lado)
  await recordLadoContact(lado, {
    contact: { referrer: 'establishment', incidentNumbers: numbers.join(', ') },
  })
  const scrutineer = await app.signedIn(app.people.scrutineer)
  const home = await scrutineer.open('/')
  expect(home.text.match(/Incident ASH-2019-\d{4}/g)).toHaveLength(5)
  const listed = await scrutineer.open(home.link('And 7 more') ?? 'none')
  for (const number of numbers) expect(listed.text).toContain(`incident: ${number}`)
})
