import { beforeEach, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import type { LadoContact } from '../../server/lado-contacts/sections.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { birch } from '../support/people.ts'
import { stored } from './incident.ts'

const referred = { safeguardingDecision: 'lado-referral' } as const
const task = 'Say who you referred incident ASH-2019-0001 to, and when'

describe('an incident that says that it was referred to the LADO', () => {
  let app: TestApp
  let head: Browser
  let scrutineer: Browser
  let id: string
  beforeEach(async () => {
    app = await startApp()
    head = await app.signedIn(app.people.head)
    scrutineer = await app.signedIn(app.people.scrutineer)
    id = (await stored(app, referred)).id
  })

  const contact = (differs: Partial<LadoContact>) =>
    recordNew(app.parts.db, app.act(), ladoContactKind, {
      values: aLadoContact({
        source: 'staff',
        staffPosition: 'moved',
        incidentNumbers: ['ASH-2019-0001'],
        ...differs,
      }),
    })

  async function followUp() {
    await scrutineer.open(`/incidents/${id}/follow-up`)
    const day = { 'doneOn-day': '3', 'doneOn-month': '6', 'doneOn-year': '2019' }
    await scrutineer.send({ cameOfIt: 'asked', ...day }, { action: '/follow-up' })
  }

  async function answer(answers: Record<string, string> = {}) {
    await head.open((await head.open('/')).link(task) ?? '')
    const day = { 'referredOn-day': '1', 'referredOn-month': '6', 'referredOn-year': '2019' }
    return head.send({ referredTo: 'LADO of the council', ...day, ...answers }, { action: '/referral' })
  }

  const asks = 'Ask the LADO about incident ASH-2019-0001'

  it('asks its head who it was referred to, until the head says so', async () => {
    const page = await head.open((await head.open('/')).link(task) ?? '')
    expect(page.text).toContain(
      'Recording that decision here does not refer it: this service has not told anybody.',
    )
    const empty = await answer({ referredTo: '' })
    expect([empty.status, empty.errors]).toEqual([422, ['Say who you referred it to']])
    const saved = await answer({ note: 'Their number is 12.' })
    expect(saved.path).toBe(`/incidents/${id}`)
    expect(saved.text).toMatch(/1 June 2019 ?LADO of the council ?Their number is 12\./)
    expect((await head.open('/')).link(task)).toBeUndefined()
    const { db, keys } = app.parts
    expect(await verifyHistory(db, sealWith(keys.history), contents)).toMatchObject({ sound: true })
  })

  it('stands with the scrutineer until a LADO contact is about it, whatever the head says, with what the head says', async () => {
    expect((await scrutineer.open('/')).text).toContain('No LADO contact is recorded')
    await followUp()
    expect((await scrutineer.open('/')).text).toContain(asks)
    await answer()
    expect((await scrutineer.open('/')).text).toContain('the head says: LADO of the council, 1 June 2019')
    await contact({ shared: 'no', referrer: 'police' })
    expect((await scrutineer.open('/')).text).not.toContain('No LADO contact is recorded')
  })

  it('no longer asks its head once a contact that the head may read is about it', async () => {
    await contact({ shared: 'yes' })
    expect((await head.open('/')).link(task)).toBeUndefined()
  })

  it.each(['staff', 'child'] as const)(
    'shows its head the same pages, byte by byte, whether or not there is a contact from a %s that the head may not read',
    async (source) => {
      const places = ['/', `/incidents/${id}`, '/incidents', '/incidents?decision=lado-referral&urgent=open']
      const read = async () => {
        const bodies: string[] = []
        for (const place of places) {
          const { text } = await head.agent.get(place).set('Host', 'localhost:3000')
          // The name of a form that is served is new each time, and nothing else is.
          bodies.push(text.replace(/(name="key" value=")[^"]*/g, '$1').replace(/nonce="[^"]*"/g, ''))
        }
        return bodies
      }
      const before = await read()
      expect(before[0]).toContain(task)
      await contact({ source, shared: 'no', referrer: 'police', staffPosition: 'no-change' })
      await followUp()
      expect(await read()).toEqual(before)
    },
  )

  it('is answered by the head of its establishment alone, and only where it was referred', async () => {
    for (const person of [app.people.scrutineer, app.people.lado, app.people.businessManager]) {
      const browser = await app.signedIn(person)
      expect((await browser.open(`/incidents/${id}/referral`)).status).toBe(403)
    }
    const theirs = await stored(app, {
      ...referred,
      establishmentId: birch,
      reasonPrimary: 'fight',
      reasonsOther: [],
    })
    expect((await head.open(`/incidents/${theirs.id}/referral`)).status).toBe(404)
    const plain = await stored(app)
    expect((await head.open(`/incidents/${plain.id}/referral`)).path).toBe(`/incidents/${plain.id}`)
    const other = await app.signedIn(app.people.otherHead)
    expect((await other.open('/')).text).not.toContain('ASH-')
  })
})
