import { addApp, addPasskey, renewRecoveryCodes, renewSheet } from '../../../server/access/factors/actions.ts'
import { newAppSecret } from '../../../server/access/factors/app.ts'
import { addPerson } from '../../../server/access/people/actions.ts'
import type { Person } from '../../../server/access/person.ts'
import { noAppointment } from '../../../server/access/vocabulary.ts'
import { write, type Act, type Who } from '../../../server/database/write.ts'
import type { Attributes } from '../../../server/establishments/form.ts'
import { establishmentKind } from '../../../server/establishments/kind.ts'
import { readForm, typeForm } from '../../../server/fields/form.ts'
import { sealNewCodes } from '../../../server/history/codes.ts'
import { sealWith } from '../../../server/keys.ts'
import { correctRecord, recordNew } from '../../../server/records/actions.ts'
import type { Asking, RecordKind, Saved } from '../../../server/records/kind.ts'
import { localDateOf } from '../../../reports/clocks.ts'
import { ash, birch } from '../../support/people.ts'
import type { Account, Service } from './service.ts'

export type WorldPerson = Person & Account

/** The database while it is made: who is there, and what they do at the moment of its clock. */
export interface World {
  service: Service
  people: Record<keyof typeof offices, WorldPerson>
  act: (who: Who, key?: string) => Act
  /** Records it as this person could by its form. */
  record: <Values extends object>(
    who: Person,
    kind: RecordKind<Values>,
    values: NoInfer<Values>,
    act?: Partial<Act>,
  ) => Promise<Saved>
  /** Corrects it from what stands. */
  correct: <Values extends object>(
    who: Person,
    kind: RecordKind<Values>,
    change: { id: string; differs: Partial<NoInfer<Values>>; reason: string },
  ) => Promise<Saved>
}

const system = { id: 'system', role: 'system' }

/** The establishments and the accounts, as a business manager sets them up in April 2019. */
export async function beginWorld(service: Service): Promise<World> {
  const { parts } = service
  const act = (who: Who, key?: string): Act => ({
    who: { id: who.id, role: who.role },
    at: service.now(),
    key: key ?? null,
    newId: parts.newId,
    seal: sealWith(parts.keys.history),
  })
  const world: World = {
    service,
    people: {} as World['people'],
    act,
    record: async (who, kind, values, more = {}) => {
      await refuseUnfit(world, who, { kind }, values)
      return recordNew(parts.db, { ...act(who), ...more }, kind, { values })
    },
    correct: async (who, kind, { id, differs, reason }) => {
      const today = localDateOf(service.now())
      const { version, content, establishmentId } = await kind.load(parts.db, who, id, today)
      const values = { ...content, ...differs }
      await refuseUnfit(world, who, { kind, correcting: { id, establishmentId } }, values)
      return correctRecord(parts.db, act(who), kind, { id, version, values, reason, person: who, today })
    },
  }
  await write(parts.db, act(system), (tx) => sealNewCodes(tx, act(system)))
  await addAccounts(world, system, ['businessManager'])
  await addHouses(world)
  const others = Object.keys(offices).filter((name) => name !== 'businessManager')
  await addAccounts(world, world.people.businessManager, others as (keyof typeof offices)[])
  return world
}

/** What no form would take must not be kept either. */
async function refuseUnfit<Values extends object>(
  { service: { parts, now } }: World,
  person: Person,
  { kind, ...change }: { kind: RecordKind<Values>; correcting?: NonNullable<Asking<Values>['correcting']> },
  values: Values,
): Promise<void> {
  const today = localDateOf(now())
  const asking = { ...change, db: parts.db, person, today }
  const { form: first } = await kind.formFor(asking)
  const typed = typeForm(first, values)
  const { form } = await kind.formFor({ ...asking, typed })
  const found = readForm(form, typeForm(form, values), { now: now(), today })
  if (!found.ok) throw new Error(`No form takes this ${kind.one}: ${JSON.stringify(found.problems)}`)
}

type House = readonly [code: string, ...attributes: (Partial<Attributes> & { fromOn: string })[]]

