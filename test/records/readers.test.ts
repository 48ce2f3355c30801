import { beforeEach, describe, expect, it } from 'vitest'
import { disablePerson } from '../../server/access/people/actions.ts'
import { permissions } from '../../server/access/permissions.ts'
import { recordVersion } from '../../server/history/record.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { correctRecord, recordNew } from '../../server/records/actions.ts'
import { recordKinds } from '../../server/kinds.ts'
import { recordExample } from '../hostile/kinds.ts'
import { aChild, corrected, stored } from '../incidents/incident.ts'
import { signMonth } from '../returns/signing.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { ash } from '../support/people.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

/** What each person is called in a sentence about who can read a record. */
const called = {
  scrutineer: 'independent scrutineer',
  head: 'head of safeguarding of Ash House',
  otherHead: 'head of safeguarding of Birch House',
  lado: 'LADO',
  partner: 'partners from Kent Police',
  businessManager: 'business manager',
} as const
type Who = keyof typeof called

const everybody = Object.keys(called) as Who[]

const rolesThat = (permission: keyof typeof permissions): readonly string[] => permissions[permission]

/** Those whom a confirmation says that they can read it now and could not before. */
const namedIn = (text: string): Who[] =>
  everybody.filter((who) =>
    new RegExp(`The ${called[who]}( \\(without [^)]*\\))? can read it now, and could not before`).test(text),
  )

describe('the confirmation of every kind of record', () => {
  for (const kind of recordKinds)
    it(`says of a ${kind.one} who can read it, as the record itself answers them`, async () => {
      const { id } = await recordExample(app.parts.db, app.act(), kind as never)
      const writer =
        everybody.find((who) => rolesThat(kind.allow.record).includes(app.people[who].role)) ?? 'head'
      const page = await (await app.signedIn(app.people[writer])).open(`${kind.base}/${id}/recorded`)
      expect(page.status).toBe(200)
      const reading = []
      for (const who of everybody.filter((each) => each !== writer)) {
        const { status } = await (await app.signedIn(app.people[who])).open(`${kind.base}/${id}`)
        if (status === 200) reading.push(who)
      }
      expect(namedIn(page.text), page.text).toEqual(reading)
    })
})

describe('the confirmation of every kind of correction', () => {
  for (const kind of recordKinds)
    it(`says of a ${kind.one} that nobody lost it who could never read it`, async () => {
      const { db } = app.parts
      const { id } = await recordExample(db, app.act(), kind as never)
      const writer =
        everybody.find((who) => rolesThat(kind.allow.record).includes(app.people[who].role)) ?? 'head'
      const content = await kind.contentOf(db, id)
      await db.transaction().execute((tx) =>
        recordVersion(tx, app.act(), {
          ...{ act: 'corrected', subject: kind.name, subjectId: id, version: 2, reason: 'Again' },
          content,
        }),
      )
      const { status, text } = await (
        await app.signedIn(app.people[writer])
      ).open(`${kind.base}/${id}/recorded`)
      expect(status).toBe(200)
      expect(text).not.toContain('can no longer read it')
      expect(namedIn(text), text).toEqual([])
    })
})

describe('the confirmation of a correction', () => {
  const recordedPage = async (id: string) =>
    (await app.signedIn(app.people.lado)).open(`/lado-contacts/${id}/recorded`)

  it('says who could not read it before, who still can, and what they are not shown', async () => {
    const { db } = app.parts
    const values = aLadoContact({ shared: 'no' })
    const { id } = await recordNew(db, app.act(), ladoContactKind, { values })
    expect((await recordedPage(id)).text).toContain('The head of safeguarding of Ash House cannot read it.')
    const lado = { ...app.people.lado, name: 'LADO', organisation: null }
    const correct = (version: number, is: 'yes' | 'no') =>
      correctRecord(db, app.act(), ladoContactKind, {
        ...{ person: lado, today: '2019-06-03', id, version, reason: 'Agreed' },
        values: { ...values, shared: is },
      })
    await correct(1, 'yes')
    const text = (await recordedPage(id)).text
    expect(text).toMatch(
      /The head of safeguarding of Ash House \(without “[^)]*Account[^)]*\) can read it now, and could not before\./,
    )
    expect(text).toContain('The independent scrutineer can read it, as before.')
    await correct(2, 'no')
    expect((await recordedPage(id)).text).toContain(
      'The head of safeguarding of Ash House can no longer read it.',
    )
  })

  it('says that nobody holds an office that could read it', async () => {
    await disablePerson(app.parts.db, app.act(), app.people.scrutineer.email)
    const { id } = await stored(app)
    const page = await (await app.signedIn(app.people.head)).open(`/incidents/${id}/recorded`)
    expect(page.text).toContain('Nobody is appointed as independent scrutineer today.')
    expect(page.text).not.toContain('The independent scrutineer can read it')
  })

  it('names the incidents that the LADO can read by it, until another contact names them too', async () => {
    const { id: incident, title } = await stored(app, { ownReference: 'UOF/19/7' })
    const lado = await app.signedIn(app.people.lado)
    expect((await lado.open(`/incidents/${incident}`)).status).toBe(404)
    const values = aLadoContact({ incidentNumbers: [title.replace('Incident ', '')] })
    const { id } = await recordNew(app.parts.db, app.act(), ladoContactKind, { values })
    expect((await recordedPage(id)).link('The LADO can read incident UOF/19/7 (ASH-2019-0001) now')).toBe(
      `/incidents/${incident}`,
    )
    expect((await lado.open(`/incidents/${incident}`)).status).toBe(200)
    const second = await recordNew(app.parts.db, app.act(), ladoContactKind, { values })
    expect((await recordedPage(second.id)).text).not.toContain('The LADO can read incident')
  })

  it('names the signed months that must be signed again, with the place to do it, and only until then', async () => {
    const { id } = await stored(app)
    await signMonth(app, { establishmentId: ash, month: '2019-05' })
    const head = await app.signedIn(app.people.head)
    const words = 'The return for May 2019 was signed before this changed its figures'
    expect((await head.open(`/incidents/${id}/recorded`)).text).not.toContain(words)
    await corrected(app, id, { children: [aChild({ injury: 'serious' })] })
    expect((await head.open(`/incidents/${id}/recorded`)).link(words)).toBe(`/returns/${ash}/2019-05`)
    await signMonth(app, { establishmentId: ash, month: '2019-05' })
    expect((await head.open(`/incidents/${id}/recorded`)).text).not.toContain(words)
  })
})
