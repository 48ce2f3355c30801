import { beforeEach, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { block } from '../../server/names/mask.ts'
import { recordNew } from '../../server/records/actions.ts'
import { aChild, anIncident, stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { ash } from '../support/people.ts'

const account = 'I could not get up, he had his knee on me.'
const description = [
  'Will held him by the arm. He will not do it again. J. Smith and Mr Hill saw it, and Kestrel.',
  'S-285 stood by the footage. Kayden was born on 12 March 2004, his number is A1234BC. He said Falcon.',
].join(' ')

let app: TestApp
let head: Browser
let id: string
beforeEach(async () => {
  app = await startApp()
  const values = anIncident({ description, children: [aChild({ account })] })
  const who = { id: app.people.head.id, role: 'head' }
  id = (await recordNew(app.parts.db, { ...app.act(), who }, incidentKind, { values })).id
  head = await app.signedIn(app.people.head)
})

async function ask(text: string, where = 'description') {
  await head.open(`/incidents/${id}/names`)
  return head.send({ text, where }, { action: '/names' })
}

const refusal = async (text: string, where?: string) => (await ask(text, where)).errors.join()

async function confirmBy(who: 'businessManager' | 'scrutineer', path: string) {
  const other = await app.signedIn(app.people[who])
  await other.open(path)
  return other.send({}, { action: '/confirmed' })
}

describe('only a name is masked', () => {
  it('and nothing that a child said', async () => {
    expect(await refusal(account, 'children')).toContain('This is too long for a name')
    expect(await refusal('get up, he', 'children')).toContain('This reads as a sentence')
    expect(await refusal('his knee on me', 'children')).toContain('are common words')
    expect(await app.parts.db.selectFrom('nameMask').selectAll().execute()).toEqual([])
  })

  it('and no common word and no code, each refused with what to do', async () => {
    expect(await refusal('knee', 'children')).toContain('“knee” is a common word')
    for (const word of ['the', 'footage', 'Footage'])
      expect(await refusal(word), word).toContain(
        'If it is somebody’s name, enter it with a capital and with',
      )
    expect(await refusal('S-285')).toContain('This looks like a pseudonym or another code')
  })

  it('and no word that a record holds as a pseudonym', async () => {
    await stored(app, { staff: [{ pseudonym: 'falcon', part: 'present' }] })
    expect(await refusal('Falcon')).toContain('A record holds this as somebody’s pseudonym')
  })

  it('but a head is not told what only a LADO contact holds', async () => {
    const values = aLadoContact({ establishmentId: ash, staffPseudonym: 'Falcon' })
    await recordNew(app.parts.db, app.act(), ladoContactKind, { values })
    expect((await ask('Falcon')).text).toContain('Waits for a person of another office')
  })

  it('with initials and titles, of names that no list knows, and dates of birth and prison numbers', async () => {
    for (const text of ['J. Smith', 'Mr Hill', 'Kestrel', 'Kayden', '12 March 2004', 'A1234BC'])
      expect((await ask(text)).text, text).toContain('Waits for a person of another office')
  })

  it('that is a common word too where it is asked for with its capital, and only where it stands with one', async () => {
    expect(await refusal('will')).toContain('“will” is a common word')
    const { path } = await ask('Will')
    expect((await confirmBy('businessManager', path)).text).toContain('Masked on 3 June 2019')
    const { text } = await head.open(`/incidents/${id}`)
    expect(text).toContain(`${block} held him by the arm. He will not do it again.`)
    const { db, keys } = app.parts
    expect(await verifyHistory(db, sealWith(keys.history), contents)).toMatchObject({ sound: true })
  })

  it('even if something else was asked for before that was the rule', async () => {
    const { path } = await ask('Kayden')
    await app.parts.db.updateTable('nameMask').set({ text: account }).execute()
    const refused = await confirmBy('businessManager', path)
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('is not a name')])
    expect((await head.open(`/incidents/${id}`)).text).toContain(account)
  })
})

describe('the second person', () => {
  it('is shown how much is masked and where, and keeps the length once it is', async () => {
    const { path } = await ask('J. Smith')
    const manager = await app.signedIn(app.people.businessManager)
    const page = await manager.open(path)
    expect(page.answer('What is masked')).toBe('8 characters in 2 words')
    expect(page.text).toContain('1 time, in the record and its versions')
    expect(page.text).not.toContain('Smith')
    await manager.send({}, { action: '/confirmed' })
    expect((await manager.open('/masked-names')).text).toContain('8 characters in 2 words')
    expect((await manager.open(path)).answer('What is masked')).toBe('8 characters in 2 words')
  })

  it('is told that a LADO contact is about the record, and a head never', async () => {
    const { path } = await ask('J. Smith')
    const values = aLadoContact({ establishmentId: ash, incidentNumbers: ['ASH-2019-0001'], shared: 'no' })
    await recordNew(app.parts.db, app.act(), ladoContactKind, { values })
    const told = 'A LADO contact is about this record'
    for (const who of ['scrutineer', 'businessManager'] as const)
      expect((await (await app.signedIn(app.people[who])).open(path)).text, who).toContain(told)
    expect((await head.open(path)).text).not.toContain('LADO')
  })
})

it('is told for thirty days to the scrutineer and whoever may know the record: how much went, who asked, who confirmed', async () => {
  const { path } = await ask('J. Smith')
  await confirmBy('businessManager', path)
  const key = 'A name was masked: Incident ASH-2019-0001'
  const home = async (who: keyof TestApp['people']) => (await app.signedIn(app.people[who])).open('/')
  const by = /Asked for by Test head \d, confirmed by Test business-manager \d, 3 June 2019/
  for (const who of ['scrutineer', 'head', 'businessManager'] as const) {
    const said = (await home(who)).answer(key)
    expect(said, who).toContain('1 place of 8 characters, in the record and its versions In: Description')
    expect(said, who).toMatch(by)
  }
  expect((await home('lado')).answer(key)).not.toContain('Description')
  for (const who of ['otherHead', 'partner'] as const) expect((await home(who)).answer(key), who).toBe('')
  app.at('2019-07-04T09:00:00.000Z')
  expect((await home('scrutineer')).answer(key)).toBe('')
})
