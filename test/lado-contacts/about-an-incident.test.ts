import { beforeEach, describe, expect, it } from 'vitest'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { aChild, stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact, contactPart, typedDate } from '../support/lado-contact.ts'
import { ash, birch } from '../support/people.ts'

const referred = { safeguardingDecision: 'lado-referral' } as const
const button = 'Record a LADO contact about it'

describe('an incident with a decision that names the LADO', () => {
  let app: TestApp
  beforeEach(async () => {
    app = await startApp()
  })

  const contactAbout = (incidentNumbers: string[]) =>
    recordNew(app.parts.db, app.act(), ladoContactKind, { values: aLadoContact({ incidentNumbers }) })

  const linkFor = async (person: { email: string }, id: string) =>
    (await (await app.signedIn(person)).open(`/incidents/${id}`)).link(button)

  it.each(['lado-referral', 'lado-consultation'] as const)(
    'leads from “%s” to a new contact with its establishment, number, day and children',
    async (safeguardingDecision) => {
      const { id } = await stored(app, {
        safeguardingDecision,
        happenedAt: '2019-05-31T23:35:00+01:00',
        children: [aChild(), aChild({ pseudonym: 'K-13' })],
      })
      const browser = await app.signedIn(app.people.scrutineer)
      const incident = await browser.open(`/incidents/${id}`)
      const page = await browser.open(incident.link(button) ?? '')
      expect(page.path).not.toContain('K-1')
      expect(page.value('establishmentId')).toBe(ash)
      expect(page.value('incidentNumbers')?.trim()).toBe('ASH-2019-0001')
      expect(
        page
          .value('children')
          ?.trim()
          .split(/[,\n]\s*/),
      ).toEqual(['K-12', 'K-13'])
      expect(['day', 'month', 'year'].map((part) => page.value(`eventOn-${part}`))).toEqual([
        '31',
        '5',
        '2019',
      ])
      expect(page.value('staffPseudonym') ?? '').toBe('')
    },
  )

  it('leads the LADO to it where a contact opened the incident for the LADO', async () => {
    const { id } = await stored(app, referred)
    const lado = await app.signedIn(app.people.lado)
    const other = `/lado-contacts/new?incident=${id}`
    const closed = await lado.open(other)
    expect([closed.status, closed.value('incidentNumbers')?.trim()]).toEqual([200, ''])
    expect(closed.value('children')?.trim()).toBe('')
    await contactAbout(['ASH-2019-0001'])
    expect(await linkFor(app.people.lado, id)).toBe(other)
    expect((await lado.open(other)).value('incidentNumbers')?.trim()).toBe('ASH-2019-0001')
  })

  it('is looked at where the address names it', async () => {
    const { id } = await stored(app, { ...referred, establishmentId: birch })
    const scrutineer = await app.signedIn(app.people.scrutineer)
    await scrutineer.open(`/lado-contacts/new?incident=${id}`)
    const looks = await app.parts.db
      .selectFrom('historyEvent')
      .select(['act', 'subject', 'establishmentId'])
      .where('subjectId', '=', id)
      .where('act', '=', 'viewed')
      .execute()
    expect(looks).toEqual([{ act: 'viewed', subject: 'incident', establishmentId: birch }])
  })

  it('has no such button for its head, where it is withdrawn, and where the decision is another', async () => {
    const { id } = await stored(app, referred)
    expect(await linkFor(app.people.head, id)).toBeUndefined()
    expect(
      (await (await app.signedIn(app.people.head)).open(`/lado-contacts/new?incident=${id}`)).status,
    ).toBe(403)
    expect(await linkFor(app.people.scrutineer, (await stored(app)).id)).toBeUndefined()
    await app.parts.db.updateTable('incident').set({ standing: 'withdrawn' }).where('id', '=', id).execute()
    expect(await linkFor(app.people.scrutineer, id)).toBeUndefined()
  })
})

it('says at once that an event cannot be after the day on which the LADO heard of it', async () => {
  const app = await startApp()
  const lado = await app.signedIn(app.people.lado)
  await lado.open('/lado-contacts/new')
  const page = await lado.send({ ...contactPart, ...typedDate('eventOn', '2019-05-21') })
  expect(page.errors).toEqual(['It cannot have happened after the LADO heard of it: check both dates'])
})
