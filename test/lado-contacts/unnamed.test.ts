import { beforeEach, describe, expect, it } from 'vitest'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { correctRecord, recordNew } from '../../server/records/actions.ts'
import type { Person } from '../../server/access/person.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'

let app: TestApp
let id = ''
beforeEach(async () => {
  app = await startApp()
  const values = aLadoContact({ type: 'referral', staffPseudonym: 'S-7' })
  id = (await recordNew(app.parts.db, app.act(), ladoContactKind, { values })).id
})

const consultation = () => aLadoContact({ type: 'consultation', staffPseudonym: '' })

describe('a LADO contact that once named a member of staff', () => {
  it('does not become a consultation, and says why', async () => {
    const lado = await app.signedIn(app.people.lado)
    await lado.open(`/lado-contacts/${id}`)
    await lado.send({}, { action: '/correction' })
    const draft = lado.page.path
    await lado.open(`${draft}/contact`)
    const { hidden, action } = lado.page.form()
    const typed = JSON.parse(
      (await app.parts.db.selectFrom('draft').select('typed').executeTakeFirstOrThrow()).typed,
    ) as Record<string, string>
    const own = Object.fromEntries(
      Object.entries(typed).filter(([name]) => lado.page.html.querySelector(`[name="${name}"]`) !== null),
    )
    const page = await lado.post(action, { ...hidden, ...own, type: 'consultation', staffPseudonym: '' })
    expect(page.errors.join()).toContain('An earlier version of this contact names a member of staff')
    expect(page.value('type')).toBe('consultation')
  })

  it('is refused by the act and by the database themselves', async () => {
    const { db, opened } = app.parts
    const lado: Person = { ...app.people.lado, name: 'LADO', organisation: null }
    const correction = { id, version: 1, values: consultation(), reason: 'Advice only' }
    await expect(
      correctRecord(db, app.act(), ladoContactKind, { ...correction, person: lado, today: '2019-06-03' }),
    ).rejects.toThrow('names a member of staff')
    expect(() =>
      opened.connection.exec("update lado_contact set type = 'consultation', staff_pseudonym = ''"),
    ).toThrow('names a member of staff')
  })

  it('may become anything else, and one that never named anybody may become a consultation', async () => {
    const { db } = app.parts
    const lado: Person = { ...app.people.lado, name: 'LADO', organisation: null }
    const about = { version: 1, reason: 'A mistake', person: lado, today: '2019-06-03' }
    const values = aLadoContact({ type: 'information', staffPseudonym: '' })
    expect((await correctRecord(db, app.act(), ladoContactKind, { ...about, id, values })).version).toBe(2)
    const { id: bare } = await recordNew(db, app.act(), ladoContactKind, {
      values: aLadoContact({ type: 'referral', staffPseudonym: '' }),
    })
    const saved = await correctRecord(db, app.act(), ladoContactKind, {
      ...about,
      id: bare,
      values: consultation(),
    })
    expect(saved.version).toBe(2)
  })
})
