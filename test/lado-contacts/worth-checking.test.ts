import { beforeEach, describe, expect, it } from 'vitest'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import type { LadoContact } from '../../server/lado-contacts/sections.ts'
import { aChild, stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { birch } from '../support/people.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
  await stored(app, {
    ownReference: 'UOF/19/7',
    children: [aChild(), aChild({ pseudonym: 'K-13' })],
    staff: [{ pseudonym: 'S-7', part: 'used-force' }],
  })
})

const linesOf = async (change: Partial<LadoContact>): Promise<string[]> => {
  const contact = aLadoContact({
    type: 'referral',
    incidentNumbers: ['ASH-2019-0001'],
    staffPosition: 'moved',
    children: ['K-12'],
    staffPseudonym: 'S-7',
    ...change,
  })
  const by = { person: { ...app.people.lado, name: 'Test lado', organisation: null }, correcting: null }
  const lines = await ladoContactKind.worthChecking?.(app.parts.db, contact, by)
  return (lines ?? []).map(({ text }) => text)
}

describe('before a LADO contact is submitted', () => {
  it('an incident that it names and that is about the same people is nothing to check', async () => {
    expect(await linesOf({})).toEqual([])
    expect(await linesOf({ children: ['k-13', 'K-99'], staffPseudonym: 's-7' })).toEqual([])
    expect(await linesOf({ children: [], staffPseudonym: '' })).toEqual([])
  })

  it.each([
    [{ children: ['K-99'] }, 'child K-99'],
    [{ staffPseudonym: 'S-8' }, 'member of staff S-8'],
    [{ children: ['K-98', 'K-99'], staffPseudonym: 'S-8' }, 'children K-98 and K-99 or member of staff S-8'],
  ])('an incident whose record names other people is pointed out: %j', async (change, whom) => {
    expect(await linesOf(change)).toEqual([
      `The record of incident UOF/19/7 (ASH-2019-0001) does not name ${whom}: check the reference.`,
    ])
  })

  it('says nothing of an incident of another establishment', async () => {
    expect(await linesOf({ establishmentId: birch, children: ['K-99'] })).toEqual([])
  })

  it('an outcome without an interim decision, or without a threshold, is pointed out', async () => {
    const closed = { outcome: 'unsubstantiated', outcomeOn: '2019-06-02' } as const
    expect(await linesOf({ ...closed, staffPosition: 'not-recorded' })).toEqual([
      'It has an outcome, and does not say what was decided about the member of staff until then.',
    ])
    expect(await linesOf({ ...closed, type: 'historical', threshold: 'undecided' })).toEqual([
      'It has an outcome, and whether the harm threshold is met is not decided.',
    ])
    expect(await linesOf({ threshold: 'undecided', staffPosition: 'not-recorded' })).toEqual([])
  })
})