/** With the ids that the factories of tests name: Ash House grew, Cedar House is closed, and Damson House is paused. */
const houses: Record<string, House> = {
  [ash]: [
    'ASH',
    { fromOn: '2010-01-01', name: 'Ash House', type: 'yoi' },
    { fromOn: '2017-04-01', name: 'Ash House', type: 'yoi', places: 80, source: 'A letter of March 2017' },
  ],
  [birch]: ['BIR', { fromOn: '2010-01-01', name: 'Birch House', type: 'stc' }],
  '00000000-0000-4000-8000-00000000000c': [
    'CED',
    { fromOn: '2011-05-01', name: 'Cedar House', type: 'sch' },
    { fromOn: '2018-03-31', name: 'Cedar House', type: 'sch', places: 0, state: 'closed' },
  ],
  '00000000-0000-4000-8000-00000000000d': [
    'DAM',
    { fromOn: '2012-07-01', name: 'Damson House', type: 'stc' },
    { fromOn: '2018-02-01', name: 'Damson House', type: 'stc', state: 'paused', source: 'Repairs' },
  ],
}

async function addHouses({ people, record }: World): Promise<void> {
  const usual = { operator: 'Operator', places: 60, youngest: 12, oldest: 18, source: '' } as const
  const whom = { genders: 'mixed', state: 'open' } as const
  for (const [id, [code, ...attributes]] of Object.entries(houses)) {
    const values = {
      code,
      attributes: attributes.map((each) => ({ ...usual, ...whom, name: '', type: 'yoi' as const, ...each })),
    }
    await record(people.businessManager, establishmentKind, values, { newId: () => id })
  }
}

/** Everybody holds a code sheet, which tests sign in with; and each other second step is somebody's. */
const offices = {
  businessManager: { role: 'business-manager', also: ['passkey', 'recovery'] },
  scrutineer: { role: 'scrutineer', also: ['passkey', 'app'] },
  head: { role: 'head', establishmentId: ash, also: ['app'] },
  otherHead: { role: 'head', establishmentId: birch, also: [] },
  lado: { role: 'lado', also: ['recovery'] },
  deputy: { role: 'lado', also: [] },
  partner: { role: 'partner', organisation: 'police', also: [] },
} as const satisfies Record<string, Partial<Person> & { also: readonly ('app' | 'passkey' | 'recovery')[] }>

async function addAccounts(world: World, who: Who, names: (keyof typeof offices)[]): Promise<void> {
  for (const name of names) {
    const { also, ...own } = { establishmentId: null, organisation: null, ...offices[name] }
    const appointment =
      own.role === 'partner'
        ? noAppointment
        : ({
            appointedAs: name === 'deputy' ? 'deputy' : 'holder',
            appointedFrom: '2019-04-01',
            appointedTo: null,
          } as const)
    const person = { ...own, name: `Test ${name}` }
    const account = { email: `${name.toLowerCase()}@example.org`, password: 'correct horse battery' }
    const { db } = world.service.parts
    const id = await addPerson(db, world.act(who), { ...person, ...appointment, ...account })
    const owner = { id, role: own.role }
    const sheet = await renewSheet(db, world.act(owner), id)
    world.people[name] = { ...person, ...account, id, sheet }
    for (const kind of also) await addFactor(world, owner, kind)
  }
}

function addFactor({ service, act }: World, owner: Who, kind: 'app' | 'passkey' | 'recovery') {
  const { db, newId } = service.parts
  const own = { personId: owner.id, name: kind === 'app' ? 'Work phone' : 'Key in a drawer' }
  if (kind === 'app') return addApp(db, act(owner), own, { secret: newAppSecret(), lastStep: 1 })
  if (kind === 'recovery') return renewRecoveryCodes(db, act(owner), owner.id)
  // No test signs in with it: its other half was never anywhere.
  const key = { credentialId: `kept-${newId()}`, secret: 'none', counter: 0, transports: 'usb' }
  return addPasskey(db, act(owner), own, key)
}
