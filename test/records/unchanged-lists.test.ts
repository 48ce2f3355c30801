import { beforeEach, describe, expect, it } from 'vitest'
import { verifyHistory } from '../../server/history/verify.ts'
import { incidentKind } from '../../server/incidents/kind.ts'
import type { Incident } from '../../server/incidents/sections.ts'
import { sealWith } from '../../server/keys.ts'
import { contents } from '../../server/kinds.ts'
import { ladoContactKind } from '../../server/lado-contacts/kind.ts'
import { correctRecord, recordNew } from '../../server/records/actions.ts'
import { versionsOf } from '../../server/records/queries.ts'
import { aChild, corrected, stored } from '../incidents/incident.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { birch } from '../support/people.ts'

let app: TestApp
beforeEach(async () => {
  app = await startApp()
})

const isSound = async () =>
  (await verifyHistory(app.parts.db, sealWith(app.parts.keys.history), contents)).sound

/** An incident with something in every list, and signs in no order. */
const whole: Partial<Incident> = {
  reasonsOther: ['verbal-threat', 'damage'],
  techniques: [
    { technique: 'arm-hold', uses: 2 },
    { technique: 'guiding-hold', uses: 1 },
  ],
  children: [aChild({ warningSigns: ['vomiting', 'breathing'] }), aChild({ pseudonym: 'K-13' })],
  staff: [
    { pseudonym: 'S-1', part: 'used-force' },
    { pseudonym: 'S-2', part: 'present' },
  ],
  warningSigns: [],
}

const changes: [list: string, differs: Partial<Incident>][] = [
  ['no list', { behaviour: 'A fight in the kitchen.' }],
  ['its other reasons', { reasonsOther: ['damage'] }],
  ['its techniques, in another order', { techniques: [...(whole.techniques ?? [])].reverse() }],
  ['its children', { children: [aChild({ pseudonym: 'K-13' })] }],
  ['what was seen on a child', { children: [aChild(), aChild({ pseudonym: 'K-13' })] }],
  ['its staff', { staff: [] }],
  ['every list', { reasonsOther: [], techniques: [], children: [], staff: [] }],
]

describe('a correction of an incident', () => {
  it.each(changes)('that changes %s keeps the version as it is stored', async (_list, differs) => {
    const { db } = app.parts
    const { id } = await stored(app, whole)
    const first = await incidentKind.contentOf(db, id)
    await corrected(app, id, { ...whole, ...differs })
    const now = await incidentKind.contentOf(db, id)
    expect(now).toEqual({ ...first, ...sorted(differs), version: 2 })
    const [, version] = await versionsOf(db, 'incident', id)
    expect({ ...version?.content }).toEqual(JSON.parse(JSON.stringify(withoutNulls(now))))
    expect(await isSound()).toBe(true)
  })
})

describe('a LADO contact that was recorded for the wrong establishment', () => {
  it('names the children of the right one, though their pseudonyms are the same', async () => {
    const { db, newId } = app.parts
    const values = aLadoContact({ incidentNumbers: [] })
    const { id } = await recordNew(db, app.act(), ladoContactKind, { values })
    const person = { ...app.people.lado, name: '', organisation: null }
    const act = { ...app.act(), newId, who: { id: person.id, role: 'lado' } }
    const moved = { ...values, establishmentId: birch }
    const correction = { id, version: 1, values: moved, reason: 'Wrong house', person, today: '2019-06-03' }
    await correctRecord(db, act, ladoContactKind, correction)
    const children = await db
      .selectFrom('ladoContactChild')
      .innerJoin('child', 'child.id', 'ladoContactChild.childId')
      .select(['child.establishmentId', 'child.pseudonym'])
      .execute()
    expect(children).toEqual([{ establishmentId: birch, pseudonym: 'K-12' }])
    expect(await isSound()).toBe(true)
  })
})

/** What stands in no order is read in that of its codes. */
const sorted = (differs: Partial<Incident>): Partial<Incident> => ({
  ...differs,
  ...(differs.reasonsOther === undefined ? {} : { reasonsOther: [...differs.reasonsOther].sort() }),
})

const withoutNulls = (value: unknown): unknown => {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(withoutNulls)
  const entries = Object.entries(value).filter(([, each]) => each !== null)
  return Object.fromEntries(entries.map(([name, each]) => [name, withoutNulls(each)]))
}
