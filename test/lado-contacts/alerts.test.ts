import { describe, expect, it } from 'vitest'
import type { LadoContact } from '../../server/lado-contacts/sections.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { startApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'

async function homesWith(...contacts: Partial<LadoContact>[]) {
  const app = await startApp()
  for (const differs of contacts)
    await recordNew(app.parts.db, app.act(), ladoContactKind, { values: aLadoContact(differs) })
  const homes = await Promise.all(
    [app.people.lado, app.people.scrutineer, app.people.head].map(async (person) => {
      const page = await (await app.signedIn(person)).open('/')
      return page.html
        .querySelectorAll('.app-todo--urgent a')
        .map((link) => link.textContent.replace(/\s+/g, ' ').trim())
    }),
  )
  return { app, homes }
}

describe('an open referral', () => {
  it('with contact unchanged is pinned on the homes of the LADO and the scrutineer, and on no head’s', async () => {
    const { homes } = await homesWith({ staffPosition: 'no-change', shared: 'yes' })
    const alert = 'The member of staff may still work with the child: LADO contact LADO-2019-0001'
    expect(homes).toEqual([[alert], [alert], []])
  })

  it('with no interim decision is pinned after one working day, not on it', async () => {
    const waiting = { staffPosition: 'not-recorded', eventOn: null } as const
    const { homes } = await homesWith(
      { ...waiting, receivedOn: '2019-05-30' },
      { ...waiting, receivedOn: '2019-05-31' },
    )
    const alert =
      'No interim decision about the member of staff after 2 working days: LADO contact LADO-2019-0001'
    expect(homes).toEqual([[alert], [alert], []])
  })

  it('stays pinned once it is substantiated, until the position of the member of staff is answered anew', async () => {
    const substantiated = { outcome: 'substantiated', outcomeOn: '2019-05-30' } as const
    const { homes } = await homesWith(
      { ...substantiated, staffPosition: 'no-change' },
      { ...substantiated, staffPosition: 'not-recorded', eventOn: null, receivedOn: '2019-05-30' },
      { ...substantiated, staffPosition: 'suspended' },
    )
    const lines = [
      'The member of staff may still work with the child, and the allegation is substantiated: LADO contact LADO-2019-0001',
      'No interim decision about the member of staff after 2 working days, and the allegation is substantiated: LADO contact LADO-2019-0002',
    ]
    for (const home of homes.slice(0, 2)) expect(home.toSorted()).toEqual(lines.toSorted())
    expect(homes[2]).toEqual([])
  })

  it('says on its confirmation that staff were not moved, though it is closed', async () => {
    const { app } = await homesWith(
      { staffPosition: 'no-change', outcome: 'substantiated', outcomeOn: '2019-05-30' },
      { staffPosition: 'no-change' },
    )
    const lado = await app.signedIn(app.people.lado)
    for (const { id } of await app.parts.db.selectFrom('ladoContact').select('id').execute()) {
      const { text } = await lado.open(`/lado-contacts/${id}/recorded`)
      expect(text).not.toContain('Nothing is open')
      expect(text).toContain('Staff not moved: the member of staff may still work with the child')
    }
  })

  it('says when it was recorded that nothing changed, not that nothing has', async () => {
    const { app } = await homesWith({ staffPosition: 'no-change' })
    const { id } = await app.parts.db.selectFrom('ladoContact').select('id').executeTakeFirstOrThrow()
    const { text } = await (await app.signedIn(app.people.lado)).open(`/lado-contacts/${id}`)
    expect(text).toContain('No change was recorded for the member of staff (recorded on 3 June 2019).')
    expect(text).not.toContain('Nothing has changed')
  })

  it('is no alert once it has an outcome, or where it is only a consultation', async () => {
    const { homes } = await homesWith(
      { staffPosition: 'no-change', outcome: 'false', outcomeOn: '2019-05-30' },
      { staffPosition: 'not-recorded', type: 'consultation', staffPseudonym: '' },
      { staffPosition: 'moved' },
    )
    expect(homes).toEqual([[], [], []])
  })

  it('tells each reader what that reader can do', async () => {
    const { app } = await homesWith({ staffPosition: 'no-change', shared: 'yes' })
    const { id } = await app.parts.db.selectFrom('ladoContact').select('id').executeTakeFirstOrThrow()
    const said = async (person: { email: string }) =>
      (await (await app.signedIn(person)).open(`/lado-contacts/${id}`)).text
    expect(await said(app.people.lado)).toContain('Ask the establishment today')
    const head = await said(app.people.head)
    expect(head).not.toContain('Ask the establishment')
    expect(head).toContain('Decide today how children are kept safe from contact, and tell the LADO')
  })
})
