import type { Permission } from '../../server/access/permissions.ts'
import { permissions } from '../../server/access/permissions.ts'
import type { Role } from '../../server/access/vocabulary.ts'
import type { Person } from '../../server/access/person.ts'
import { readForm, typeForm } from '../../server/fields/form.ts'
import type { Typed } from '../../server/fields/field.ts'
import { recordKinds } from '../../server/kinds.ts'
import type { Db } from '../../server/database/schema.ts'
import type { Act } from '../../server/database/write.ts'
import { recordNew } from '../../server/records/actions.ts'
import type { RecordForm } from '../../server/fields/sections.ts'
import type { RecordKind, Saved } from '../../server/records/kind.ts'
import { visitKind } from '../../server/visits/kind.ts'
import { testNow, type TestApp } from '../support/app.ts'
import { aContact, aMeeting, anOutsideCount, aSampledRecord, aVisit } from '../support/records.ts'
import { aLadoContact } from '../support/lado-contact.ts'
import { anIncident } from '../incidents/incident.ts'

export type AnyRecordKind = RecordKind<Record<string, unknown>>

/** Every kind of record that is declared: a new one joins by that alone, and needs an example here. */
export const everyKind = recordKinds as unknown as readonly AnyRecordKind[]

const attributes = {
  fromOn: '2012-07-01',
  name: 'Cedar House',
  type: 'stc',
  operator: 'A company',
  places: 70,
  youngest: 12,
  oldest: 18,
  genders: 'mixed',
  state: 'open',
  source: '',
}

/** The visit that the example of a sampled record belongs to. */
const sampledVisit = '00000000-0000-4000-8000-0000000000aa'

/** A valid record of each kind, by its name. */
const examples: Record<string, object> = {
  incident: anIncident(),
  visit: aVisit(),
  'sampled-record': aSampledRecord({
    visitId: sampledVisit,
    finding: 'could-not-be-checked',
    missing: 'Footage',
  }),
  'lado-contact': aLadoContact(),
  contact: aContact(),
  'qa-meeting': aMeeting(),
  'outside-count': anOutsideCount(),
  establishment: { code: 'CED', attributes: [attributes] },
  'published-figure': {
    establishment: 'Medway STC',
    establishmentId: null,
    measure: 'use of force',
    unitOfCount: 'incidents',
    periodStart: '2018-06-01',
    periodEnd: '2018-11-30',
    value: 578,
    qualifier: '',
    confidence: 'B',
    sourceTitle: 'A newspaper',
    sourceUrl: 'https://example.org/a',
  },
}

/** Stores the example of a kind, with what it needs to stand. */
export async function recordExample(db: Db, act: Act, kind: AnyRecordKind): Promise<Saved> {
  const visit = await db.selectFrom('visit').select('id').where('id', '=', sampledVisit).executeTakeFirst()
  if (kind.name === 'sampled-record' && visit === undefined)
    await recordNew(db, { ...act, newId: () => sampledVisit }, visitKind, { values: aVisit() })
  return recordNew(db, act, kind, { values: exampleOf(kind) })
}

/** @throws for a kind that nobody gave an example of */
export function exampleOf(kind: AnyRecordKind): Record<string, unknown> {
  const example = examples[kind.name]
  if (example === undefined) throw new Error(`Give an example of a ${kind.name} in test/hostile/kinds.ts`)
  return example as Record<string, unknown>
}

const accountOf: Record<Role, keyof TestApp['people']> = {
  scrutineer: 'scrutineer',
  head: 'head',
  lado: 'lado',
  partner: 'partner',
  'business-manager': 'businessManager',
}

/** Somebody who may do this. */
export function somebodyFor(app: TestApp, permission: Permission) {
  return app.people[accountOf[permissions[permission][0]]]
}

export const personOf = (account: ReturnType<typeof somebodyFor>): Person => ({
  ...account,
  name: 'Test',
  organisation: null,
})

const context = { now: testNow, today: testNow.slice(0, 10) }

/**
 * Every control that takes free text, found by typing into each in turn: those that give back what was typed. A pseudonym takes
 * no comma, and a list takes what a pseudonym does not: several.
 */
export function textControls(asked: RecordForm<Record<string, unknown>>, typed: Typed): string[] {
  const givesBack = (control: string, probe: string): boolean => {
    const found = readForm(asked.form, { ...typed, [control]: probe }, context)
    return found.ok && typeForm(asked.form, found.value)[control] === probe
  }
  return Object.keys(typed).filter(
    (control) =>
      givesBack(control, 'Łódź, 1') ||
      (givesBack(control, 'Łódź-1') && !givesBack(control, 'Łódź-1\nŁódź-2')),
  )
}

/** Whether the form takes this text there, and as what; or its message. */
export function tryText(
  asked: RecordForm<Record<string, unknown>>,
  typed: Typed,
  [control, text]: [string, string],
): { taken: string } | { message: string } {
  const found = readForm(asked.form, { ...typed, [control]: text }, context)
  if (!found.ok) return { message: found.problems.map(({ message }) => message).join('; ') }
  const taken = typeForm(asked.form, found.value)[control]
  return { taken: typeof taken === 'string' ? taken : '' }
}
