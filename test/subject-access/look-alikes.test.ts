import { beforeEach, describe, expect, it } from 'vitest'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { recordNew } from '../../server/records/actions.ts'
import { aChild, stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import type { Browser } from '../support/browser.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { likeK12 } from '../support/look-alikes.ts'
import { ash } from '../support/people.ts'

let app: TestApp
let scrutineer: Browser
beforeEach(async () => {
  app = await startApp()
  scrutineer = await app.signedIn(app.people.scrutineer)
})

const ask = async (pseudonym: string, kind = 'child') => {
  await scrutineer.open('/subject-access')
  return scrutineer.send({ establishmentId: ash, kind, pseudonym, format: 'page' })
}

const spellings = likeK12.filter((each) => each.trim() === each)

describe('a subject access search', () => {
  it('finds each record of a child in every spelling, whichever is asked for', async () => {
    for (const pseudonym of spellings)
      await stored(app, { children: [aChild({ pseudonym })], description: 'Held.' })
    await recordNew(app.parts.db, app.act(), ladoContactKind, {
      values: aLadoContact({ children: ['K–12'] }),
    })
    for (const pseudonym of ['K-12', 'k–12', 'Ｋ－１２', 'K\u200b-12\u00a0'])
      expect((await ask(pseudonym)).text, JSON.stringify(pseudonym)).toContain(
        `${spellings.length + 1} records`,
      )
    expect((await ask('K 12')).text).toContain('0 records')
    expect((await ask('K12')).text).toContain('0 records')
  })

  it('finds a member of staff in every spelling, in incidents and in LADO contacts', async () => {
    await stored(app, { staff: [{ pseudonym: 'S–104', part: 'used-force' }] })
    await recordNew(app.parts.db, app.act(), ladoContactKind, {
      values: aLadoContact({ staffPseudonym: 'ｓ‑104' }),
    })
    expect((await ask('S-104', 'staff')).text).toContain('2 records')
    expect((await ask('S 104', 'staff')).text).toContain('0 records')
  })

  it('lists the texts that name them in another spelling, and marks others in theirs', async () => {
    await stored(app, { children: [aChild({ pseudonym: 'X-1' })], behaviour: 'K–12 was near, he said.' })
    await stored(app, {
      children: [aChild(), aChild({ pseudonym: 'K-13' })],
      behaviour: 'Then k–13 and K\u00ad-13 ran from Ｋ-12.',
    })
    const { text } = await ask('K-12')
    expect(text).toContain('K–12 was near')
    expect(text).toContain('Then [third party k–13] and [third party K\u00ad-13] ran from Ｋ-12')
  })
})
