import { beforeEach, describe, expect, it } from 'vitest'
import type { Person } from '../../server/access/person.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { meetingKind } from '../../server/qa-meetings/kind.ts'
import { correctRecord, recordNew } from '../../server/records/actions.ts'
import type { RecordKind } from '../../server/records/kind.ts'
import { outsideCountKind } from '../../server/returns/outside-counts/kind.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { birch } from '../support/people.ts'
import { aMeeting, anOutsideCount, aVisit } from '../support/records.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

/** A record that was `first`, and became each of the others by a correction with that reason; gives its history's address. */
async function became<Values extends object>(
  kind: RecordKind<Values>,
  first: NoInfer<Values>,
  ...then: [reason: string, values: NoInfer<Values>][]
): Promise<string> {
  const { db } = app.parts
  const person = {
    ...app.people.scrutineer,
    role: 'business-manager',
    name: '',
    organisation: null,
  } as Person
  const allSeeing: Person = kind.name === 'qa-meeting' ? person : { ...person, role: 'scrutineer' }
  const { id } = await recordNew(db, app.act(), kind, { values: first })
  for (const [place, [reason, values]] of then.entries()) {
    const correction = { id, version: place + 1, values, reason, person: allSeeing, today: '2019-06-03' }
    await correctRecord(db, app.act(), kind, correction)
  }
  return `${kind.base}/${id}/history`
}

const atBirch = { establishmentId: birch, children: ['K-901'], staffPseudonym: 'S-901' }

describe('a head of safeguarding reads in a history', () => {
  it('nothing of a LADO contact while it was another house’s, nor why it was moved', async () => {
    const path = await became(
      ladoContactKind,
      aLadoContact({ ...atBirch, shared: 'yes' }),
      ['It was the officer on nights at the other house', aLadoContact({ shared: 'yes' })],
      ['The threshold was decided', aLadoContact({ shared: 'yes', threshold: 'no' })],
    )
    const { text } = await (await app.signedIn(app.people.head)).open(path)
    expect(text).toContain('Version 2')
    expect(text).toMatch(/Threshold Was: Threshold met Now: Threshold not met/)
    expect(text).not.toMatch(/901|Version 1|officer on nights/)
    const lado = await app.signedIn(app.people.lado)
    expect((await lado.open(path)).text).toMatch(/officer on nights.*K-901/)
  })

  it('nothing of a LADO contact before it was shared, nor any reason that the LADO gave', async () => {
    const path = await became(
      ladoContactKind,
      aLadoContact({ children: ['K-902'] }),
      ['Shared now; the account names S-903', aLadoContact({ shared: 'yes' })],
      ['The account said too little of S-904', aLadoContact({ shared: 'yes', account: 'More.' })],
    )
    const { text } = await (await app.signedIn(app.people.head)).open(path)
    expect(text).toContain('Version 3')
    expect(text).not.toMatch(/90[234]|Version 1/)
  })

  it('what changed of a contact that was another’s in between, from what stood before to what stands after', async () => {
    const shared = aLadoContact({ shared: 'yes' })
    const path = await became(
      ladoContactKind,
      shared,
      ['Moved', { ...shared, ...atBirch }],
      ['Moved back', { ...shared, threshold: 'no' }],
    )
    const { text } = await (await app.signedIn(app.people.head)).open(path)
    expect(text).toMatch(/Version 3.*Threshold Was: Threshold met Now: Threshold not met Version 1/)
    expect(text).not.toMatch(/901|Version 2|Moved/)
  })

  it('nothing of a visit while it was another house’s, nor why the scrutineer corrected it', async () => {
    const path = await became(
      visitKind,
      aVisit({ establishmentId: birch, whatChildrenSaid: 'Birch children said this.' }),
      ['Wrong house', aVisit()],
      ['Added to my notes what S-7 did', aVisit({ privateNotes: 'Of S-7.', recordsSeen: 13 })],
    )
    const head = await app.signedIn(app.people.head)
    const { text } = await head.open(path)
    expect(text).toMatch(/records did you read.*12.*13/)
    expect(text).not.toMatch(/Birch children|Wrong house|S-7|Version 1/)
    const scrutineer = await app.signedIn(app.people.scrutineer)
    expect((await scrutineer.open(path)).text).toMatch(/S-7.*Wrong house.*Birch children/)
  })

  it('nothing of another source’s count while it was another house’s, nor why it was corrected', async () => {
    const path = await became(
      outsideCountKind,
      anOutsideCount({ establishmentId: birch, count: 901 }),
      ['Wrong house', anOutsideCount({ count: 12 })],
      ['My notes on S-7', anOutsideCount({ count: 13 })],
    )
    const { text } = await (await app.signedIn(app.people.head)).open(path)
    expect(text).toMatch(/Version 3.*12.*13/)
    expect(text).not.toMatch(/901|Wrong house|S-7|Version 1/)
  })
})

it('a partner reads nothing of a meeting as it stood before its organisation was invited', async () => {
  const invited = aMeeting()
  const others = [{ organisation: 'nhs', establishmentId: null, attendance: 'present' }] as const
  const path = await became(
    meetingKind,
    aMeeting({ minutes: 'Not for the police.', attendance: [...others] }),
    ['Their minutes were the wrong ones', invited],
  )
  const partner = await app.signedIn(app.people.partner)
  const { text } = await partner.open(path)
  expect(text).toContain('Version 2')
  expect(text).not.toMatch(/Not for the police|wrong ones/)
  const manager = await app.signedIn(app.people.businessManager)
  expect((await manager.open(path)).text).toMatch(/wrong ones.*Not for the police/)
})
