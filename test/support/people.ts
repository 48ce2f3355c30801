import { argon2 } from 'node:crypto'
import { promisify } from 'node:util'
import { noAppointment, type Role } from '../../server/access/vocabulary.ts'
import { hashPassword } from '../../server/access/passwords.ts'
import { personContent } from '../../server/access/people/queries.ts'
import { establishmentContent } from '../../server/establishments/queries.ts'
import { sealNewCodes } from '../../server/history/codes.ts'
import { recordVersion } from '../../server/history/record.ts'
import type { Db } from '../../server/database/schema.ts'

interface TestPerson {
  id: string
  email: string
  role: Role
  establishmentId: string | null
}

export interface People {
  scrutineer: TestPerson
  /** Head of safeguarding at Ash House, where most things happen. */
  head: TestPerson
  /** Head of safeguarding at Birch House, who must see nothing of Ash House. */
  otherHead: TestPerson
  lado: TestPerson
  partner: TestPerson
  businessManager: TestPerson
}

/** Ash House is a young offender institution, Birch House a secure training centre; both opened in 2010. */
export const ash = '00000000-0000-4000-8000-00000000000a'
export const birch = '00000000-0000-4000-8000-00000000000b'

/** The codes on every test person's sheet, by number: more than any test signs in. */
export const sheetCode = (number: number): string => `TEST${String(number).padStart(4, '0')}`

const numbers = Array.from({ length: 60 }, (_, place) => place + 1)

// The cheapest hash that the real check still reads, worked out once a run.
let sheet: Promise<string[]> | undefined
const sheetHashes = () => (sheet ??= Promise.all(numbers.map((number) => cheapHash(sheetCode(number)))))

/** A hash as weak as one of long ago. */
export async function cheapHash(code: string): Promise<string> {
  const nonce = Buffer.alloc(16)
  const tag = await derive('argon2id', {
    message: code,
    nonce,
    memory: 8,
    passes: 1,
    parallelism: 1,
    tagLength: 32,
  })
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$m=8,t=1,p=1$${text(nonce)}$${text(tag)}`
}

const derive = promisify(argon2)

/** Gives a person a printed code sheet, and where their role must hold one a passkey that no test uses. */
async function giveSecondFactors(db: Db, { id, role }: TestPerson): Promise<void> {
  const own = {
    personId: id,
    addedAt: '2018-01-01T00:00:00.000Z',
    lastUsedAt: null,
    lastStep: null,
    counter: 0,
    transports: '',
  }
  const factorId = `sheet-${id}`
  await db
    .insertInto('factor')
    .values({ ...own, id: factorId, kind: 'sheet', name: 'Code sheet', secret: '', credentialId: null })
    .execute()
  const hashes = await sheetHashes()
  const codes = numbers.map((number, place) => ({
    factorId,
    number,
    hash: hashes[place] ?? '',
    usedAt: null,
  }))
  await db.insertInto('singleUseCode').values(codes).execute()
  if (role !== 'scrutineer' && role !== 'business-manager') return
  const key = {
    kind: 'passkey',
    name: 'Key in a drawer',
    secret: 'none',
    credentialId: `none-${id}`,
  } as const
  await db
    .insertInto('factor')
    .values({ ...own, id: `passkey-${id}`, ...key })
    .execute()
}

let hash: Promise<string> | undefined

// A cheap hash of the one test password: the real sign-in form is used, and would cost 20 ms a test.
const testHash = () => (hash ??= hashPassword('correct horse battery', Buffer.alloc(16)))

/** Two houses and six people, each with the event and the version that the application would have left of them. */
export async function peopleOf(db: Db, seal: (text: string) => string): Promise<People> {
  await addHouse(db, ash, { code: 'ASH', name: 'Ash House', type: 'yoi' })
  await addHouse(db, birch, { code: 'BIR', name: 'Birch House', type: 'stc' })
  const add = (n: number, role: Role, establishmentId: string | null = null) =>
    addPerson(db, n, role, establishmentId)
  const people = {
    scrutineer: await add(1, 'scrutineer'),
    head: await add(2, 'head', ash),
    otherHead: await add(3, 'head', birch),
    lado: await add(4, 'lado'),
    partner: await add(5, 'partner'),
    businessManager: await add(6, 'business-manager'),
  }
  const ids = Object.values(people).map(({ id }) => id)
  await recordAll(db, { seal, at: createdAt }, { subject: 'person', ids })
  await recordAll(db, { seal, at: addedAt }, { subject: 'establishment', ids: [ash, birch] })
  const act = { who: { id: 'system', role: 'system' }, at: addedAt, key: null, newId: () => '', seal }
  await db.transaction().execute((tx) => sealNewCodes(tx, act))
  return people
}

const readers = { establishment: establishmentContent, person: personContent }

async function recordAll(
  db: Db,
  { seal, at }: { seal: (text: string) => string; at: string },
  { subject, ids }: { subject: 'establishment' | 'person'; ids: readonly string[] },
): Promise<void> {
  const act = { who: { id: 'system', role: 'system' }, at, key: null, newId: () => '', seal }
  await db.transaction().execute(async (tx) => {
    for (const subjectId of ids) {
      const content = await readers[subject](tx, subjectId)
      await recordVersion(tx, act, { act: 'recorded', subject, subjectId, version: 1, content, reason: '' })
    }
  })
}

const createdAt = '2018-01-01T00:00:00.000Z'

// June 2019, the month that tests begin in, is the first of which a return is asked.
const addedAt = '2019-05-01T09:00:00.000Z'

async function addHouse(
  db: Db,
  id: string,
  house: { code: string; name: string; type: 'yoi' | 'stc' },
): Promise<void> {
  await db
    .insertInto('establishment')
    .values({ id, code: house.code, version: 1, recordedAt: addedAt })
    .execute()
  await db
    .insertInto('establishmentAttribute')
    .values({
      establishmentId: id,
      fromOn: '2010-01-01',
      name: house.name,
      type: house.type,
      operator: 'Operator',
      places: 60,
      youngest: 12,
      oldest: 18,
      genders: 'mixed',
      state: 'open',
      source: '',
    })
    .execute()
}

async function addPerson(db: Db, n: number, role: Role, establishmentId: string | null): Promise<TestPerson> {
  const person = {
    id: `00000000-0000-4000-8000-00000000010${n}`,
    email: `${role}${n}@example.org`,
    role,
    establishmentId,
  }
  await db
    .insertInto('person')
    .values({
      ...person,
      name: `Test ${role} ${n}`,
      organisation: role === 'partner' ? 'police' : null,
      passwordHash: await testHash(),
      createdAt,
      ...(role === 'partner'
        ? noAppointment
        : ({ appointedAs: 'holder', appointedFrom: '2018-01-01', appointedTo: null } as const)),
      disabledAt: null,
      version: 1,
    })
    .execute()
  await giveSecondFactors(db, person)
  return person
}

/** An appointment as the business manager types it: a deputy since 2018, unless a test says otherwise. */
export const typedAppointment = (how: 'holder' | 'deputy' = 'deputy') => ({
  appointedAs: how,
  'appointedFrom-day': '1',
  'appointedFrom-month': '1',
  'appointedFrom-year': '2018',
  'appointedTo-day': '',
  'appointedTo-month': '',
  'appointedTo-year': '',
})
