import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../server/access/person.ts'
import { meetingKind } from '../../server/qa-meetings/kind.ts'
import { correctRecord, recordNew } from '../../server/records/actions.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { aChild, anIncident, stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { ash, birch } from '../support/people.ts'
import { aMeeting, aVisit, recordOneOfEach } from '../support/records.ts'

let app: TestApp
let scrutineer: Browser

beforeEach(async () => {
  app = await startApp()
  await recordOneOfEach(app.parts.db, app.act())
  await stored(app, {
    description: 'K-13 hit K-12, then K-130 and k-13 ran. S-1 held K-12.',
    children: [aChild(), aChild({ pseudonym: 'K-13', account: 'Not me.' })],
    staff: [
      { pseudonym: 'S-1', part: 'used-force' },
      { pseudonym: 'S-2', part: 'present' },
    ],
  })
  await stored(app, anIncident({ establishmentId: birch, behaviour: 'Of another house.' }))
  scrutineer = await app.signedIn(app.people.scrutineer)
})

const ask = async (some: Record<string, string>) => {
  await scrutineer.open('/subject-access')
  return scrutineer.send({ establishmentId: ash, kind: 'child', pseudonym: 'K-12', format: 'page', ...some })
}

describe('what is held about one person', () => {
  it('is put together from every record that names a child, with everybody else marked', async () => {
    const page = await ask({})
    expect(page.heading).toBe('What is held about K-12')
    expect(page.text).toContain(
      '[third party K-13] hit K-12, then K-130 and [third party k-13] ran. [third party S-1] held K-12.',
    )
    expect(page.text).toContain('LADO contact')
    expect(page.text).not.toContain('Of another house')
    expect(page.text).toContain('3 records')
  })

  it('is put together for a member of staff, however the pseudonym is spelled', async () => {
    const page = await ask({ kind: 'staff', pseudonym: 's-7' })
    expect(page.text).toContain('1 record')
    expect(page.text).toContain('[third party K-12]')
  })

  it('is given as data too', async () => {
    await scrutineer.open('/subject-access')
    const { hidden } = scrutineer.page.form('/subject-access')
    const answer = await scrutineer.agent
      .post('/subject-access')
      .set('Host', 'localhost:3000')
      .type('form')
      .send({ ...hidden, establishmentId: ash, kind: 'child', pseudonym: 'k-13', format: 'json' })
    const data = JSON.parse(answer.text) as {
      records: { thirdParties: string[]; content: { children: object[] } }[]
    }
    expect(data.records).toHaveLength(1)
    expect(data.records[0]?.thirdParties).toEqual(['K-12', 'S-1', 'S-2'])
    expect(data.records[0]?.content.children).toMatchObject([
      { pseudonym: '[third party K-12]' },
      { pseudonym: 'K-13' },
    ])
  })

  it('is an event of the history, which does not say of whom', async () => {
    await ask({})
    const event = await app.parts.db
      .selectFrom('historyEvent')
      .selectAll()
      .where('subject', '=', 'subject-access')
      .executeTakeFirstOrThrow()
    expect(event).toMatchObject({
      act: 'exported',
      details: '{"format":"page","kind":"child","named":0,"records":3,"unsent":0}',
    })
  })

  it('tells of drafts and forms that were begun and not sent, without their text', async () => {
    const type = async (browser: Browser, path: string, typed: object) => {
      await browser.open(path)
      const { hidden } = browser.page.form(path)
      const body = { ...hidden, ...typed }
      await browser.agent.post(`${path}/keeping`).set('Host', 'localhost:3000').type('form').send(body)
    }
    const behaviour = 'Secret words about k-12.'
    await type(await app.signedIn(app.people.head), '/incidents/new', { behaviour })
    await type(await app.signedIn(app.people.otherHead), '/incidents/new', { behaviour })
    await scrutineer.open('/reviews/new')
    await scrutineer.send({ year: '2018' })
    const commentary = 'As K-12 said. K-120 did not.'
    await type(scrutineer, '/reviews/2018/commentary/restraint', { commentary })
    const page = await ask({})
    expect(page.rows('Begun and not sent')).toEqual([
      ['New incident', 'Head of safeguarding', '3 June 2019, 10am'],
      ['Form at /reviews/2018/commentary/restraint', 'Independent scrutineer', '3 June 2019, 10am'],
    ])
    expect(page.text).not.toContain('Secret words')
    expect((await ask({ pseudonym: 'K-120' })).rows('Begun and not sent')).toHaveLength(1)
    expect((await ask({ pseudonym: 'K-1' })).rows('Begun and not sent')).toEqual([])
  })

  it('is in its sequence: what happened first stands first, whenever it was recorded', async () => {
    const children = [aChild({ pseudonym: 'K-55' })]
    for (const day of ['2019-05-12', '2019-05-10', '2019-05-11'])
      await stored(app, { children, happenedAt: `${day}T14:35:00+01:00` })
    const { text } = await ask({ pseudonym: 'K-55' })
    expect(text).toMatch(/0004.*0005.*0003/)
  })

  it('lists every other text that names them, of any kind, for a person to judge', async () => {
    const { db } = app.parts
    const children = [aChild({ pseudonym: 'K-99' })]
    await stored(app, {
      children,
      behaviour: 'Nothing of it.',
      description: 'K-12 was pushed by K-99.\nK-120 ran.',
    })
    await stored(app, { establishmentId: birch, children, description: 'K-12 of another house.' })
    await recordNew(db, app.act(), visitKind, {
      values: aVisit({ whatChildrenSaid: 'k-12 said: staff laugh.' }),
    })
    await recordNew(db, app.act(), meetingKind, {
      values: aMeeting({ quarter: 'Q3', agenda: [{ title: 'About K-12' }] }),
    })
    await scrutineer.open('/reviews/new')
    await scrutineer.send({ year: '2018' })
    await scrutineer.open('/reviews/2018/commentary/restraint')
    await scrutineer.send({ commentary: 'What K-12 said weighs.' })
    const page = await ask({})
    expect(page.rows('Named in a text')).toEqual([
      [
        'Incident ASH-2019-0003',
        'Current version',
        'Description of the measure',
        'K-12 was pushed by [third party K-99].',
      ],
      ['Visit on 14 May 2019', 'Current version', 'What children said', 'k-12 said: staff laugh.'],
      ['QA meeting on 16 April 2019', 'Current version', 'Agenda', 'About K-12'],
      ['Review 2018', 'Current version', 'Commentary', 'What K-12 said weighs.'],
    ])
    expect(page.text).toContain('3 records')
    expect(page.text).toContain('read each where it is recorded, and decide')
  })

  it('lists earlier versions that named them, and the reasons of corrections', async () => {
    const { db } = app.parts
    const person: Person = { ...app.people.scrutineer, name: '', organisation: null }
    const { id } = await recordNew(db, app.act(), visitKind, {
      values: aVisit({ goodPractice: 'S-7 and K-12 talk.' }),
    })
    const correction = {
      id,
      version: 1,
      values: aVisit(),
      reason: 'K-12 asked for it',
      person,
      today: '2019-06-03',
    }
    await correctRecord(db, app.act(), visitKind, correction)
    const page = await ask({})
    expect(page.rows('Named in a text')).toEqual([
      ['Visit on 14 May 2019', 'Version 1, earlier', 'Good practice', 'S-7 and K-12 talk.'],
      ['Visit on 14 May 2019', 'Current version', 'Reason for the correction', 'K-12 asked for it'],
    ])
    expect(page.html.querySelector(`a[href="/visits/${id}/history"]`)?.textContent).toBe(
      'Visit on 14 May 2019',
    )
  })

  it('lists three hundred texts at most, and says how many there are', { timeout: 60_000 }, async () => {
    const write = { values: aVisit({ whatChildrenSaid: 'Q-1.' }) }
    for (let place = 0; place < 302; place += 1) await recordNew(app.parts.db, app.act(), visitKind, write)
    const page = await ask({ pseudonym: 'Q-1' })
    expect(page.rows('the first 300 of 302')).toHaveLength(300)
  })

  it('shows fifty records on a page, and holds all of them in the file', { timeout: 60_000 }, async () => {
    for (let place = 0; place < 50; place += 1) await stored(app)
    const page = await ask({})
    expect(page.text).toContain('the first 50 of 53 records')
    expect(page.text).not.toContain('Named in a text')
    const { hidden } = (await scrutineer.open('/subject-access')).form('/subject-access')
    const typed = { ...hidden, establishmentId: ash, kind: 'child', pseudonym: 'K-12', format: 'json' }
    const sent = scrutineer.agent
      .post('/subject-access')
      .set('Host', 'localhost:3000')
      .type('form')
      .send(typed)
    expect((JSON.parse((await sent).text) as { records: object[] }).records).toHaveLength(53)
  })

  it('asks again for what is missing, and is the scrutineer’s alone', async () => {
    const again = await ask({ pseudonym: '' })
    expect([again.status, again.errors]).toEqual([422, ['Enter the pseudonym']])
    for (const person of [app.people.head, app.people.businessManager, app.people.lado]) {
      const browser = await app.signedIn(person)
      expect((await browser.open('/subject-access')).status).toBe(403)
    }
  })
})
